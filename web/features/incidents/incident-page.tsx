'use client';

import type { Incident } from '@almenara/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import Link from 'next/link';
import { parseAsInteger, useQueryState } from 'nuqs';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { CopyButton } from '../../ui/copy-button/copy-button';
import { useFormat } from '../../ui/format/format-provider';
import { IncidentRemediations } from '../remediations/incident-remediations';
import { FrozenEvidence } from './frozen-evidence';
import { HistoryList } from './history-list';
import { IncidentActions } from './incident-actions';
import { IncidentMark } from './incident-mark';
import { SeverityBadge } from './severity-badge';
import { StreamChoice } from './stream-choice';
import { causeName, incidentSentence, incidentTitle, stateOfIncident } from './incident-words';

const REFRESH_MS = 15_000;

/** What happened, what shows it, and what was done about it. */
export function IncidentPage(props: { project: string; incidentKey: string; initial: Incident }) {
  const t = useTranslate();
  const format = useFormat();
  const client = useQueryClient();
  const { project, incidentKey } = props;
  const queryKey = ['incident', project, incidentKey];
  const { data: incident } = useQuery({
    queryKey,
    queryFn: ({ signal }) => callApi('getIncident', { params: { project, incident: incidentKey } }, signal),
    initialData: props.initial,
    refetchInterval: REFRESH_MS,
  });
  const changed = (answer: Incident) => {
    client.setQueryData(queryKey, answer);
    void client.invalidateQueries({ queryKey: ['incidents', project] });
  };
  const [wanted, setWanted] = useQueryState(
    'stream',
    parseAsInteger.withDefault(1).withOptions({ history: 'push', scroll: false }),
  );
  const streams = incident.streams ?? [];
  const chosen = wanted >= 1 && wanted <= streams.length ? wanted - 1 : 0;
  const state = stateOfIncident(incident);
  const sentence = incidentSentence(incident, t, format)
    .map(({ key, values }) => t(key, values))
    .join(' ');
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <Link
        href={`/${project}/incidents`}
        className="inline-flex min-h-6 items-center gap-1 self-start text-data text-accent hover:underline"
      >
        <ArrowLeft size={14} aria-hidden="true" />
        {t('incidents.all')}
      </Link>
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-mono text-body text-ink-2">{incident.key}</span>
        <h1 className="text-page font-strong [overflow-wrap:anywhere]">{incidentTitle(incident, t)}</h1>
        <IncidentMark state={state} />
        <SeverityBadge severity={incident.severity} />
        <Permalink project={project} incidentKey={incident.key} />
      </header>
      <section
        className="panel flex flex-col gap-3"
        aria-label={t('incidents.summary')}
        data-incident-state={state}
        data-resolution={incident.resolution ?? undefined}
      >
        <p className="text-section font-strong">{sentence}</p>
        <p className="text-body">
          {t('incidents.causeIs', { cause: causeName(incident.cause, t) })}
          {incident.resolution === null
            ? ''
            : ` ${t(`incidents.closedAs.${incident.resolution}`, { at: format.dateTime(incident.closedAt) })}`}
        </p>
        {incident.acknowledgedBy === null ? null : (
          <p className="text-data text-ink-2">
            {t('incidents.acknowledged', {
              name: incident.acknowledgedBy.name,
              at: format.dateTime(incident.acknowledgedAt),
            })}
          </p>
        )}
        {incident.snoozedUntil ? (
          <p className="text-data text-ink-2">
            {t('incidents.snoozed', {
              name: incident.snoozedBy?.name ?? '',
              until: format.dateTime(incident.snoozedUntil),
            })}
          </p>
        ) : null}
        {incident.mergedInto ? (
          <Link
            href={`/${project}/incidents/${incident.mergedInto}`}
            className="inline-flex min-h-6 items-center self-start text-data text-accent underline"
          >
            {t('incidents.mergedInto', { key: incident.mergedInto })}
          </Link>
        ) : null}
        <IncidentActions project={project} incident={incident} onChanged={changed} />
      </section>
      <IncidentRemediations project={project} incident={incident} />
      <div className="grid min-w-0 gap-6 xl:grid-cols-[minmax(0,3fr)_minmax(18rem,1fr)]">
        <div className="flex min-w-0 flex-col gap-3">
          {streams.length > 1 ? (
            <StreamChoice streams={streams} chosen={chosen} onChoose={(at) => void setWanted(at + 1)} />
          ) : null}
          <FrozenEvidence project={project} incident={streams[chosen] ?? incident} />
        </div>
        <HistoryList history={incident.history} />
      </div>
    </div>
  );
}

/** The address of the incident alone: it shows everybody the same frozen evidence. */
function Permalink(props: { project: string; incidentKey: string }) {
  const t = useTranslate();
  const path = `/${props.project}/incidents/${props.incidentKey}`;
  const address = typeof location === 'undefined' ? path : `${location.origin}${path}`;
  return <CopyButton text={address} label={t('incidents.copyLink')} />;
}
