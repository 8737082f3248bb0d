'use client';

import { useTranslate } from '../../i18n/i18n-provider';

/** The end of a form in a dialog: leave it as it was, or do what it is for. */
export function DialogActions(props: {
  submit: string;
  isDisabled: boolean;
  isDanger?: boolean | undefined;
  onClose: () => void;
}) {
  const t = useTranslate();
  return (
    <div className="flex flex-wrap justify-end gap-2">
      <button type="button" className="control" onClick={props.onClose}>
        {t('confirm.cancel')}
      </button>
      <button
        type="submit"
        className={props.isDanger ? 'control-danger' : 'control-primary'}
        disabled={props.isDisabled}
      >
        {props.submit}
      </button>
    </div>
  );
}
