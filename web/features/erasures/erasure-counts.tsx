'use client';

import type { ErasureCounts as Counts } from '@almenara/contract';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';

const PLACES = ['traces', 'spans', 'scores', 'vectors', 'deadLetters', 'labels'] as const;

/** Rows by the place that holds them. Nothing found is an answer too: late events will stay out. */
export function ErasureCounts(props: { counts: Counts; label: string }) {
  const t = useTranslate();
  const format = useFormat();
  const { counts } = props;
  const isNothing = PLACES.every((place) => (counts[place] ?? 0) === 0);
  return (
    <div role="status" data-counts className="flex flex-col gap-2">
      <p className="font-medium">{props.label}</p>
      <dl className="flex flex-wrap gap-x-8 gap-y-2">
        {PLACES.map((place) => (
          <div key={place}>
            <dt className="text-meta text-ink-2">{t(`erasure.place.${place}`)}</dt>
            <dd className="text-section font-strong">{format.count(counts[place])}</dd>
          </div>
        ))}
      </dl>
      {isNothing ? <p className="max-w-[72ch] text-ink-2">{t('erasure.nothing')}</p> : null}
    </div>
  );
}
