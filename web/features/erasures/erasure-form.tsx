'use client';

import { ERASURE_KINDS, type Erasure, type ErasureKind } from '@almenara/contract';
import { useMutation } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { ConfirmDialog } from '../../ui/dialog/confirm-dialog';
import { ActionProblem } from '../../ui/form/action-problem';
import { Field } from '../../ui/form/field';
import { ErasureCounts } from './erasure-counts';

/** Whose data; how much that is; and, after the id was typed once more, the erasure itself. */
export function ErasureForm(props: { project: string; onStarted: (erasure: Erasure) => void }) {
  const t = useTranslate();
  const params = { project: props.project };
  // Pages about somebody lead here with whom they are about.
  const asked = useSearchParams();
  const [kind, setKind] = useState<ErasureKind>(
    () => ERASURE_KINDS.find((each) => each === asked.get('kind')) ?? 'actor',
  );
  const [id, setId] = useState(() => asked.get('id')?.slice(0, 200) ?? '');
  const [reason, setReason] = useState('');
  const [isConfirming, setIsConfirming] = useState(false);
  const subject = { kind, id: id.trim() };
  const count = useMutation({ mutationFn: () => callApi('countErasure', { params, body: subject }) });
  const erase = useMutation({
    mutationFn: () =>
      callApi('createErasure', {
        params,
        body: { ...subject, ...(reason.trim() ? { reason: reason.trim() } : {}) },
      }),
    onSuccess: (erasure) => {
      setIsConfirming(false);
      setId('');
      setReason('');
      count.reset();
      props.onStarted(erasure);
    },
  });
  const holdsId = subject.id !== '' && reason.includes(subject.id);
  return (
    <>
      <form
        className="panel flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (subject.id !== '') count.mutate();
        }}
      >
        <div className="flex flex-wrap gap-4">
          <Field label={t('erasure.kind')}>
            {(field) => (
              <select
                {...field}
                className="control"
                value={kind}
                onChange={(event) => {
                  setKind(event.target.value as ErasureKind);
                  count.reset();
                }}
              >
                {ERASURE_KINDS.map((each) => (
                  <option key={each} value={each}>
                    {t(`erasure.kind.${each}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <div className="min-w-48 flex-1">
            <Field label={t('erasure.id')} hint={t('erasure.id.hint')}>
              {(field) => (
                <input
                  {...field}
                  className="control w-full font-mono"
                  autoComplete="off"
                  spellCheck={false}
                  maxLength={200}
                  value={id}
                  onChange={(event) => {
                    setId(event.target.value);
                    count.reset();
                  }}
                />
              )}
            </Field>
          </div>
        </div>
        <button type="submit" className="control self-start" disabled={subject.id === '' || count.isPending}>
          {t('erasure.count')}
        </button>
        <ActionProblem error={count.error} />
        {count.data ? (
          <>
            <ErasureCounts counts={count.data} label={t('erasure.would')} />
            <Field
              label={t('erasure.reason')}
              hint={t('erasure.reason.hint')}
              error={holdsId ? t('erasure.reason.holdsId') : undefined}
            >
              {(field) => (
                <input
                  {...field}
                  className="control w-full"
                  maxLength={500}
                  value={reason}
                  onChange={(event) => setReason(event.target.value)}
                />
              )}
            </Field>
            <button
              type="button"
              className="control-danger self-start"
              disabled={holdsId}
              onClick={() => setIsConfirming(true)}
            >
              {t('erasure.erase')}
            </button>
          </>
        ) : null}
      </form>
      <ConfirmDialog
        title={t('erasure.confirm.title')}
        confirm={t('erasure.erase')}
        typed={subject.id}
        isDanger
        isOpen={isConfirming}
        isBusy={erase.isPending}
        error={erase.error}
        onConfirm={() => erase.mutate()}
        onClose={() => setIsConfirming(false)}
      >
        <p>{t('erasure.confirm.text')}</p>
      </ConfirmDialog>
    </>
  );
}
