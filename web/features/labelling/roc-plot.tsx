'use client';

import type { LabelAgreement } from '@almenara/contract';
import { useTranslate } from '../../i18n/i18n-provider';
import { SharePlot } from '../../ui/charts/share-plot';
import { Coefficient } from '../../ui/estimate/coefficient';
import { useFormat } from '../../ui/format/format-provider';

/** How well the score tells bad answers from good ones, whatever the threshold. */
export function RocPlot(props: { roc: NonNullable<LabelAgreement['roc']> }) {
  const t = useTranslate();
  const format = useFormat();
  const { points, area } = props.roc;
  return (
    <SharePlot
      title={t('labelling.roc')}
      headline={
        <>
          {t('labelling.roc.area')} <Coefficient value={area} />
        </>
      }
      xName={t('labelling.roc.falsePositives')}
      yName={t('labelling.roc.truePositives')}
      points={points.map(({ falsePositiveRate, truePositiveRate }) => ({
        x: falsePositiveRate,
        y: truePositiveRate,
      }))}
      kind="line"
      summary={t('labelling.roc.text')}
      columns={[t('labelling.roc.falsePositives'), t('labelling.roc.truePositives')]}
      writeRow={({ x, y }) => [format.rate(x), format.rate(y)]}
    />
  );
}
