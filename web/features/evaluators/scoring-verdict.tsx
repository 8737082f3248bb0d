'use client';

import type { EvaluatorProcess } from '@almenara/contract';
import { CircleCheck, CircleOff, CirclePause, Clock } from 'lucide-react';
import { useTranslate } from '../../i18n/i18n-provider';
import { CopyButton } from '../../ui/copy-button/copy-button';
import { FactList } from '../../ui/facts/fact-list';
import { useFormat } from '../../ui/format/format-provider';
import { StatePanel } from '../../ui/states/state-panel';
import { backlogOf, judgeScoring, type Told, type Verdict } from './verdict';

const START = 'docker compose up -d evaluator';
const MARKS = {
  scoring: { Icon: CircleCheck, tone: 'text-ok' },
  off: { Icon: CirclePause, tone: 'text-ink-2' },
  behind: { Icon: Clock, tone: 'text-warning' },
} as const;

/** In one sentence whether new answers are scored, and what waits. */
export function ScoringVerdict(props: Told & { processes: readonly EvaluatorProcess[] }) {
  const verdict = judgeScoring(props);
  if (verdict.kind === 'never' || verdict.kind === 'stopped') return <NoProcess kind={verdict.kind} />;
  return <Running verdict={verdict} processes={props.processes} />;
}

function NoProcess(props: { kind: 'never' | 'stopped' }) {
  const t = useTranslate();
  return (
    <StatePanel
      state="no-evaluator"
      icon={<CircleOff aria-hidden="true" className="text-warning" />}
      title={t('evaluators.absent')}
      actions={<CopyButton text={START} label={t('evaluators.absent.copy')} />}
    >
      <p className="mb-3">{t(`evaluators.absent.${props.kind}`)}</p>
      <pre
        className="max-w-full overflow-x-auto rounded-control bg-raised p-3 font-mono text-data text-ink"
        tabIndex={0}
      >
        {START}
      </pre>
    </StatePanel>
  );
}

function Running(props: {
  verdict: Extract<Verdict, { kind: keyof typeof MARKS }>;
  processes: readonly EvaluatorProcess[];
}) {
  const t = useTranslate();
  const format = useFormat();
  const { verdict, processes } = props;
  const { Icon, tone } = MARKS[verdict.kind];
  const backlog = backlogOf(processes)!;
  const since = processes.map(({ startedAt }) => startedAt).toSorted()[0];
  return (
    <div className="panel flex flex-col gap-3" data-scoring={verdict.kind}>
      <p className="flex items-start gap-2 font-medium">
        <Icon size={20} aria-hidden="true" className={`shrink-0 ${tone}`} />
        {verdict.kind === 'scoring'
          ? t('evaluators.scoring', { on: verdict.on, off: verdict.off })
          : verdict.kind === 'off'
            ? t('evaluators.allOff')
            : t('evaluators.behind', { age: format.duration(verdict.oldestMs) })}
      </p>
      <FactList
        facts={[
          [t('evaluators.waiting'), format.count(backlog.waiting)],
          [t('evaluators.oldest'), backlog.waiting === 0 ? '–' : format.duration(backlog.oldestMs)],
          [t('evaluators.processes'), format.count(processes.length)],
          [
            t('evaluators.since'),
            <span key="since" title={format.exact(since)}>
              {format.dateTime(since)}
            </span>,
          ],
        ]}
      />
    </div>
  );
}
