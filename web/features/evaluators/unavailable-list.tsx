'use client';

import type { EvaluatorProcess } from '@almenara/contract';
import { TriangleAlert } from 'lucide-react';
import { useI18n } from '../../i18n/i18n-provider';
import { useEvaluatorWords } from './use-evaluator-words';

/** Evaluators that could not be loaded, with the reason as their process tells it. */
export function UnavailableList(props: { processes: readonly EvaluatorProcess[] }) {
  const { t, locale } = useI18n();
  const words = useEvaluatorWords();
  const all = props.processes.flatMap(({ unavailable }) => unavailable);
  const byName = new Map(all.map((one) => [`${one.name}\n${one.reason}`, one]));
  if (byName.size === 0) return null;
  return (
    <div className="panel flex flex-col gap-2" data-unavailable={byName.size}>
      <p className="flex items-start gap-2 font-medium">
        <TriangleAlert size={20} aria-hidden="true" className="shrink-0 text-warning" />
        {t('evaluators.unavailable', { count: byName.size })}
      </p>
      <dl className="flex flex-col gap-1 pl-7">
        {[...byName].map(([key, { name, reason }]) => (
          <div key={key} className="flex flex-wrap gap-x-2">
            <dt className="font-medium">{words.title(name)}</dt>
            <dd className="min-w-0 break-words text-ink-2" lang={locale === 'en' ? undefined : 'en'}>
              {reason}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
