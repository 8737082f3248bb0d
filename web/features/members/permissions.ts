import type { Role } from '@almenara/contract';
import type { OperationId } from '../../api/addresses';

export interface Permission {
  readonly id:
    'read' | 'label' | 'ownKey' | 'deadLetters' | 'keys' | 'members' | 'project' | 'erasure' | 'auditLog';
  /** The weakest role that may. */
  readonly needs: Role;
  /** Operations that stand for it; a test compares their roles with this table. */
  readonly operations: readonly OperationId[];
}

/** What people ask about roles. Everything else in the API follows the same lines. */
export const PERMISSIONS: readonly Permission[] = [
  {
    id: 'read',
    needs: 'viewer',
    operations: ['listTraces', 'getTrace', 'getMetrics', 'getDataHealth', 'listMembers'],
  },
  { id: 'label', needs: 'labeller', operations: ['nextLabelItem', 'createLabel', 'revokeLabel'] },
  { id: 'ownKey', needs: 'engineer', operations: ['getIngestKey'] },
  { id: 'deadLetters', needs: 'admin', operations: ['listDeadLetters', 'replayDeadLetters'] },
  { id: 'keys', needs: 'admin', operations: ['listKeys', 'createKey', 'rotateKey', 'revokeKey'] },
  {
    id: 'members',
    needs: 'admin',
    operations: ['createInvitation', 'revokeInvitation', 'changeMember', 'removeMember'],
  },
  { id: 'project', needs: 'admin', operations: ['changeProject', 'setRetention', 'setPrivacy', 'setPrices'] },
  { id: 'erasure', needs: 'admin', operations: ['countErasure', 'createErasure', 'listErasures'] },
  { id: 'auditLog', needs: 'admin', operations: ['listAuditLog', 'exportAuditLog', 'verifyAuditLog'] },
];
