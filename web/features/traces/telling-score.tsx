'use client';

import type { TraceSummary } from '@almenara/contract';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';
import { chooseTelling, isFailing } from '../evaluators/choose-telling';
import { isNamed } from '../evaluators/evaluator-name';
import { scoreWords } from '../evaluators/score-words';

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
  // The word of a verdict of ours says enough; what others say needs its name.
  const saysEnough = telling.source === 'evaluator' && isNamed(telling.name) && telling.label !== null;
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
