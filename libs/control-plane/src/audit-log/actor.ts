/** Who changed something, as the audit log keeps it. */
export interface Actor {
  kind: 'operator' | 'user' | 'key';
  /** Id of the account or key; null for the operator. */
  id: string | null;
  name: string;
}

/** Names may be chosen freely, e-mails may not, so both are kept. */
export function userActor(user: { id: string; name: string; email: string }): Actor {
  return { kind: 'user', id: user.id, name: `${user.name} <${user.email}>` };
}

/** Who changes something, and by which operation. Every change needs one. */
export interface ChangeBy {
  actor: Actor;
  action: string;
}

/** What a process does by itself when it starts, as its configuration says. */
export function byConfiguration(action: string): ChangeBy {
  return { actor: { kind: 'operator', id: null, name: 'configuration' }, action };
}
