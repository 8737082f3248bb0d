'use client';

import type { TraceSummary } from '@almenara/contract';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';
import { chooseTelling, isFailing } from '../evaluators/choose-telling';
import { scoreWords } from '../evaluators/score-words';
import { GROUNDEDNESS } from '../rag/read-judgement';

/** Of many scores the one that a reader would ask for first; all of them on hover. */
export function TellingScore(props: { scores: TraceSummary['scores'] }) {
  const t = useTranslate();
  const format = useFormat();
  const { scores } = props;
  const telling = chooseTelling(scores);
  if (!telling) return <span role="gridcell">–</span>;
  const write = (score: TraceSummary['scores'][number]) => {
    const { name, verdict } = scoreWords(score, t, format.number);
    return `${name}: ${verdict}`;
  };
  const isBad = isFailing(telling);
  // Supported or not says enough; any other verdict needs the name of what was judged.
  const saysEnough = telling.name === GROUNDEDNESS && telling.label !== null;
  const text = saysEnough ? scoreWords(telling, t, format.number).verdict : write(telling);
  return (
    <span
      role="gridcell"
      className={`truncate ${isBad ? 'text-warning' : ''}`}
      title={scores.map(write).join('\n')}
    >
      {text}
    </span>
  );
}
