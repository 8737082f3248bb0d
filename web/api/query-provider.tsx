'use client';

import { ApiError } from '@almenara/contract';
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';

export function QueryProvider(props: { children: ReactNode }) {
  const [client] = useState(createQueryClient);
  return <QueryClientProvider client={client}>{props.children}</QueryClientProvider>;
}

function createQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: signInWhenAsked }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        refetchOnWindowFocus: true,
        retry: (failures, error) => failures < 2 && isWorthRepeating(error),
      },
    },
  });
}

/** A refusal stays a refusal; overload and lost connections pass. */
function isWorthRepeating(error: Error): boolean {
  return !(error instanceof ApiError) || error.status === 429 || error.status >= 502;
}

function signInWhenAsked(error: Error): void {
  if (error instanceof ApiError && error.status === 401) location.assign('/login');
}
