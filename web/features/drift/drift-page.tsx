'use client';

import { Waves } from 'lucide-react';
import Link from 'next/link';
import { useQuery } from '@tanstack/react-query';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { EmptyNever } from '../../ui/states/empty-never';
import { Loaded } from '../../ui/states/loaded';
import { StatePanel } from '../../ui/states/state-panel';
import { DriftSummary } from './drift-summary';
import { StreamList } from './stream-list';
import { useStreams } from './use-streams';

/** Did the world move, where, and since when? */
export function DriftPage(props: { project: string }) {
  const t = useTranslate();
  const { project } = props;
  const streams = useStreams(project);
  return (
    <div className="flex flex-col gap-4">
      <h1 className="text-page font-strong">{t('shell.drift')}</h1>
      <Loaded query={streams} needs="viewer" skeleton="h-[44rem]">
        {(data) =>
          data.items.length === 0 ? (
            <NoStreams project={project} />
          ) : (
            <>
              <DriftSummary project={project} streams={data} />
              <StreamList project={project} streams={data.items} />
            </>
          )
        }
      </Loaded>
    </div>
  );
}

/** Nothing is watched: because nothing ever came, or because what came has not been looked at yet. */
function NoStreams(props: { project: string }) {
  const t = useTranslate();
  const { project } = props;
  const anything = useQuery({
    queryKey: ['has-data', project],
    queryFn: ({ signal }) => callApi('listTraces', { params: { project }, query: { limit: 1 } }, signal),
  });
  return (
    <Loaded query={anything} needs="viewer" skeleton="h-96">
      {({ items }) =>
        items.length === 0 ? (
          <EmptyNever project={project} />
        ) : (
          <StatePanel
            state="no-streams"
            icon={<Waves aria-hidden="true" />}
            title={t('drift.none.title')}
            actions={
              <Link href={`/${project}/settings/drift`} className="control">
                {t('drift.budget.edit')}
              </Link>
            }
          >
            <p>{t('drift.none.text')}</p>
          </StatePanel>
        )
      }
    </Loaded>
  );
}
