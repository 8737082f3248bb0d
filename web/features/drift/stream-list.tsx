'use client';

import type { DriftStream } from '@almenara/contract';
import { useTranslate } from '../../i18n/i18n-provider';
import { StreamRow } from './stream-row';

/** All streams in the order of the server, the worst first; those of which nothing is known yet are folded away. */
export function StreamList(props: { project: string; streams: readonly DriftStream[] }) {
  const t = useTranslate();
  const learning = props.streams.filter(({ state }) => state === 'learning');
  const known = props.streams.filter(({ state }) => state !== 'learning');
  return (
    <section aria-labelledby="streams" className="flex flex-col gap-2">
      <h2 id="streams" className="text-section font-strong">
        {t('drift.streams')}
      </h2>
      <Rows project={props.project} streams={known} />
      {learning.length > 0 && (
        <details open={known.length === 0}>
          <summary className="cursor-pointer py-2">{t('drift.learning', { count: learning.length })}</summary>
          <Rows project={props.project} streams={learning} />
        </details>
      )}
    </section>
  );
}

function Rows(props: { project: string; streams: readonly DriftStream[] }) {
  if (props.streams.length === 0) return null;
  return (
    <ul className="panel flex flex-col divide-y divide-line p-0">
      {props.streams.map((stream) => (
        <StreamRow key={`${stream.stream} ${stream.encoder}`} project={props.project} item={stream} />
      ))}
    </ul>
  );
}
