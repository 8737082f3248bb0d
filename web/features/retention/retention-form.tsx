'use client';

import type { RetentionAnswer } from '@almenara/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { ConfirmDialog } from '../../ui/dialog/confirm-dialog';
import { useFormat } from '../../ui/format/format-provider';
import { ActionProblem } from '../../ui/form/action-problem';
import { Field } from '../../ui/form/field';
import { SaveRow } from '../../ui/form/save-row';
import { Section } from '../../ui/section/section';
import { useMay } from '../../ui/session/session-provider';
import { isOrderly, isStricter, parseDays } from './parse-days';
import { RetentionPreview } from './retention-preview';

/** How long texts and numbers stay. What new rules would remove is shown before they are set. */
export function RetentionForm(props: { project: string; retention: RetentionAnswer }) {
  const t = useTranslate();
  const format = useFormat();
  const client = useQueryClient();
  const isAdmin = useMay('admin');
  const { project, retention } = props;
  const [content, setContent] = useState(writeDays(retention.contentDays));
  const [numbers, setNumbers] = useState(writeDays(retention.numbersDays));
  const [isConfirming, setIsConfirming] = useState(false);
  const contentDays = parseDays(content);
  const numbersDays = parseDays(numbers);
  const isReadable = contentDays !== undefined && numbersDays !== undefined;
  const isWrong = isReadable && !isOrderly(contentDays, numbersDays);
  const isChanged =
    isReadable && (contentDays !== retention.contentDays || numbersDays !== retention.numbersDays);
  const removes =
    isReadable &&
    (isStricter(retention.contentDays, contentDays) || isStricter(retention.numbersDays, numbersDays));
  const save = useMutation({
    mutationFn: () =>
      callApi('setRetention', {
        params: { project },
        body: { contentDays: contentDays ?? null, numbersDays: numbersDays ?? null },
      }),
    onSuccess: (answer) => {
      setIsConfirming(false);
      client.setQueryData(['retention', project], answer);
    },
  });
  const preview =
    isChanged && !isWrong ? (
      <RetentionPreview project={project} contentDays={contentDays} numbersDays={numbersDays} />
    ) : null;
  return (
    <Section
      title={t('retention.title')}
      text={t('retention.text', { deadLetterDays: retention.deadLetterDays, logHours: retention.logHours })}
    >
      <form
        className="panel flex flex-col gap-4"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!isChanged || isWrong) return;
          if (removes) setIsConfirming(true);
          else save.mutate();
        }}
        onChange={() => save.reset()}
      >
        <Field
          label={t('retention.content')}
          hint={t('retention.content.hint')}
          error={
            contentDays === undefined
              ? t('retention.noDays')
              : isWrong
                ? t('retention.notOrderly')
                : undefined
          }
        >
          {(field) => (
            <input
              {...field}
              inputMode="numeric"
              className="control w-32"
              placeholder={t('retention.forever')}
              readOnly={!isAdmin}
              value={content}
              onChange={(event) => setContent(event.target.value)}
            />
          )}
        </Field>
        <Field
          label={t('retention.numbers')}
          hint={t('retention.numbers.hint')}
          error={numbersDays === undefined ? t('retention.noDays') : undefined}
        >
          {(field) => (
            <input
              {...field}
              inputMode="numeric"
              className="control w-32"
              placeholder={t('retention.forever')}
              readOnly={!isAdmin}
              value={numbers}
              onChange={(event) => setNumbers(event.target.value)}
            />
          )}
        </Field>
        {isConfirming ? null : preview}
        <p className="text-data text-ink-2">
          {retention.lastRunAt === null
            ? t('retention.neverRun')
            : t('retention.lastRun', { at: format.dateTime(retention.lastRunAt) })}
        </p>
        <ActionProblem error={isConfirming ? null : save.error} />
        <SaveRow
          needs="admin"
          isDisabled={!isChanged || isWrong || save.isPending}
          isSaved={save.isSuccess}
        />
      </form>
      <ConfirmDialog
        title={t('retention.confirm')}
        confirm={t('retention.set')}
        isDanger
        isOpen={isConfirming}
        isBusy={save.isPending}
        error={save.error}
        onConfirm={() => save.mutate()}
        onClose={() => setIsConfirming(false)}
      >
        {preview}
        <p>{t('retention.confirm.text')}</p>
      </ConfirmDialog>
    </Section>
  );
}

function writeDays(days: number | null): string {
  return days === null ? '' : String(days);
}
