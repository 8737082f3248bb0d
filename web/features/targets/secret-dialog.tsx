'use client';

import { useTranslate } from '../../i18n/i18n-provider';
import { Dialog } from '../../ui/dialog/dialog';
import { SecretOnce } from '../../ui/secret/secret-once';

/** The one moment in which the secret of a webhook can be read. */
export function WebhookSecretDialog(props: { url: string; secret: string | undefined; onClose: () => void }) {
  const t = useTranslate();
  return (
    <Dialog
      title={t('webhooks.secret.title', { url: props.url })}
      isOpen={props.secret !== undefined}
      onClose={props.onClose}
    >
      <div className="flex flex-col gap-4">
        <SecretOnce
          secret={props.secret ?? ''}
          label={t('webhooks.secret.label')}
          warning={t('webhooks.secret.warning')}
          copy={t('webhooks.secret.copy')}
        />
        <div className="text-right">
          <button type="button" className="control-primary" onClick={props.onClose}>
            {t('webhooks.secret.kept')}
          </button>
        </div>
      </div>
    </Dialog>
  );
}
