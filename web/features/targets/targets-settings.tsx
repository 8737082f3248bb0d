'use client';

import type { Target } from '@almenara/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus, ScrollText, Webhook as WebhookIcon } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { Section } from '../../ui/section/section';
import { ForRole } from '../../ui/session/for-role';
import { useMay } from '../../ui/session/session-provider';
import { ForbiddenState } from '../../ui/states/forbidden-state';
import { Loaded } from '../../ui/states/loaded';
import { StatePanel } from '../../ui/states/state-panel';
import { ChangeTargetDialog } from './change-target-dialog';
import { CreateTargetDialog } from './create-target-dialog';
import { RemoveTargetDialog } from './remove-target-dialog';
import { RotateSecretDialog } from './rotate-secret-dialog';
import { SecretDialog } from './secret-dialog';
import type { TargetDialog } from './target-actions';
import { TargetList } from './target-list';

type Opened = { readonly dialog: TargetDialog; readonly target: Target };
type Made = { readonly name: string; readonly secret: string | null };

/** Who is told of incidents and asked for remediations. */
export function TargetsSettings({ project }: { project: string }) {
  const t = useTranslate();
  const client = useQueryClient();
  const maySee = useMay('engineer');
  const [isCreating, setIsCreating] = useState(false);
  const [opened, setOpened] = useState<Opened>();
  const [made, setMade] = useState<Made>();
  const targets = useQuery({
    queryKey: ['targets', project],
    queryFn: ({ signal }) => callApi('listTargets', { params: { project } }, signal),
    enabled: maySee,
  });
  if (!maySee) return <ForbiddenState needs="engineer" />;
  const refresh = () => void client.invalidateQueries({ queryKey: ['targets', project] });
  const close = () => setOpened(undefined);
  const done = () => {
    setIsCreating(false);
    close();
    refresh();
  };
  const show = (answer: Made) => {
    done();
    setMade(answer);
  };
  return (
    <Section
      title={t('settings.tab.targets')}
      text={t('targets.text')}
      action={<Heading project={project} onNew={() => setIsCreating(true)} />}
    >
      <Loaded query={targets} needs="engineer" skeleton="h-40">
        {({ items }) =>
          items.length === 0 ? (
            <StatePanel state="empty" icon={<WebhookIcon aria-hidden="true" />} title={t('targets.none')}>
              <p>{t('targets.none.text')}</p>
            </StatePanel>
          ) : (
            <TargetList
              project={project}
              targets={items}
              onOpen={(dialog, target) => setOpened({ dialog, target })}
              onChanged={refresh}
            />
          )
        }
      </Loaded>
      <CreateTargetDialog
        project={project}
        isOpen={isCreating}
        onMade={show}
        onClose={() => setIsCreating(false)}
      />
      {opened?.dialog === 'change' ? (
        <ChangeTargetDialog project={project} target={opened.target} onChanged={done} onClose={close} />
      ) : null}
      {opened?.dialog === 'rotate' ? (
        <RotateSecretDialog project={project} target={opened.target} onRotated={show} onClose={close} />
      ) : null}
      {opened?.dialog === 'remove' ? (
        <RemoveTargetDialog project={project} target={opened.target} onRemoved={done} onClose={close} />
      ) : null}
      <SecretDialog
        name={made?.name ?? ''}
        secret={made?.secret ?? undefined}
        onClose={() => setMade(undefined)}
      />
    </Section>
  );
}

function Heading(props: { project: string; onNew: () => void }) {
  const t = useTranslate();
  return (
    <div className="flex flex-wrap gap-2">
      <Link href={`/${props.project}/settings/targets/deliveries`} className="control">
        <ScrollText size={14} aria-hidden="true" />
        {t('deliveries.title')}
      </Link>
      <ForRole needs="admin">
        <button type="button" className="control-primary" onClick={props.onNew}>
          <Plus size={14} aria-hidden="true" />
          {t('targets.new')}
        </button>
      </ForRole>
    </div>
  );
}
