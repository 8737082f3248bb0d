'use client';

import { useTranslate } from '../../i18n/i18n-provider';
import { Field } from '../../ui/form/field';
import { LONGEST_NOTE } from '../incidents/comment-dialog';

/** What somebody wants to be known of a decision. */
export function NoteField(props: { value: string; onChange: (note: string) => void }) {
  const t = useTranslate();
  return (
    <Field label={t('remediations.note')} hint={t('incidents.note.hint')}>
      {(field) => (
        <textarea
          {...field}
          className="control min-h-16 w-full py-2"
          maxLength={LONGEST_NOTE}
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

/** As the API takes it: absent where nothing was written. */
export function noteOf(text: string): { note?: string } {
  return text.trim() === '' ? {} : { note: text.trim() };
}
