'use client';

import type { ScoreItem } from '@almenara/contract';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';
import { scoreWords } from '../evaluators/score-words';

export function ScoreList(props: { scores: readonly ScoreItem[] }) {
  const t = useTranslate();
  const format = useFormat();
  if (props.scores.length === 0) return null;
  return (
    <section className="flex flex-col gap-1">
      <h3 className="text-meta font-medium text-ink-2">{t('trace.scores')}</h3>
      <ul className="flex flex-wrap gap-2">
        {props.scores.map((score) => {
          const { name, verdict } = scoreWords(score, t, format.number);
          return (
            <li
              key={score.id}
              className="rounded-control bg-raised px-2 py-1 text-data"
              title={score.explanation ?? undefined}
            >
              {name} <span className="font-strong">{verdict}</span>{' '}
              <span className="text-meta text-ink-2">{t(`source.${score.source}`)}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
