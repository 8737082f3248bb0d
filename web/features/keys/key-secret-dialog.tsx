'use client';

import { useTranslate } from '../../i18n/i18n-provider';
import { Dialog } from '../../ui/dialog/dialog';
import { SecretOnce } from '../../ui/secret/secret-once';

/** The one moment in which a key can be read. */
export function KeySecretDialog(props: { name: string; secret: string | undefined; onClose: () => void }) {
  const t = useTranslate();
  return (
    <Dialog
      title={t('keys.secret.title', { name: props.name })}
      isOpen={props.secret !== undefined}
      onClose={props.onClose}
    >
      <div className="flex flex-col gap-4">
        <SecretOnce
          secret={props.secret ?? ''}
          label={t('keys.secret.label')}
          warning={t('keys.secret.warning')}
          copy={t('keys.secret.copy')}
        />
        <div className="text-right">
          <button type="button" className="control-primary" onClick={props.onClose}>
            {t('keys.secret.kept')}
          </button>
        </div>
      </div>
    </Dialog>
  );
}
