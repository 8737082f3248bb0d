'use client';

import type { EvaluatorItem } from '@almenara/contract';
import { useTranslate } from '../../i18n/i18n-provider';
import { FactList } from '../../ui/facts/fact-list';
import { useFormat } from '../../ui/format/format-provider';
import { cpuPerAnswer } from './backfill-cost';

/** What it did in this project since the processes began. */
export function EvaluatorWork(props: { item: EvaluatorItem }) {
  const t = useTranslate();
  const format = useFormat();
  const { activity, judges, cost } = props.item;
  const { scored, failed, shed, lastFailure } = activity;
  return (
    <FactList
      facts={[
        [t(`evaluators.scored.${judges}`), format.count(scored)],
        [
          t('evaluators.failed'),
          failed === 0 ? (
            '0'
          ) : (
            <span key="failed" className="text-danger">
              {format.count(failed)}
              {lastFailure ? <span className="ml-1 font-mono text-meta">{lastFailure}</span> : null}
            </span>
          ),
        ],
        [
          t('evaluators.shed'),
          <span key="shed" title={t('evaluators.shed.hint')}>
            {format.count(shed)}
          </span>,
        ],
        // Rules cost too little to be counted.
        ...(cost === 'cheap'
          ? []
          : [[t('evaluators.cpu'), format.duration(cpuPerAnswer(activity))] as const]),
      ]}
    />
  );
}
