import {
  changeAccount,
  changePassword,
  createPasswordLink,
  disableAccount,
  listAccounts,
  resetPassword,
} from './accounts.js';
import { exportAuditLog, listAuditLog, listInstallationAuditLog, verifyAuditLog } from './audit-log.js';
import {
  acceptInvitation,
  createInvitation,
  listInvitations,
  lookAtInvitation,
  revokeInvitation,
} from './invitations.js';
import { createKey, listKeys, revokeKey, rotateKey } from './keys.js';
import { listDeadLetters, listLedger } from './ledger.js';
import { changeMember, listMembers, removeMember } from './members.js';
import { getFacet, getMetrics } from './metrics.js';
import type { Operation } from './operation.js';
import { changeProject, createProject, getIngestKey, getProject, listProjects } from './projects.js';
import { endOneSession, endSession, getSession, listSessions, logIn, startSession } from './sessions.js';
import { getSpan, getTrace, listSpans, listTraces, liveTraces } from './traces.js';

export * from './account-fields.js';
export * from './accounts.js';
export * from './audit-log.js';
export * from './call.js';
export * from './filter.js';
export * from './invitations.js';
export * from './keys.js';
export * from './ledger.js';
export * from './members.js';
export * from './metrics.js';
export * from './operation.js';
export * from './page.js';
export * from './problem.js';
export * from './projects.js';
export * from './sessions.js';
export * from './traces.js';

/** Every route of the query and control API. */
export const OPERATIONS: readonly Operation[] = [
  getSession,
  startSession,
  logIn,
  endSession,
  listSessions,
  endOneSession,
  changeAccount,
  changePassword,
  listAccounts,
  disableAccount,
  createPasswordLink,
  resetPassword,
  listProjects,
  createProject,
  getProject,
  changeProject,
  getIngestKey,
  listMembers,
  changeMember,
  removeMember,
  createInvitation,
  listInvitations,
  revokeInvitation,
  lookAtInvitation,
  acceptInvitation,
  listKeys,
  createKey,
  revokeKey,
  rotateKey,
  listAuditLog,
  exportAuditLog,
  verifyAuditLog,
  listInstallationAuditLog,
  listTraces,
  liveTraces,
  getTrace,
  getSpan,
  listSpans,
  getMetrics,
  getFacet,
  listLedger,
  listDeadLetters,
];
