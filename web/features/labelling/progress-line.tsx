'use client';

import type { LabelProgress } from '@almenara/contract';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';

/** How far the reader has come, and how fast. */
export function ProgressLine(props: { progress: LabelProgress }) {
  const t = useTranslate();
  const format = useFormat();
  const { labelled, remaining, perHour } = props.progress;
  const pace = perHour === null ? null : t('labelling.perHour', { n: format.count(Math.round(perHour)) });
  return (
    <p className="text-data text-ink-2" data-labelled={labelled} data-remaining={remaining}>
      <span className="font-strong text-ink">{t('labelling.labelled', { count: labelled })}</span>
      {` · ${t('labelling.remaining', { count: remaining })}${pace === null ? '' : ` · ${pace}`}`}
    </p>
  );
}
