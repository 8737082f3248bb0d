'use client';

import type { DriftStream } from '@almenara/contract';
import Link from 'next/link';
import { useTranslate } from '../../i18n/i18n-provider';
import { Badge } from '../../ui/badge/badge';
import { useFormat } from '../../ui/format/format-provider';
import { EvidenceStrip } from './evidence-strip';
import { ChangeFacts } from './change-facts';
import { encoderName } from './encoder-name';
import { StreamMark } from './stream-mark';
import { scoreOf, streamAddress, streamName } from './stream-name';
import { writeEvidence } from './write-evidence';

/** One stream: what it is, how its evidence stands against its line, and what is known of a change. */
export function StreamRow(props: { project: string; item: DriftStream }) {
  const t = useTranslate();
  const { item } = props;
  const { stream, encoder, incident } = item;
  const score = scoreOf(stream);
  return (
    <li
      className="grid gap-x-6 gap-y-3 p-4 md:grid-cols-[minmax(0,14rem)_minmax(0,14rem)_minmax(0,1fr)]"
      data-stream={stream}
      data-state={item.state}
    >
      <div className="flex min-w-0 flex-col items-start gap-1">
        <h3 className="max-w-full text-section font-strong">
          <Link
            href={streamAddress(props.project, stream)}
            className="block truncate text-accent hover:underline"
          >
            {streamName(stream, t)}
          </Link>
        </h3>
        {score === undefined ? null : (
          <span className="max-w-full truncate font-mono text-meta text-ink-2">{score}</span>
        )}
        <StreamMark state={item.state} />
        <span className="max-w-full text-meta text-ink-3 [overflow-wrap:anywhere]">
          {encoder === null
            ? t(`drift.kind.${item.kind}`)
            : t('drift.kind.embedded', { encoder: encoderName(encoder, t) })}
        </span>
        {incident === null ? null : (
          <Link href={`/${props.project}/incidents/${incident}`}>
            <Badge tone="warning">{t('incidents.key', { key: incident })}</Badge>
          </Link>
        )}
      </div>
      <Evidence item={item} />
      <ChangeFacts item={item} />
    </li>
  );
}

function Evidence(props: { item: DriftStream }) {
  const t = useTranslate();
  const format = useFormat();
  const { recent, logAlarm, logStatistic, state, judgedHour } = props.item;
  if (state === 'off') return <p className="text-data text-ink-2">{t('drift.off')}</p>;
  return (
    <div
      className="flex min-w-0 flex-col gap-1"
      title={t('drift.judged', { hour: format.dateTime(judgedHour) })}
    >
      <EvidenceStrip recent={recent} logAlarm={logAlarm} isAlarmed={state === 'drifting'} />
      <p className="text-meta text-ink-2" data-evidence>
        {logStatistic === null
          ? t('drift.noEvidence', { alarm: writeEvidence(logAlarm, format) })
          : t('drift.evidence', {
              evidence: writeEvidence(logStatistic, format),
              alarm: writeEvidence(logAlarm, format),
            })}
      </p>
    </div>
  );
}
