'use client';

import type { LabelAgreement } from '@almenara/contract';
import { useQuery } from '@tanstack/react-query';
import { Scale } from 'lucide-react';
import Link from 'next/link';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { Loaded } from '../../ui/states/loaded';
import { StatePanel } from '../../ui/states/state-panel';
import { AgreementFacts } from './agreement-facts';
import { CalibrationPanel } from './calibration-panel';
import { ConfusionTable } from './confusion-table';
import { DisagreementList } from './disagreement-list';
import { ReliabilityPlot } from './reliability-plot';
import { RocPlot } from './roc-plot';
import { useQuestion } from './use-question';

/** Do people agree with each other, and the evaluator with them? */
export function AgreementPage(props: { project: string }) {
  const question = useQuestion();
  const { project } = props;
  const agreement = useQuery({
    queryKey: ['label-agreement', project, question],
    queryFn: ({ signal }) =>
      callApi('getLabelAgreement', { params: { project }, query: { question } }, signal),
  });
  return (
    <Loaded query={agreement} needs="viewer" skeleton="h-[70dvh]">
      {(data) =>
        data.labels.total === 0 ? (
          <NoLabels project={project} />
        ) : (
          <Measures project={project} agreement={data} />
        )
      }
    </Loaded>
  );
}

function Measures(props: { project: string; agreement: LabelAgreement }) {
  const t = useTranslate();
  const { project, agreement } = props;
  const { confusion, reliability, roc, calibration } = agreement;
  return (
    <div className="flex max-w-6xl flex-col gap-6" data-agreement>
      <AgreementFacts agreement={agreement} />
      {confusion ? (
        <ConfusionTable question={agreement.question} confusion={confusion} />
      ) : (
        <p className="panel max-w-[72ch] text-ink-2">{t('labelling.agreement.nothingToCompare')}</p>
      )}
      <div className="grid items-start gap-4 md:grid-cols-2">
        {reliability ? <ReliabilityPlot reliability={reliability} calibration={calibration} /> : null}
        {roc ? <RocPlot roc={roc} /> : null}
      </div>
      <CalibrationPanel project={project} agreement={agreement} />
      <DisagreementList project={project} items={agreement.disagreements} />
    </div>
  );
}

function NoLabels(props: { project: string }) {
  const t = useTranslate();
  return (
    <StatePanel
      state="empty-no-labels"
      icon={<Scale aria-hidden="true" />}
      title={t('labelling.agreement.none')}
      actions={
        <Link className="control" href={`/${props.project}/labelling`}>
          {t('labelling.agreement.start')}
        </Link>
      }
    >
      <p>{t('labelling.agreement.none.text')}</p>
    </StatePanel>
  );
}
