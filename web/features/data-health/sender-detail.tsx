'use client';

import type { Sender } from '@almenara/contract';
import { useQuery } from '@tanstack/react-query';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { Badge } from '../../ui/badge/badge';
import { useFormat } from '../../ui/format/format-provider';
import { Loaded } from '../../ui/states/loaded';
import { LossList } from './loss-list';

const MOST = 100;

/** The request numbers of one sender that never came, and what it says that it dropped. */
export function SenderDetail(props: { project: string; sender: Sender }) {
  const t = useTranslate();
  const format = useFormat();
  const { sender } = props;
  const gaps = useQuery({
    queryKey: ['gaps', props.project, sender.sender],
    queryFn: ({ signal }) => {
      const query = { sender: sender.sender, limit: MOST };
      return callApi('listGaps', { params: { project: props.project }, query }, signal);
    },
  });
  return (
    <div className="sticky left-3 flex w-fit max-w-[calc(100vw-4rem)] flex-col gap-3 py-1" data-sender-detail>
      <p>
        {t('health.numbers', {
          first: format.count(sender.firstSequence),
          last: format.count(sender.lastSequence),
          since: format.dateTime(sender.firstReceivedAt),
        })}
      </p>
      <Loaded query={gaps} needs="viewer" skeleton="h-12">
        {({ items, nextCursor }) =>
          items.length === 0 ? (
            <p className="text-ink-2">{t('health.gaps.none')}</p>
          ) : (
            <>
              <ul className="flex flex-col gap-1" aria-label={t('health.gaps')}>
                {items.map((gap) => (
                  <li key={gap.first} className="flex flex-wrap items-baseline gap-2">
                    <span className="font-mono">
                      {gap.first === gap.last
                        ? format.count(gap.first)
                        : `${format.count(gap.first)}–${format.count(gap.last)}`}
                    </span>
                    <span>
                      {gap.after === null
                        ? t('health.gap.beforeFirst', { before: format.dateTime(gap.before) })
                        : t('health.gap.between', {
                            after: format.dateTime(gap.after),
                            before: format.dateTime(gap.before),
                          })}
                    </span>
                    <Badge tone={gap.due ? 'danger' : 'plain'}>
                      {gap.due ? t('health.gap.due') : t('health.gap.until', { at: format.time(gap.dueAt) })}
                    </Badge>
                  </li>
                ))}
              </ul>
              {nextCursor ? <p className="text-ink-2">{t('health.gaps.more', { count: MOST })}</p> : null}
            </>
          )
        }
      </Loaded>
      {sender.recovered > 0 ? <p>{t('health.recovered', { count: sender.recovered })}</p> : null}
      {sender.losses.length > 0 ? <LossList losses={sender.losses} /> : null}
    </div>
  );
}
