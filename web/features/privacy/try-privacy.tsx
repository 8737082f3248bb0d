'use client';

import type { PersonalDataKind } from '@almenara/contract';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { ActionProblem } from '../../ui/form/action-problem';
import { Field } from '../../ui/form/field';
import { Section } from '../../ui/section/section';

/** Shows what would be left of a text. Nothing is stored. */
export function TryPrivacy(props: { project: string; masked: readonly PersonalDataKind[] }) {
  const t = useTranslate();
  const { project, masked } = props;
  const example = t('privacy.try.example');
  const [text, setText] = useState('');
  const attempt = useMutation({
    mutationFn: () =>
      callApi('tryPrivacy', {
        params: { project },
        body: { text: text === '' ? example : text, masked: [...masked] },
      }),
  });
  return (
    <Section title={t('privacy.try')} text={t('privacy.try.text')}>
      <form
        className="panel flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          attempt.mutate();
        }}
      >
        <Field label={t('privacy.try.label')}>
          {(field) => (
            <textarea
              {...field}
              className="control h-24 w-full py-2"
              maxLength={20_000}
              placeholder={example}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
        <div>
          <button type="submit" className="control" disabled={attempt.isPending}>
            {t('privacy.try.button')}
          </button>
        </div>
        <ActionProblem error={attempt.error} />
        <p
          role="status"
          aria-label={t('privacy.try.result')}
          className="min-h-16 rounded-control bg-raised p-3 font-mono text-data break-words whitespace-pre-wrap"
        >
          {attempt.data?.text ?? <span className="font-sans text-ink-3">{t('privacy.try.result')}</span>}
        </p>
      </form>
    </Section>
  );
}
