'use client';

import { useQuery } from '@tanstack/react-query';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { callApi, type ResultOf } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { MoreButton } from '../../ui/pages/more-button';
import { usePages } from '../../ui/pages/use-pages';
import { ErrorState } from '../../ui/states/error-state';
import { Skeleton } from '../../ui/states/skeleton';
import { SessionHeader } from './session-header';
import { TurnView } from './turn-view';

const PAGE_SIZE = 20;
const ORDERS = ['oldest', 'newest'] as const;

/** What was said, turn by turn, and how each turn went. */
export function SessionPage(props: {
  project: string;
  sessionId: string;
  initial: ResultOf<'getConversation'>;
}) {
  const t = useTranslate();
  const params = { project: props.project, sessionId: props.sessionId };
  const head = useQuery({
    queryKey: ['session', props.project, props.sessionId],
    queryFn: ({ signal }) => callApi('getConversation', { params }, signal),
    initialData: props.initial,
  });
  const [order, setOrder] = useQueryState(
    'order',
    parseAsStringLiteral(ORDERS).withDefault('oldest').withOptions({ history: 'push' }),
  );
  const pages = usePages({
    queryKey: ['turns', props.project, props.sessionId, order],
    limit: PAGE_SIZE,
    ask: (page, _now, signal) => callApi('listTurns', { params, query: { order, ...page } }, signal),
  });
  const { session, scores } = head.data;
  const turns = pages.items ?? [];
  return (
    <div className="flex flex-col gap-4">
      <SessionHeader project={props.project} session={session} scores={scores} />
      {session.traceCount > 1 ? (
        <div role="group" aria-label={t('session.order')} className="flex flex-wrap gap-1">
          {ORDERS.map((each) => (
            <button
              key={each}
              type="button"
              className="control"
              aria-pressed={each === order}
              onClick={() => void setOrder(each)}
            >
              {t(`session.order.${each}`)}
            </button>
          ))}
        </div>
      ) : null}
      {pages.isError ? <ErrorState error={pages.error} onRetry={() => void pages.refetch()} /> : null}
      {pages.isPending ? <Skeleton className="h-[60dvh]" /> : null}
      <ol className="flex max-w-5xl flex-col gap-4" aria-label={t('session.turns')}>
        {turns.map((turn, index) => (
          <li key={turn.trace.traceId}>
            <TurnView
              project={props.project}
              turn={turn}
              number={order === 'oldest' ? index + 1 : Math.max(session.traceCount - index, 1)}
            />
          </li>
        ))}
      </ol>
      <MoreButton pages={pages}>
        {t('session.moreTurns', { shown: turns.length, all: session.traceCount })}
      </MoreButton>
    </div>
  );
}
