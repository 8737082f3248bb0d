'use client';

import type { Role } from '@almenara/contract';
import { useTranslate } from '../../i18n/i18n-provider';
import { ForRole } from '../session/for-role';
import { SavedNote } from './saved-note';

/** The end of a form of settings: saves for who may, and says that it did. */
export function SaveRow(props: { needs: Role; isDisabled: boolean; isSaved: boolean }) {
  const t = useTranslate();
  return (
    <ForRole needs={props.needs}>
      <div className="flex flex-wrap items-center gap-3">
        <button type="submit" className="control-primary" disabled={props.isDisabled}>
          {t('form.save')}
        </button>
        <SavedNote isSaved={props.isSaved} />
      </div>
    </ForRole>
  );
}
