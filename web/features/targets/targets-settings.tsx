'use client';

import type { Webhook } from '@almenara/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus, Webhook as WebhookIcon } from 'lucide-react';
import { useState } from 'react';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { Section } from '../../ui/section/section';
import { ForRole } from '../../ui/session/for-role';
import { useMay } from '../../ui/session/session-provider';
import { ForbiddenState } from '../../ui/states/forbidden-state';
import { Loaded } from '../../ui/states/loaded';
import { StatePanel } from '../../ui/states/state-panel';
import { CreateWebhookDialog } from './create-webhook-dialog';
import { RemoveWebhookDialog } from './remove-webhook-dialog';
import { WebhookSecretDialog } from './webhook-secret-dialog';
import { WebhookTable } from './webhook-table';

/** Where incidents are told. */
export function WebhooksSettings(props: { project: string }) {
  const t = useTranslate();
  const client = useQueryClient();
  const maySee = useMay('engineer');
  const [isCreating, setIsCreating] = useState(false);
  const [removed, setRemoved] = useState<Webhook>();
  const [made, setMade] = useState<{ url: string; secret: string }>();
  const { project } = props;
  const webhooks = useQuery({
    queryKey: ['webhooks', project],
    queryFn: ({ signal }) => callApi('listWebhooks', { params: { project } }, signal),
    enabled: maySee,
  });
  const refresh = () => void client.invalidateQueries({ queryKey: ['webhooks', project] });
  if (!maySee) return <ForbiddenState needs="engineer" />;
  return (
    <Section
      title={t('settings.tab.webhooks')}
      text={t('webhooks.text')}
      action={
        <ForRole needs="admin">
          <button type="button" className="control-primary" onClick={() => setIsCreating(true)}>
            <Plus size={14} aria-hidden="true" />
            {t('webhooks.new')}
          </button>
        </ForRole>
      }
    >
      <Loaded query={webhooks} needs="engineer" skeleton="h-40">
        {({ items }) =>
          items.length === 0 ? (
            <StatePanel state="empty" icon={<WebhookIcon aria-hidden="true" />} title={t('webhooks.none')}>
              <p>{t('webhooks.none.text')}</p>
            </StatePanel>
          ) : (
            <WebhookTable project={project} webhooks={items} onRemove={setRemoved} onTested={refresh} />
          )
        }
      </Loaded>
      <CreateWebhookDialog
        project={project}
        isOpen={isCreating}
        onMade={(answer) => {
          setIsCreating(false);
          refresh();
          setMade(answer);
        }}
        onClose={() => setIsCreating(false)}
      />
      {removed ? (
        <RemoveWebhookDialog
          project={project}
          webhook={removed}
          onRemoved={() => {
            setRemoved(undefined);
            refresh();
          }}
          onClose={() => setRemoved(undefined)}
        />
      ) : null}
      <WebhookSecretDialog url={made?.url ?? ''} secret={made?.secret} onClose={() => setMade(undefined)} />
    </Section>
  );
}
