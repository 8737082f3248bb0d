'use client';

import Link from 'next/link';
import type { ResultOf } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { Badge } from '../../ui/badge/badge';
import { ActionProblem } from '../../ui/form/action-problem';
import { useFormat } from '../../ui/format/format-provider';
import { VerdictMark } from './verdict-mark';

/** What the evaluator and other people say of the answer that was judged last: not before the label was in. */
export function LastLabel(props: {
  project: string;
  answer: ResultOf<'createLabel'> | undefined;
  error: Error | null;
}) {
  const t = useTranslate();
  const { answer, error } = props;
  if (error) return <ActionProblem error={error} />;
  if (!answer) return null;
  const { label, model, agrees, others } = answer;
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-x-4 gap-y-1 rounded-panel bg-raised px-3 py-2 text-data"
      data-last={label.verdict}
    >
      <span className="inline-flex flex-wrap items-center gap-x-1.5">
        <span className="text-ink-2">{t('labelling.last.you')}</span>
        <VerdictMark verdict={label.verdict} />
      </span>
      <span className="inline-flex flex-wrap items-center gap-x-1.5">
        <span className="text-ink-2">{t('labelling.last.model')}</span>
        {model ? <ModelSays model={model} /> : <span>{t('labelling.last.noModel')}</span>}
      </span>
      {agrees === null ? null : (
        <Badge tone={agrees ? 'ok' : 'warning'}>
          {agrees ? t('labelling.last.agrees') : t('labelling.last.differs')}
        </Badge>
      )}
      {others.map(({ id, rater, verdict }) => (
        <span key={id} className="inline-flex flex-wrap items-center gap-x-1.5">
          <span className="text-ink-2">{rater.name}</span>
          <VerdictMark verdict={verdict} />
        </span>
      ))}
      <Link
        href={`/${props.project}/traces/${encodeURIComponent(label.traceId)}`}
        className="text-accent underline"
      >
        {t('labelling.openTrace')}
      </Link>
    </div>
  );
}

function ModelSays(props: { model: NonNullable<ResultOf<'createLabel'>['model']> }) {
  const t = useTranslate();
  const format = useFormat();
  const { verdict, value } = props.model;
  return (
    <>
      <VerdictMark verdict={verdict} />
      <span className="text-ink-2">{t('trace.documentScore', { score: format.number(value) })}</span>
    </>
  );
}
