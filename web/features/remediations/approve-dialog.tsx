'use client';

import type { RemediationDetail } from '@almenara/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { ApiError, callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { Dialog } from '../../ui/dialog/dialog';
import { DialogActions } from '../../ui/dialog/dialog-actions';
import { ActionProblem } from '../../ui/form/action-problem';
import { useFormat } from '../../ui/format/format-provider';
import { Loaded } from '../../ui/states/loaded';
import { causeName, incidentSentence, incidentTitle } from '../incidents/incident-words';
import { CriterionView } from './criterion-view';
import { NoteField, noteOf } from './note-field';
import { remediationTitle, whyProposed } from './remediation-words';
import { RequestView } from './request-view';

interface Props {
  readonly project: string;
  readonly remediation: RemediationDetail;
  readonly onDone: (answer: RemediationDetail) => void;
  readonly onClose: () => void;
}

/** Whoever approves sees on one page why, what will be sent, and what will tell whether it helped. */
export function ApproveDialog(props: Props) {
  const t = useTranslate();
  const title = t('remediations.approve.title', { title: remediationTitle(props.remediation, t) });
  return (
    <Dialog title={title} isOpen onClose={props.onClose}>
      <ApproveForm {...props} />
    </Dialog>
  );
}

function ApproveForm({ project, remediation, onDone, onClose }: Props) {
  const t = useTranslate();
  const [note, setNote] = useState('');
  const approve = useMutation({
    mutationFn: () =>
      callApi('approveRemediation', {
        params: { project, remediation: remediation.id },
        body: noteOf(note),
      }),
    onSuccess: onDone,
  });
  const { criterion, isPrepared } = remediation;
  const isConflict = approve.error instanceof ApiError && approve.error.status === 409;
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        approve.mutate();
      }}
    >
      <Part title={t('remediations.approve.why')}>
        <Evidence project={project} remediation={remediation} />
      </Part>
      <Part title={t('remediations.approve.sent', { target: remediation.target.name })}>
        <RequestView remediation={remediation} />
      </Part>
      <Part title={t('remediations.criterion')}>
        <CriterionView criterion={criterion} isPrepared={isPrepared} />
      </Part>
      <NoteField value={note} onChange={setNote} />
      <ActionProblem error={approve.error}>
        {isConflict ? t('remediations.approve.conflict') : undefined}
      </ActionProblem>
      <DialogActions
        submit={t('remediations.approve')}
        isDisabled={approve.isPending || !isPrepared}
        onClose={onClose}
      />
    </form>
  );
}

function Part(props: { title: string; children: React.ReactNode }) {
  return (
    <section className="flex min-w-0 flex-col gap-1 border-t border-line pt-3">
      <h3 className="text-data font-strong">{props.title}</h3>
      {props.children}
    </section>
  );
}

function Evidence({ project, remediation }: Pick<Props, 'project' | 'remediation'>) {
  const t = useTranslate();
  const format = useFormat();
  const key = remediation.incident;
  const incident = useQuery({
    queryKey: ['incident', project, key],
    queryFn: ({ signal }) => callApi('getIncident', { params: { project, incident: key } }, signal),
  });
  return (
    <Loaded query={incident} needs="viewer" skeleton="h-24">
      {(found) => (
        <div className="flex min-h-24 flex-col gap-1 text-data" data-evidence={found.key}>
          <Link
            href={`/${project}/incidents/${found.key}`}
            target="_blank"
            className="inline-flex min-h-6 flex-wrap items-center gap-x-2 self-start text-accent hover:underline"
          >
            <span className="font-mono text-meta">{found.key}</span>
            {incidentTitle(found, t)}
          </Link>
          <p>
            {incidentSentence(found, t, format)
              .map((part) => t(part.key, part.values))
              .join(' ')}
          </p>
          <p>{t('incidents.causeIs', { cause: causeName(found.cause, t) })}</p>
          <p className="text-ink-2">{whyProposed(remediation.reason, t)}</p>
          <p className="text-meta text-ink-2">
            {t('incidents.evidence.frozen', { at: format.dateTime(found.evidence.frozenAt) })}{' '}
            <code className="font-mono break-all">{found.evidence.digest}</code>
          </p>
        </div>
      )}
    </Loaded>
  );
}
