'use client';

import { hasRole, type Role } from '@almenara/contract';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { isOperator, roleIn, type Session } from './role-in';

export interface Reader {
  /** Null in a project that is not theirs. */
  readonly role: Role | null;
  readonly isOperator: boolean;
  /** Null for the operator, who has no account. */
  readonly user: { readonly id: string; readonly email: string; readonly name: string } | null;
}

const ReaderContext = createContext<Reader>({ role: null, isOperator: false, user: null });

/** Gives everything below who is reading. The server judges each call all the same. */
export function SessionProvider(props: { session: Session; project: string; children: ReactNode }) {
  const { session, project } = props;
  const reader = useMemo(
    () => ({
      role: roleIn(session, project),
      isOperator: isOperator(session),
      user: session.user ?? null,
    }),
    [session, project],
  );
  return <ReaderContext value={reader}>{props.children}</ReaderContext>;
}

export function useReader(): Reader {
  return useContext(ReaderContext);
}

/** True when the reader's role in this project may do what `needed` may. */
export function useMay(needed: Role): boolean {
  const { role } = useReader();
  return role !== null && hasRole(role, needed);
}
