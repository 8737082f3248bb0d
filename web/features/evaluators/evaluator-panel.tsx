'use client';

import type { EvaluatorItem } from '@almenara/contract';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useId } from 'react';
import { useTranslate } from '../../i18n/i18n-provider';
import { Badge } from '../../ui/badge/badge';
import { EvaluatorDetails } from './evaluator-details';
import { EvaluatorSwitch } from './evaluator-switch';
import { EvaluatorWork } from './evaluator-work';
import { LanguageBadge } from './language-badge';
import { useEvaluatorWords } from './use-evaluator-words';

/** One evaluator: what it answers, what it did here, and whether it is on. Its card opens below. */
export function EvaluatorPanel(props: {
  project: string;
  item: EvaluatorItem;
  isOpen: boolean;
  onToggle: () => void;
}) {
  const t = useTranslate();
  const id = useId();
  const words = useEvaluatorWords();
  const { item, isOpen } = props;
  const title = words.title(item.name);
  const question = words.question(item);
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    <article aria-labelledby={id} className="panel flex flex-col gap-4" data-evaluator={item.name}>
      <div className="grid gap-x-8 gap-y-3 md:grid-cols-[minmax(0,1fr)_16rem]">
        <div className="flex min-w-0 flex-col gap-2">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h3 id={id} className="font-strong">
              {title}
            </h3>
            <Badge>{t(`evaluators.cost.${item.cost}`)}</Badge>
            <LanguageBadge languages={item.card.languages} />
            <span className="text-meta text-ink-3">{t('evaluators.version', { version: item.version })}</span>
          </div>
          <p className="max-w-[72ch] text-ink-2" lang={question.lang}>
            {question.text}
          </p>
          <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
            <EvaluatorWork item={item} />
            <button
              type="button"
              className="control"
              aria-expanded={isOpen}
              aria-label={t('evaluators.detailsOf', { name: title })}
              onClick={props.onToggle}
            >
              <Chevron size={14} aria-hidden="true" />
              {t('evaluators.details')}
            </button>
          </div>
        </div>
        <EvaluatorSwitch project={props.project} item={item} title={title} />
      </div>
      {isOpen ? <EvaluatorDetails item={item} /> : null}
    </article>
  );
}
