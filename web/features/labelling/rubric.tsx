'use client';

import { labelQuestion } from '@almenara/contract';
import { useState } from 'react';
import { useTranslate } from '../../i18n/i18n-provider';
import { evaluatorName } from '../evaluators/evaluator-name';
import { useIsWide } from '../trace-graph/use-is-wide';
import { verdictWord } from './verdict-words';

/** What the verdicts mean. Closed on a phone, where the answer would not be in sight; a reader’s choice stays. */
export function Rubric(props: { question: string }) {
  const t = useTranslate();
  const isWide = useIsWide();
  const [chosen, setChosen] = useState<boolean>();
  const { question } = props;
  const isKnown = question === 'groundedness';
  const { good, bad, unsure } = labelQuestion(question);
  const meanings = isKnown
    ? [
        [good, t('labelling.rubric.supported')],
        [bad, t('labelling.rubric.unsupported')],
        [unsure, t('labelling.rubric.unsure')],
      ]
    : [];
  return (
    <details className="max-w-[90ch] text-data text-ink-2" open={chosen ?? isWide}>
      <summary
        className="cursor-pointer text-body text-ink"
        onClick={(event) => {
          event.preventDefault();
          setChosen(!(chosen ?? isWide));
        }}
      >
        {isKnown
          ? t('labelling.rubric.groundedness')
          : t('labelling.rubric.other', { question: evaluatorName(question, t) })}
      </summary>
      <dl className="mt-1 flex flex-col gap-0.5">
        {meanings.map(([verdict, text]) => (
          <div key={verdict}>
            <dt className="inline font-medium text-ink">{verdictWord(t, verdict!)}</dt>
            <dd className="inline">{` – ${text}`}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
