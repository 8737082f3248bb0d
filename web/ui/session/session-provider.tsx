'use client';

import type { Role } from '@almenara/contract';
import { createContext, type ReactNode, useContext } from 'react';
import { isAtLeast } from './role-order';

const RoleContext = createContext<Role | null>(null);

/** Gives everything below the reader's role in the project. The server judges each call all the same. */
export function RoleProvider(props: { held: Role | null; children: ReactNode }) {
  return <RoleContext value={props.held}>{props.children}</RoleContext>;
}

/** True when the reader's role in this project may do what `weakest` may. */
export function useMay(weakest: Role): boolean {
  return isAtLeast(useContext(RoleContext), weakest);
}

export function useRole(): Role | null {
  return useContext(RoleContext);
}
