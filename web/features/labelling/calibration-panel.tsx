'use client';

import { type LabelAgreement, MIN_CALIBRATION_LABELS } from '@almenara/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { ActionProblem } from '../../ui/form/action-problem';
import { useFormat } from '../../ui/format/format-provider';
import { Section } from '../../ui/section/section';
import { ForRole } from '../../ui/session/for-role';

/** Whether scores are recalibrated to the labels of this project, and the way to do it. */
export function CalibrationPanel(props: { project: string; agreement: LabelAgreement }) {
  const t = useTranslate();
  const format = useFormat();
  const client = useQueryClient();
  const { project, agreement } = props;
  const { question, calibration, calibrationLabels: n, evaluatorVersion } = agreement;
  const params = { project, evaluator: question };
  const onSuccess = () => client.invalidateQueries({ queryKey: ['label-agreement', project, question] });
  const fit = useMutation({ mutationFn: () => callApi('calibrateEvaluator', { params }), onSuccess });
  const reset = useMutation({ mutationFn: () => callApi('resetCalibration', { params }), onSuccess });
  const missing = Math.max(0, MIN_CALIBRATION_LABELS - n);
  const isOld = calibration !== null && calibration.evaluatorVersion !== evaluatorVersion;
  return (
    <Section title={t('labelling.calibration')} text={t('labelling.calibration.text')}>
      <p data-calibration={calibration ? 'set' : 'none'}>
        {calibration
          ? t('labelling.calibration.set', {
              n: calibration.n,
              version: calibration.evaluatorVersion,
              at: format.dateTime(calibration.fittedAt),
            })
          : t('labelling.calibration.none')}
        {isOld ? ` ${t('labelling.calibration.old', { version: evaluatorVersion ?? '–' })}` : ''}
      </p>
      <ForRole needs="engineer">
        <div className="flex flex-wrap items-center gap-2">
          <button
            type="button"
            className="control-primary"
            disabled={missing > 0 || fit.isPending}
            onClick={() => fit.mutate()}
          >
            {t('labelling.calibration.fit', { count: n })}
          </button>
          {calibration ? (
            <button
              type="button"
              className="control"
              disabled={reset.isPending}
              onClick={() => reset.mutate()}
            >
              {t('labelling.calibration.reset')}
            </button>
          ) : null}
          {missing > 0 ? (
            <p className="text-data text-ink-2">{t('labelling.calibration.missing', { count: missing })}</p>
          ) : null}
        </div>
        <ActionProblem error={fit.error ?? reset.error}>
          {fit.error ? t('labelling.calibration.refused') : undefined}
        </ActionProblem>
      </ForRole>
    </Section>
  );
}
