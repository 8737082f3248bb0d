import type { getSession, OperationResult, Role } from '@almenara/contract';

export type Session = OperationResult<typeof getSession>;

/** Operators have every right everywhere. A server that does not say who calls knows operators only. */
export function isOperator({ kind }: Pick<Session, 'kind'>): boolean {
  return kind === undefined || kind === 'operator';
}

/** The role that somebody has in a project; null for a project that is not theirs. */
export function roleIn(session: Pick<Session, 'kind' | 'projects'>, project: string): Role | null {
  if (isOperator(session)) return 'admin';
  return session.projects?.find(({ id }) => id === project)?.role ?? null;
}
