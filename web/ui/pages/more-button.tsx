'use client';

import { useTranslate } from '../../i18n/i18n-provider';

interface Pages {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  fetchNextPage(): Promise<unknown>;
}

/** Asks for the next page of a list, where there is one. */
export function MoreButton(props: { pages: Pages; children?: string }) {
  const t = useTranslate();
  const { pages } = props;
  if (!pages.hasNextPage) return null;
  return (
    <button
      type="button"
      className="control self-start"
      disabled={pages.isFetchingNextPage}
      onClick={() => void pages.fetchNextPage()}
    >
      {props.children ?? t('list.more')}
    </button>
  );
}
