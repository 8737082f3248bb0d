'use client';

import type { DriftStream } from '@almenara/contract';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';
import { streamName } from './stream-name';

/** Which stream changed, since when, and about how much of it is new. */
export function WorstSentence(props: { worst: Pick<DriftStream, 'stream' | 'since' | 'newShare'> }) {
  const t = useTranslate();
  const format = useFormat();
  const { stream, since, newShare } = props.worst;
  const name = streamName(stream, t);
  const begin =
    since === null
      ? t('drift.verdict.changed', { name })
      : t('drift.verdict.changedSince', { name, since: format.dateTime(since) });
  return (
    <span>
      {begin}
      {newShare ? ` ${t('drift.verdict.new', { share: format.rate(newShare.value) })}` : ''}
    </span>
  );
}
