'use client';

import type { Role } from '@almenara/contract';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ApiError } from '../../api-client';
import { ErrorState } from './error-state';
import { ForbiddenState } from './forbidden-state';
import { Skeleton } from './skeleton';

/** What a query brought, or why there is nothing: loading at its final size, refused, or failed. */
export function Loaded<Data>(props: {
  query: UseQueryResult<Data>;
  /** The role that the server asks for. */
  needs: Role;
  /** Height of what is loading. */
  skeleton: string;
  children: (data: Data) => ReactNode;
}) {
  const { query } = props;
  if (query.data !== undefined) return props.children(query.data);
  if (!query.isError)
    return (
      <div aria-busy="true">
        <Skeleton className={props.skeleton} />
      </div>
    );
  if (query.error instanceof ApiError && query.error.status === 403)
    return <ForbiddenState needs={props.needs} />;
  return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
}
