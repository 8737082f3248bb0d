'use client';

import type { DriftStream } from '@almenara/contract';
import { useTranslate } from '../../i18n/i18n-provider';
import { StreamRow } from './stream-row';

/** All streams in the order of the server, the worst first. */
export function StreamList(props: { project: string; streams: readonly DriftStream[] }) {
  const t = useTranslate();
  return (
    <section aria-labelledby="streams" className="flex flex-col gap-2">
      <h2 id="streams" className="text-section font-strong">
        {t('drift.streams')}
      </h2>
      <ul className="panel flex flex-col divide-y divide-line p-0">
        {props.streams.map((stream) => (
          <StreamRow key={`${stream.stream} ${stream.encoder}`} project={props.project} item={stream} />
        ))}
      </ul>
    </section>
  );
}
