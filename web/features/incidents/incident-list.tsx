'use client';

import type { IncidentItem } from '@almenara/contract';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { type KeyboardEvent, useState } from 'react';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';
import { areLetterKeysOn } from '../../ui/keyboard/is-typing';
import { useReader } from '../../ui/session/session-provider';
import { groupIncidents } from './group-incidents';
import { IncidentMark } from './incident-mark';
import { causeName, incidentTitle, stateOfIncident } from './incident-words';
import { SeverityBadge } from './severity-badge';

const COLUMNS =
  'grid gap-x-4 gap-y-1 px-4 md:grid-cols-[7rem_minmax(10rem,1fr)_8rem_8rem_minmax(8rem,14rem)_8rem] md:items-center';
const HEADS = ['state', 'what', 'since', 'opened', 'cause', 'acknowledgedBy'] as const;

/** Incidents by the keyboard as traces: j and k move, Enter opens. Under each other on a phone. */
export function IncidentList(props: {
  project: string;
  incidents: readonly IncidentItem[];
  isStale: boolean;
}) {
  const t = useTranslate();
  const router = useRouter();
  const { project } = props;
  // Whoever runs the installation counts as one, as in the history.
  const readerId = useReader().user?.id ?? 'operator';
  const groups = groupIncidents(props.incidents, readerId);
  const incidents = groups.flatMap((group) => group.incidents);
  const [focused, setFocused] = useState<string>();
  const addressOf = (key: string) => `/${project}/incidents/${key}`;
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key.length === 1 && !areLetterKeysOn()) return;
    const at = incidents.findIndex(({ key }) => key === focused);
    if (event.key === 'Enter' && at !== -1) {
      event.preventDefault();
      router.push(addressOf(incidents[at]!.key));
      return;
    }
    const last = incidents.length - 1;
    const target = { j: at + 1, ArrowDown: at + 1, k: at - 1, ArrowUp: at - 1, Home: 0, End: last }[
      event.key
    ];
    if (target === undefined) return;
    event.preventDefault();
    const next = incidents[Math.max(0, Math.min(last, target))]!.key;
    setFocused(next);
    document.getElementById(`incident-${next}`)?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <div
      role="grid"
      aria-label={t('shell.incidents')}
      aria-rowcount={incidents.length + 1}
      aria-activedescendant={focused ? `incident-${focused}` : undefined}
      tabIndex={0}
      onKeyDown={press}
      className={`panel flex flex-col divide-y divide-line p-0 text-data ${props.isStale ? 'opacity-60' : ''}`}
    >
      <div role="rowgroup">
        <div role="row" aria-rowindex={1} className={`${COLUMNS} py-2 text-meta text-ink-2 max-md:sr-only`}>
          {HEADS.map((head) => (
            <span key={head} role="columnheader">
              {t(`incidents.column.${head}`)}
            </span>
          ))}
        </div>
      </div>
      {groups.map(({ name, incidents: own }) => (
        <div key={name} role="rowgroup" aria-label={t(`incidents.group.${name}`)} data-group={name}>
          {/* Says to the eye what the group's name says. */}
          <p aria-hidden="true" className="bg-raised px-4 py-1.5 text-meta font-medium text-ink-2">
            {t(`incidents.group.${name}`)}
          </p>
          <div role="presentation" className="divide-y divide-line">
            {own.map((incident) => (
              <div
                key={incident.key}
                id={`incident-${incident.key}`}
                role="row"
                aria-rowindex={incidents.indexOf(incident) + 2}
                aria-selected={incident.key === focused}
                data-incident={incident.key}
                className={`${COLUMNS} py-3 ${incident.key === focused ? 'bg-selected' : 'hover:bg-raised'}`}
              >
                <Cells incident={incident} href={addressOf(incident.key)} />
              </div>
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}

function Cells(props: { incident: IncidentItem; href: string }) {
  const t = useTranslate();
  const format = useFormat();
  const { incident } = props;
  const { key, since, openedAt, cause, acknowledgedBy, resolution } = incident;
  return (
    <>
      <span role="gridcell">
        <IncidentMark state={stateOfIncident(incident)} />
      </span>
      <span role="gridcell" className="min-w-0">
        <Link
          href={props.href}
          className="inline-flex min-h-6 max-w-full items-center gap-2 text-accent hover:underline"
        >
          <span className="shrink-0 font-mono text-meta">{key}</span>
          <span className="font-medium [overflow-wrap:anywhere]">{incidentTitle(incident, t)}</span>
        </Link>
        <span className="flex flex-wrap items-center gap-2 text-meta text-ink-2">
          {resolution === null ? (
            <SeverityBadge severity={incident.severity} />
          ) : (
            t(`incidents.resolution.${resolution}`)
          )}
          {incident.snoozedUntil
            ? t('incidents.snoozedUntil', { until: format.dateTime(incident.snoozedUntil) })
            : null}
        </span>
      </span>
      <TimeCell name={t('incidents.column.since')} at={since} />
      <TimeCell name={t('incidents.column.opened')} at={openedAt} />
      <span role="gridcell" className="text-ink-2 md:first-letter:uppercase">
        <span className="mr-1 md:hidden">{t('incidents.column.cause')}</span>
        {causeName(cause, t)}
      </span>
      <span role="gridcell" className="text-ink-2">
        {acknowledgedBy === null ? (
          <span className="max-md:hidden">{format.dateTime(null)}</span>
        ) : (
          <>
            <span className="mr-1 md:hidden">{t('incidents.column.acknowledgedBy')}</span>
            {acknowledgedBy.name}
          </>
        )}
      </span>
    </>
  );
}

function TimeCell(props: { name: string; at: string | null }) {
  const format = useFormat();
  return (
    <span role="gridcell" className="text-ink-2" title={format.exact(props.at)}>
      <span className="mr-1 md:hidden">{props.name}</span>
      {format.dateTime(props.at)}
    </span>
  );
}
