'use client';

import Link from 'next/link';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';
import { judgeStreams, nearestToAlarm } from '../drift/drift-verdict';
import { EvidenceStrip } from '../drift/evidence-strip';
import { StreamIcon } from '../drift/stream-mark';
import { streamAddress, streamName } from '../drift/stream-name';
import { useStreams } from '../drift/use-streams';
import { writeEvidence } from '../drift/write-evidence';

/** The stream that comes nearest to its alarm line, and the verdict over all. Of the same size before it is known. */
export function DriftVital(props: { project: string }) {
  const t = useTranslate();
  const format = useFormat();
  const { project } = props;
  const { data } = useStreams(project);
  const verdict = data && judgeStreams(data.items);
  const nearest = data && nearestToAlarm(data.items);
  return (
    <section
      className="panel flex min-h-40 min-w-0 flex-col gap-2"
      aria-labelledby="drift-vital"
      data-drift-vital={verdict?.kind}
    >
      <h2 id="drift-vital" className="text-body font-medium text-ink-2">
        {t('shell.drift')}{' '}
        <Link href={`/${project}/drift`} className="ml-2 text-meta text-accent underline">
          {t('home.drift.more')}
        </Link>
      </h2>
      {verdict ? (
        <p className="flex items-start gap-2 font-medium">
          <StreamIcon state={verdict.kind} size={20} />
          {t(`drift.verdict.short.${verdict.kind}`)}
        </p>
      ) : null}
      {nearest ? (
        <>
          <EvidenceStrip
            recent={nearest.recent}
            logAlarm={nearest.logAlarm}
            isAlarmed={nearest.state === 'drifting'}
            className="h-12"
          />
          <p className="text-meta text-ink-2">
            <Link href={streamAddress(project, nearest.stream)} className="text-accent underline">
              {streamName(nearest.stream, t)}
            </Link>{' '}
            {t('drift.evidence', {
              evidence: writeEvidence(nearest.logStatistic, format),
              alarm: writeEvidence(nearest.logAlarm, format),
            })}
          </p>
        </>
      ) : null}
    </section>
  );
}
