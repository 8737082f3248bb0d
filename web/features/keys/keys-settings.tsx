'use client';

import type { Key } from '@almenara/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { KeyRound, Plus } from 'lucide-react';
import { useState } from 'react';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { Section } from '../../ui/section/section';
import { useMay } from '../../ui/session/session-provider';
import { ForbiddenState } from '../../ui/states/forbidden-state';
import { Loaded } from '../../ui/states/loaded';
import { StatePanel } from '../../ui/states/state-panel';
import { CreateKeyDialog } from './create-key-dialog';
import { KeySecretDialog } from './key-secret-dialog';
import { KeyTable } from './key-table';
import { RevokeKeyDialog } from './revoke-key-dialog';
import { RotateKeyDialog } from './rotate-key-dialog';

type Open = { kind: 'create' } | { kind: 'rotate' | 'revoke'; key: Key };

/** Who may send data or call the API without being a person. */
export function KeysSettings(props: { project: string }) {
  const t = useTranslate();
  const client = useQueryClient();
  const isAdmin = useMay('admin');
  const [open, setOpen] = useState<Open>();
  const [made, setMade] = useState<{ name: string; secret: string }>();
  const { project } = props;
  const keys = useQuery({
    queryKey: ['keys', project],
    queryFn: ({ signal }) => callApi('listKeys', { params: { project } }, signal),
    enabled: isAdmin,
  });
  const close = () => setOpen(undefined);
  const changed = () => {
    close();
    void client.invalidateQueries({ queryKey: ['keys', project] });
  };
  const showSecret = (answer: { key: Key; secret: string }) => {
    changed();
    setMade({ name: answer.key.name, secret: answer.secret });
  };
  if (!isAdmin) return <ForbiddenState needs="admin" />;
  return (
    <Section
      title={t('settings.tab.keys')}
      text={t('keys.text')}
      action={
        <button type="button" className="control-primary" onClick={() => setOpen({ kind: 'create' })}>
          <Plus size={14} aria-hidden="true" />
          {t('keys.new')}
        </button>
      }
    >
      <Loaded query={keys} needs="admin" skeleton="h-40">
        {({ items }) =>
          items.length === 0 ? (
            <StatePanel state="empty" icon={<KeyRound aria-hidden="true" />} title={t('keys.none')}>
              <p>{t('keys.none.text')}</p>
            </StatePanel>
          ) : (
            <KeyTable
              keys={items}
              now={keys.dataUpdatedAt}
              onRotate={(key) => setOpen({ kind: 'rotate', key })}
              onRevoke={(key) => setOpen({ kind: 'revoke', key })}
            />
          )
        }
      </Loaded>
      <CreateKeyDialog
        project={project}
        isOpen={open?.kind === 'create'}
        onMade={showSecret}
        onClose={close}
      />
      {open?.kind === 'rotate' ? (
        <RotateKeyDialog project={project} apiKey={open.key} onMade={showSecret} onClose={close} />
      ) : null}
      {open?.kind === 'revoke' ? (
        <RevokeKeyDialog project={project} apiKey={open.key} onRevoked={changed} onClose={close} />
      ) : null}
      <KeySecretDialog name={made?.name ?? ''} secret={made?.secret} onClose={() => setMade(undefined)} />
    </Section>
  );
}
