'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { Loaded } from '../../ui/states/loaded';
import { StreamPanels } from './stream-panels';
import { type Timeline, TIMELINES, type WindowsState } from './use-windows';
import { WindowControls } from './window-controls';
import { HOUR_MS } from './windows';

const REFRESH_MS = 60_000;
const DAY_MS = 24 * HOUR_MS;

/** Evidence, effect and events over the same hours, and the two windows to compare, chosen on them. */
export function StreamTimeline(props: { project: string; stream: string; windows: WindowsState }) {
  const t = useTranslate();
  const { project, stream, windows } = props;
  const history = useQuery({
    queryKey: ['drift-history', project, stream, windows.over],
    queryFn: ({ signal }) => {
      const to = Math.ceil(Date.now() / HOUR_MS) * HOUR_MS;
      const query = {
        stream,
        from: new Date(to - lengthOf(windows.over)).toISOString(),
        to: new Date(to).toISOString(),
      };
      return callApi('getDriftHistory', { params: { project }, query }, signal);
    },
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MS,
  });
  return (
    <section aria-labelledby="timeline" className="panel flex min-w-0 flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 id="timeline" className="text-section font-strong">
          {t('drift.timeline')}
        </h2>
        <div role="group" aria-label={t('drift.timeline.length')} className="flex flex-wrap gap-1">
          {TIMELINES.map((each) => (
            <button
              key={each}
              type="button"
              className="control px-2"
              aria-pressed={windows.over === each}
              onClick={() => windows.chooseTimeline(each)}
            >
              {t(`drift.timeline.${each}`)}
            </button>
          ))}
        </div>
      </div>
      <Loaded query={history} needs="viewer" skeleton="h-[34rem]">
        {(data) => (
          <div className={history.isPlaceholderData ? 'opacity-60' : ''}>
            <StreamPanels project={project} history={data} windows={windows} />
          </div>
        )}
      </Loaded>
      <WindowControls windows={windows} />
    </section>
  );
}

function lengthOf(timeline: Timeline): number {
  return Number.parseInt(timeline, 10) * DAY_MS;
}
