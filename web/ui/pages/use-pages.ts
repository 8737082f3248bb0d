import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

export interface PageQuery {
  readonly limit: number;
  readonly cursor?: string;
}

interface PagesOptions<Item, Answer> {
  readonly queryKey: readonly unknown[];
  readonly limit: number;
  readonly ask: (page: PageQuery, now: number, signal: AbortSignal) => Promise<Answer & Page<Item>>;
  /** Shows the old list, marked as stale, until the new one is there. */
  readonly keepsOld?: boolean;
  readonly enabled?: boolean;
  readonly refetchInterval?: number;
}

/** A list page by page. All pages look at the time as it was when the first one was asked for. */
export function usePages<Item, Answer = Page<Item>>({
  queryKey,
  limit,
  ask,
  keepsOld,
  ...options
}: PagesOptions<Item, Answer>) {
  const pages = useInfiniteQuery({
    ...options,
    queryKey,
    queryFn: ({ signal, pageParam }) => {
      const now = pageParam?.now ?? Date.now();
      const page = { limit, ...(pageParam ? { cursor: pageParam.cursor } : {}) };
      return ask(page, now, signal).then((answer) => ({ ...answer, now }));
    },
    initialPageParam: undefined as { cursor: string; now: number } | undefined,
    getNextPageParam: ({ nextCursor, now }) => (nextCursor ? { cursor: nextCursor, now } : undefined),
    ...(keepsOld ? { placeholderData: keepPreviousData } : {}),
  });
  const { data } = pages;
  /** Of all pages so far; absent until the first one is there. */
  const items = useMemo(() => data?.pages.flatMap((page) => page.items), [data]);
  return { ...pages, items };
}
