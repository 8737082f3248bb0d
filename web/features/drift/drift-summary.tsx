'use client';

import type { DriftStreams } from '@almenara/contract';
import { TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';
import { judgeStreams } from './drift-verdict';
import { StreamIcon } from './stream-mark';
import { WorstSentence } from './worst-sentence';

/** Below this share of events with a user, the promise of few false alarms rests on nothing. */
const FEW_ACTORS = 0.9;
const DAYS = 30;

/** The verdict over all streams, what it costs in false alarms, and what it rests on. */
export function DriftSummary(props: { project: string; streams: DriftStreams }) {
  const t = useTranslate();
  const format = useFormat();
  const { project, streams } = props;
  const { budget, actorShare, problems } = streams;
  const verdict = judgeStreams(streams.items);
  const counts = verdict.counts.map(({ state, count }) => t(`drift.count.${state}`, { count })).join(' · ');
  return (
    <section className="panel flex flex-col gap-2" aria-label={t('home.verdict')} data-drift={verdict.kind}>
      <p className="flex items-start gap-2 text-page font-strong">
        <StreamIcon state={verdict.kind} size={24} className="mt-0.5" />
        {verdict.worst ? <WorstSentence worst={verdict.worst} /> : t(`drift.verdict.${verdict.kind}`)}
      </p>
      <p className="text-body text-ink-2" data-counts>
        {t('drift.counts', { count: streams.items.length, states: counts })}
      </p>
      <p className="max-w-[100ch] text-data text-ink-2" data-budget>
        {t('drift.budget', {
          expected: format.number(budget.falseIncidents),
          streams: budget.watched,
          days: Math.round(DAYS / budget.falseIncidents),
        })}{' '}
        <Link href={`/${project}/settings/drift`} className="text-accent underline">
          {t('drift.budget.edit')}
        </Link>
      </p>
      {actorShare !== null && actorShare < FEW_ACTORS ? (
        <Notice name="actors">{t('drift.fewActors', { share: format.rate(1 - actorShare) })}</Notice>
      ) : null}
      {problems.map(({ name, reason }) => (
        <Notice key={name} name="problem">
          {t('drift.problem', { name })}{' '}
          <span lang="en" className="[overflow-wrap:anywhere]">
            {reason}
          </span>
        </Notice>
      ))}
    </section>
  );
}

function Notice(props: { name: string; children: ReactNode }) {
  return (
    <p
      className="flex max-w-[100ch] items-start gap-2 rounded-control bg-warning-tint p-2 text-data text-warning-on-tint"
      data-notice={props.name}
    >
      <TriangleAlert size={16} aria-hidden="true" className="mt-0.5 shrink-0" />
      <span className="min-w-0">{props.children}</span>
    </p>
  );
}
