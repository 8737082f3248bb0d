'use client';

import Link from 'next/link';
import type { ResultOf } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';
import { divideBudget } from './divide-budget';

const HOUR_MS = 3_600_000;

/** What watching costs: how many false incidents are to be expected, who has which part, and what that delays. */
export function BudgetPanel(props: { project: string; told: ResultOf<'listMonitors'> }) {
  const t = useTranslate();
  const format = useFormat();
  const { told } = props;
  const { ofMonitors, ofStreams, changes, delays, untold } = divideBudget(told);
  const shortest = delays[0];
  const longest = delays.at(-1);
  return (
    <section aria-labelledby="budget" className="panel flex flex-col gap-1" data-budget={told.falseIncidents}>
      <h2 id="budget" className="text-section font-strong">
        {t('monitors.budget', {
          budget: format.number(told.falseIncidents),
          days: Math.round(30 / told.falseIncidents),
        })}
      </h2>
      <p className="max-w-[90ch] text-ink-2">
        {t('monitors.budget.shared', {
          streams: told.streams,
          changes,
          ofStreams: format.number(ofStreams),
          ofMonitors: format.number(ofMonitors),
        })}{' '}
        {t('monitors.budget.outside')}
      </p>
      <p className="max-w-[90ch] text-ink-2">
        {shortest === undefined || longest === undefined
          ? t(untold > 0 ? 'monitors.budget.never' : 'monitors.budget.unknown')
          : t('monitors.budget.delay', {
              from: format.duration(shortest * HOUR_MS),
              to: format.duration(longest * HOUR_MS),
              count: delays.length,
            })}
        {shortest !== undefined && untold > 0 ? ` ${t('monitors.budget.some', { count: untold })}` : ''}{' '}
        <Link
          href={`/${props.project}/settings/drift`}
          className="inline-flex min-h-6 items-center text-accent underline"
        >
          {t('monitors.budget.change')}
        </Link>
      </p>
    </section>
  );
}
