'use client';

import { useTranslate } from '../../i18n/i18n-provider';
import { Dialog } from '../../ui/dialog/dialog';
import { SecretOnce } from '../../ui/secret/secret-once';

/** The one moment in which the secret of a target can be read. */
export function SecretDialog(props: { name: string; secret: string | undefined; onClose: () => void }) {
  const t = useTranslate();
  return (
    <Dialog
      title={t('targets.secret.title', { name: props.name })}
      isOpen={props.secret !== undefined}
      onClose={props.onClose}
    >
      <div className="flex flex-col gap-4">
        <SecretOnce
          secret={props.secret ?? ''}
          label={t('targets.secret.label')}
          warning={t('targets.secret.warning')}
          copy={t('targets.secret.copy')}
        />
        <div className="text-right">
          <button type="button" className="control-primary" onClick={props.onClose}>
            {t('targets.secret.kept')}
          </button>
        </div>
      </div>
    </Dialog>
  );
}
