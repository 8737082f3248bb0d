'use client';

import type { DriftStream } from '@almenara/contract';
import Link from 'next/link';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';
import { ChangeFacts } from './change-facts';
import { encoderName } from './encoder-name';
import { StreamMark } from './stream-mark';
import { streamName } from './stream-name';
import { WorstSentence } from './worst-sentence';
import { writeEvidence } from './write-evidence';

/** What the stream is and how it stands, in a sentence and its figures. */
export function StreamHeader(props: { project: string; item: DriftStream }) {
  const t = useTranslate();
  const format = useFormat();
  const { item } = props;
  const { stream, encoder, state, reference } = item;
  return (
    <header className="flex flex-col gap-3">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h1 className="text-page font-strong [overflow-wrap:anywhere]">{streamName(stream, t)}</h1>
        <StreamMark state={state} />
        <span className="font-mono text-meta text-ink-2 [overflow-wrap:anywhere]">{stream}</span>
        {encoder === null ? null : (
          <span className="text-meta text-ink-2">
            {t('drift.kind.embedded', { encoder: encoderName(encoder, t) })}
          </span>
        )}
      </div>
      <section
        className="panel flex flex-col gap-3"
        aria-label={t('home.verdict')}
        data-stream-verdict={state}
      >
        <p className="text-section font-strong">
          {state === 'drifting' ? <WorstSentence worst={item} /> : t(`drift.verdictOf.${state}`)}
          {item.incident === null ? null : (
            <>
              {' '}
              <Link
                href={`/${props.project}/incidents/${item.incident}`}
                className="text-data font-normal text-accent underline"
              >
                {t('incidents.key', { key: item.incident })}
              </Link>
            </>
          )}
        </p>
        {item.logStatistic === null ? null : (
          <p className="text-data text-ink-2">
            {t('drift.evidence', {
              evidence: writeEvidence(item.logStatistic, format),
              alarm: writeEvidence(item.logAlarm, format),
            })}{' '}
            {t('drift.evidence.means')}
          </p>
        )}
        <ChangeFacts item={item} />
        <p className="text-data text-ink-2">
          {t(`drift.reference.${reference.kind}`, {
            from: format.dateTime(reference.from),
            to: format.dateTime(reference.to),
          })}
        </p>
      </section>
    </header>
  );
}
