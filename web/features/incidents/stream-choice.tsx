'use client';

import type { IncidentStream } from '@almenara/contract';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';
import { streamTitle } from './incident-words';

/** The streams of an incident, of which one shows its evidence. */
export function StreamChoice(props: {
  streams: readonly IncidentStream[];
  chosen: number;
  onChoose: (at: number) => void;
}) {
  const t = useTranslate();
  const format = useFormat();
  const { streams, chosen, onChoose } = props;
  return (
    <div role="group" aria-label={t('incidents.streams')} className="flex flex-wrap gap-1">
      {streams.map((stream, at) => (
        <button
          key={`${stream.kind} ${stream.stream}`}
          type="button"
          className="control max-sm:min-h-11"
          aria-pressed={at === chosen}
          data-incident-stream={stream.stream}
          onClick={() => onChoose(at)}
        >
          {streamTitle(stream, t)}
          <span className="text-meta">{format.dateTime(stream.since ?? stream.addedAt)}</span>
        </button>
      ))}
    </div>
  );
}
