'use client';

import Link from 'next/link';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';
import { IncidentMark } from '../incidents/incident-mark';
import { incidentTitle, stateOfIncident } from '../incidents/incident-words';
import { useOpenIncidents } from '../incidents/use-open-incidents';
import { useWaitingRemediations } from '../remediations/use-waiting-remediations';
import { WaitingRemediations } from '../remediations/waiting-remediations';

const SHOWN = 3;

/** Incidents that are open and remediations that wait for a decision: what needs somebody before all else. */
export function NeedsYou(props: { project: string }) {
  const t = useTranslate();
  const format = useFormat();
  const { project } = props;
  const { data } = useOpenIncidents(project);
  const waiting = useWaitingRemediations(project);
  const items = data?.items.slice(0, SHOWN) ?? [];
  return (
    <section
      className="panel flex min-h-40 flex-col gap-2"
      aria-labelledby="needs-you"
      data-needs-you={data?.open}
    >
      <h2 id="needs-you" className="text-body font-medium text-ink-2">
        {t('home.needsYou')}
      </h2>
      {data && waiting && items.length === 0 && waiting.count === 0 ? <p>{t('home.needsYou.none')}</p> : null}
      <ul className="flex flex-col gap-2">
        {items.map((incident) => (
          <li key={incident.key} className="flex flex-wrap items-baseline gap-x-3">
            <IncidentMark state={stateOfIncident(incident)} />
            <Link
              href={`/${project}/incidents/${incident.key}`}
              className="inline-flex min-h-6 items-center font-medium text-accent hover:underline"
            >
              {incidentTitle(incident, t)}
            </Link>
            <span className="text-meta text-ink-2">
              {t('home.needsYou.since', {
                key: incident.key,
                since: format.dateTime(incident.since ?? incident.openedAt),
              })}
            </span>
          </li>
        ))}
      </ul>
      {data && data.open > items.length ? (
        <Link href={`/${project}/incidents?state=open`} className="text-data text-accent underline">
          {t('home.needsYou.all', { count: data.open })}
        </Link>
      ) : null}
      <WaitingRemediations
        project={project}
        count={waiting?.count ?? 0}
        remediations={waiting?.items.slice(0, SHOWN) ?? []}
      />
    </section>
  );
}
