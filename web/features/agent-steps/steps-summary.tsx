'use client';

import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';
import { summarizeSteps } from './summarize-steps';
import type { MarkedSteps } from './use-agent-steps';

/** One sentence above the tree, and what the borders of its badges mean. Its place is kept while it is looked for. */
export function StepsSummary(props: { marked: MarkedSteps }) {
  const t = useTranslate();
  const { locale } = useFormat();
  const { steps, isError } = props.marked;
  const parts = steps && summarizeSteps(steps, t, locale);
  const hasInferred = steps?.marks.some(({ toldBy }) => toldBy === null) ?? false;
  return (
    <p className="min-h-5 text-data" data-agent-steps={steps ? 'found' : undefined}>
      {isError ? t('steps.failed') : null}
      {parts ? t('steps.sentence', { parts }) : null}
      {steps && steps.marks.length > 0 ? (
        <span className="ml-2 text-meta text-ink-2">
          {t(hasInferred ? 'steps.legend' : 'steps.legendTold')}
        </span>
      ) : null}
    </p>
  );
}
