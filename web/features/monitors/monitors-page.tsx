'use client';

import { Plus } from 'lucide-react';
import Link from 'next/link';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';
import { ForRole } from '../../ui/session/for-role';
import { Loaded } from '../../ui/states/loaded';
import { BudgetPanel } from './budget-panel';
import { MonitorList } from './monitor-list';
import { NoMonitors } from './no-monitors';
import { LIST_FILTERS, passes } from './shown-state';
import { useMonitors } from './use-monitors';

/** Which rules watch, how they stand, and what they would cost in false alarms. */
export function MonitorsPage(props: { project: string }) {
  const t = useTranslate();
  const format = useFormat();
  const { project } = props;
  const monitors = useMonitors(project);
  const [show, setShow] = useQueryState(
    'show',
    parseAsStringLiteral(LIST_FILTERS).withOptions({ history: 'push', scroll: false }),
  );
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h1 className="text-page font-strong">{t('monitors.title')}</h1>
          <p className="max-w-[72ch] text-ink-2">{t('monitors.text')}</p>
        </div>
        <ForRole needs="engineer">
          <Link href={`/${project}/monitors/new`} className="control-primary">
            <Plus size={14} aria-hidden="true" />
            {t('monitors.new')}
          </Link>
        </ForRole>
      </div>
      <Loaded query={monitors} needs="viewer" skeleton="h-[44rem]">
        {(data) => {
          const items = data.items.filter((item) => show === null || passes(item, show));
          return (
            <>
              <BudgetPanel project={project} told={data} />
              {data.items.length === 0 ? (
                <NoMonitors project={project} />
              ) : (
                <>
                  <div role="group" aria-label={t('monitors.filter')} className="flex flex-wrap gap-1">
                    {([null, ...LIST_FILTERS] as const).map((each) => (
                      <button
                        key={each ?? 'all'}
                        type="button"
                        className="control"
                        aria-pressed={show === each}
                        data-filter={each ?? 'all'}
                        onClick={() => void setShow(each)}
                      >
                        {t(`monitors.filter.${each ?? 'all'}`)}
                        <span className="min-w-3 text-right text-meta">
                          {format.count(
                            each === null
                              ? data.items.length
                              : data.items.filter((item) => passes(item, each)).length,
                          )}
                        </span>
                      </button>
                    ))}
                  </div>
                  {items.length === 0 ? (
                    <p className="panel text-ink-2" data-state="empty-filtered">
                      {t('monitors.filter.none')}
                    </p>
                  ) : (
                    <MonitorList project={project} monitors={items} now={monitors.dataUpdatedAt} />
                  )}
                </>
              )}
            </>
          );
        }}
      </Loaded>
    </div>
  );
}
