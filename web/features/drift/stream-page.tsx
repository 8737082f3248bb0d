'use client';

import Link from 'next/link';
import { ArrowLeft } from 'lucide-react';
import { useTranslate } from '../../i18n/i18n-provider';
import { Loaded } from '../../ui/states/loaded';
import { Skeleton } from '../../ui/states/skeleton';
import { StatePanel } from '../../ui/states/state-panel';
import { CircleHelp } from 'lucide-react';
import { Comparison } from './comparison';
import { StreamHeader } from './stream-header';
import { StreamTimeline } from './stream-timeline';
import { useStreams } from './use-streams';
import { useWindows } from './use-windows';

/** One stream: its evidence over time, and any two of its windows against each other. */
export function StreamPage(props: { project: string; stream: string }) {
  const t = useTranslate();
  const { project, stream } = props;
  const streams = useStreams(project);
  const item = streams.data?.items.find((each) => each.stream === stream);
  const windows = useWindows(item, streams.dataUpdatedAt);
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <Link
        href={`/${project}/drift`}
        className="inline-flex min-h-6 items-center gap-1 self-start text-data text-accent hover:underline"
      >
        <ArrowLeft size={14} aria-hidden="true" />
        {t('drift.allStreams')}
      </Link>
      <Loaded query={streams} needs="viewer" skeleton="h-40">
        {() =>
          item ? (
            <StreamHeader project={project} item={item} />
          ) : (
            <StatePanel
              state="unknown-stream"
              icon={<CircleHelp aria-hidden="true" />}
              title={t('drift.unknown.title')}
            >
              <p>{t('drift.unknown.text', { stream })}</p>
            </StatePanel>
          )
        }
      </Loaded>
      {item ? (
        <>
          <StreamTimeline project={project} stream={stream} windows={windows} />
          {windows.compared ? (
            <Comparison project={project} stream={stream} windows={windows} compared={windows.compared} />
          ) : null}
        </>
      ) : null}
      {streams.isPending ? <Skeleton className="h-[40rem]" /> : null}
    </div>
  );
}
