'use client';

import type { Incident } from '@almenara/contract';
import { Snowflake } from 'lucide-react';
import Link from 'next/link';
import { useTranslate } from '../../i18n/i18n-provider';
import { type Fact, FactList } from '../../ui/facts/fact-list';
import { useFormat } from '../../ui/format/format-provider';
import { Section } from '../../ui/section/section';
import { AttributionView } from '../drift/attribution-view';
import { CauseView } from '../drift/cause-view';
import { ComparisonView } from '../drift/comparison-view';
import { streamAddress } from '../drift/stream-name';
import { serializeWindow } from '../drift/windows';
import { writeEvidence } from '../drift/write-evidence';
import { ChangesTable } from './changes-table';
import { MonitorWindows } from './monitor-windows';

export interface EvidenceOfStream extends Pick<Incident, 'evidence' | 'causeDetail'> {
  readonly stream: string;
}

/** What showed the change when its alarm came, as it was then. */
export function FrozenEvidence(props: { project: string; incident: EvidenceOfStream }) {
  const t = useTranslate();
  const format = useFormat();
  const { project, incident } = props;
  const { evidence, causeDetail } = incident;
  const { logStatistic, logAlarm, falseIncidents, windows, comparison, attribution } = evidence;
  const { encoderChange, changes, monitor } = evidence;
  const facts: Fact[] = [
    ...(logStatistic === null
      ? []
      : [[t('incidents.evidence.value'), writeEvidence(logStatistic, format)] as const]),
    ...(logAlarm === null ? [] : [[t('incidents.evidence.alarm'), writeEvidence(logAlarm, format)] as const]),
    ...(falseIncidents === null
      ? []
      : [[t('incidents.evidence.budget'), format.number(falseIncidents)] as const]),
  ];
  return (
    <div className="flex min-w-0 flex-col gap-6">
      <Section title={t('incidents.evidence')} text={t('incidents.evidence.text')}>
        <div className="panel flex min-w-0 flex-col gap-3" data-evidence>
          <p className="flex items-start gap-2 text-data">
            <Snowflake size={16} aria-hidden="true" className="mt-0.5 shrink-0 text-ink-2" />
            <span className="min-w-0">
              {t('incidents.evidence.frozen', { at: format.dateTime(evidence.frozenAt) })}{' '}
              <code className="font-mono text-meta break-all text-ink-2" data-digest>
                {evidence.digest}
              </code>
            </span>
          </p>
          {evidence.removedExamples ? (
            <p className="text-data text-ink-2" data-removed>
              {t('incidents.evidence.removed', { count: evidence.removedExamples })}
            </p>
          ) : null}
          {facts.length > 0 ? <FactList facts={facts} /> : null}
          {encoderChange ? <EncoderChange figures={encoderChange} /> : null}
          {windows ? (
            <Link
              href={`${streamAddress(project, incident.stream)}?${windowsOf(windows)}`}
              className="inline-flex min-h-6 items-center self-start text-data text-accent underline"
            >
              {t('incidents.evidence.stream')}
            </Link>
          ) : null}
        </div>
        {comparison ? <ComparisonView comparison={comparison} /> : null}
      </Section>
      {monitor ? <MonitorWindows project={props.project} monitor={monitor} /> : null}
      {changes ? <ChangesTable changes={changes} /> : null}
      {attribution ? (
        <AttributionView
          project={project}
          attribution={attribution}
          cause={causeDetail ?? attribution.cause}
        />
      ) : causeDetail ? (
        <CauseView cause={causeDetail} />
      ) : null}
    </div>
  );
}

function windowsOf(windows: NonNullable<Incident['evidence']['windows']>): URLSearchParams {
  const write = (from: string, to: string) => serializeWindow({ from: Date.parse(from), to: Date.parse(to) });
  return new URLSearchParams({
    a: write(windows.refFrom, windows.refTo),
    b: write(windows.curFrom, windows.curTo),
  });
}

/** What the canary texts of an encoder showed, with the names of the server. */
function EncoderChange(props: { figures: Record<string, number | string | null> }) {
  const t = useTranslate();
  const format = useFormat();
  return (
    <div className="flex flex-col gap-1">
      <h3 className="text-data font-medium">{t('incidents.encoderChange')}</h3>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 font-mono text-meta">
        {Object.entries(props.figures).map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-ink-2">{name}</dt>
            <dd className="[overflow-wrap:anywhere]">
              {typeof value === 'number' ? format.number(Number(value.toPrecision(3))) : (value ?? '–')}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
