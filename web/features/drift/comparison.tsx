'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { Section } from '../../ui/section/section';
import { Loaded } from '../../ui/states/loaded';
import { AttributionView } from './attribution-view';
import { ComparisonView } from './comparison-view';
import type { WindowsState } from './use-windows';
import { type Windows, windowsQuery } from './windows';

/** The two windows of the address against each other, and what makes the difference. */
export function Comparison(props: {
  project: string;
  stream: string;
  windows: WindowsState;
  compared: Windows;
}) {
  const t = useTranslate();
  const { project, stream, windows, compared } = props;
  const { segment } = windows;
  const query = { stream, ...windowsQuery(compared), ...(segment === null ? {} : { segment }) };
  const comparison = useQuery({
    queryKey: ['drift-compare', project, query],
    queryFn: ({ signal }) => callApi('compareDrift', { params: { project }, query }, signal),
    placeholderData: keepPreviousData,
  });
  // Looks at single events, so it takes longer; nothing waits for it.
  const attribution = useQuery({
    queryKey: ['drift-attribution', project, query],
    queryFn: ({ signal }) => callApi('getDriftAttribution', { params: { project }, query }, signal),
    enabled: comparison.isSuccess && !comparison.isPlaceholderData,
  });
  return (
    <div
      className={`flex min-w-0 flex-col gap-6 ${comparison.isPlaceholderData || windows.isMoved ? 'opacity-60' : ''}`}
    >
      <Section
        title={t('drift.comparison')}
        text={t('drift.comparison.text')}
        action={
          segment === null ? undefined : (
            <button
              type="button"
              className="control max-w-full"
              aria-label={t('scope.remove', { filter: segment })}
              onClick={() => windows.chooseSegment(null)}
            >
              <span className="truncate">{segment}</span>
              <X size={14} aria-hidden="true" className="shrink-0" />
            </button>
          )
        }
      >
        <Loaded query={comparison} needs="viewer" skeleton="h-96">
          {(data) => <ComparisonView comparison={data} />}
        </Loaded>
      </Section>
      <Loaded query={attribution} needs="viewer" skeleton="h-[36rem]">
        {(data) => (
          <AttributionView
            project={project}
            attribution={data}
            cause={data.cause}
            onSegment={windows.chooseSegment}
          />
        )}
      </Loaded>
    </div>
  );
}
