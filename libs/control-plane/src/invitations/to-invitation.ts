import { type Role } from '@almenara/contract';
import { type InvitationRow } from './invitation.entity.js';

export interface Invitation {
  id: string;
  email: string;
  role: Role;
  state: 'open' | 'accepted' | 'revoked' | 'expired';
  createdAt: Date;
  expiresAt: Date;
  invitedBy: string;
}

export function toInvitation(row: InvitationRow, now: number): Invitation {
  const { id, email, role, createdAt, expiresAt, invitedBy } = row;
  return { id, email, role, state: decideState(row, now), createdAt, expiresAt, invitedBy };
}

function decideState(row: InvitationRow, now: number): Invitation['state'] {
  if (row.acceptedAt) return 'accepted';
  if (row.revokedAt) return 'revoked';
  return row.expiresAt.getTime() <= now ? 'expired' : 'open';
}
