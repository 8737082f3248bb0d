'use client';

import type { Calibration, LabelAgreement } from '@almenara/contract';
import { useTranslate } from '../../i18n/i18n-provider';
import { SharePlot } from '../../ui/charts/share-plot';
import { useFormat } from '../../ui/format/format-provider';
import { calibrationCurve } from './calibration-curve';

/** Whether a score of 30 % means that 30 % are bad. */
export function ReliabilityPlot(props: {
  reliability: NonNullable<LabelAgreement['reliability']>;
  calibration: Calibration | null;
}) {
  const t = useTranslate();
  const format = useFormat();
  const { reliability, calibration } = props;
  const points = reliability.bins.map(({ meanScore, share, rate }) => {
    const { value, lo, hi, n } = rate;
    return { x: meanScore, y: value, n, share, ...(lo === undefined || hi === undefined ? {} : { lo, hi }) };
  });
  const error = format.number(reliability.expectedCalibrationError);
  return (
    <SharePlot
      title={t('labelling.reliability')}
      headline={t('labelling.reliability.error', { error })}
      xName={t('labelling.reliability.score')}
      yName={t('labelling.reliability.rate')}
      points={points}
      kind="dots"
      {...(calibration ? { curve: calibrationCurve(calibration) } : {})}
      summary={t(calibration ? 'labelling.reliability.withCurve' : 'labelling.reliability.text')}
      columns={[
        t('labelling.reliability.score'),
        t('labelling.reliability.rate'),
        t('labelling.reliability.interval'),
        t('labelling.reliability.answers'),
      ]}
      writeRow={({ x, y, lo, hi, n }) => [
        format.rate(x),
        format.rate(y),
        lo === undefined || hi === undefined ? '–' : `${format.rate(lo)}–${format.rate(hi)}`,
        format.count(n),
      ]}
    />
  );
}
