'use client';

import type { Estimate } from '@almenara/contract';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../format/format-provider';
import { smallestNoticedRate } from './smallest-rise';

/** How big a rise of a rate would be noticed with as many cases as now: what silence is worth. */
export function NoticedRise(props: { before: Estimate | null; n: number }) {
  const t = useTranslate();
  const format = useFormat();
  const rate = props.before ? smallestNoticedRate(props.before, props.n) : undefined;
  return (
    <>
      {rate === undefined ? t('estimate.noticesNothing') : t('estimate.notices', { rate: format.rate(rate) })}
    </>
  );
}
