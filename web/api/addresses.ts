import type * as contract from '@almenara/contract';
import type { Operation } from '@almenara/contract';

/**
 * Method and path of each operation the console calls. The contract's own definitions carry their
 * validators, which are larger than the pages; a test keeps these equal to them.
 */
const ADDRESSES = {
  getSession: 'GET /api/v1/session',
  startSession: 'POST /api/v1/session',
  logIn: 'POST /api/v1/session/password',
  endSession: 'DELETE /api/v1/session',
  listSessions: 'GET /api/v1/sessions',
  endOneSession: 'DELETE /api/v1/sessions/{session}',
  changeAccount: 'PUT /api/v1/account',
  changePassword: 'PUT /api/v1/account/password',
  listAccounts: 'GET /api/v1/accounts',
  disableAccount: 'PUT /api/v1/accounts/{user}/disabled',
  createPasswordLink: 'POST /api/v1/accounts/{user}/password-link',
  resetPassword: 'POST /api/v1/password',
  listProjects: 'GET /api/v1/projects',
  createProject: 'POST /api/v1/projects',
  getProject: 'GET /api/v1/projects/{project}',
  changeProject: 'PUT /api/v1/projects/{project}',
  getIngestKey: 'GET /api/v1/projects/{project}/ingest-key',
  listMembers: 'GET /api/v1/projects/{project}/members',
  changeMember: 'PUT /api/v1/projects/{project}/members/{user}',
  removeMember: 'DELETE /api/v1/projects/{project}/members/{user}',
  createInvitation: 'POST /api/v1/projects/{project}/invitations',
  listInvitations: 'GET /api/v1/projects/{project}/invitations',
  revokeInvitation: 'DELETE /api/v1/projects/{project}/invitations/{invitation}',
  lookAtInvitation: 'POST /api/v1/invitation',
  acceptInvitation: 'POST /api/v1/invitation/acceptance',
  listKeys: 'GET /api/v1/projects/{project}/keys',
  createKey: 'POST /api/v1/projects/{project}/keys',
  revokeKey: 'DELETE /api/v1/projects/{project}/keys/{key}',
  rotateKey: 'POST /api/v1/projects/{project}/keys/{key}/rotation',
  listAuditLog: 'GET /api/v1/projects/{project}/audit-log',
  exportAuditLog: 'GET /api/v1/projects/{project}/audit-log/export',
  verifyAuditLog: 'GET /api/v1/projects/{project}/audit-log/verification',
  listInstallationAuditLog: 'GET /api/v1/audit-log',
  listTraces: 'GET /api/v1/projects/{project}/traces',
  liveTraces: 'GET /api/v1/projects/{project}/live/traces',
  getTrace: 'GET /api/v1/projects/{project}/traces/{traceId}',
  getSpan: 'GET /api/v1/projects/{project}/traces/{traceId}/spans/{spanId}',
  getAgentSteps: 'GET /api/v1/projects/{project}/traces/{traceId}/agent-steps',
  listSpans: 'GET /api/v1/projects/{project}/spans',
  listConversations: 'GET /api/v1/projects/{project}/sessions',
  getConversation: 'GET /api/v1/projects/{project}/sessions/{sessionId}',
  listTurns: 'GET /api/v1/projects/{project}/sessions/{sessionId}/turns',
  getMetrics: 'GET /api/v1/projects/{project}/metrics',
  getFacet: 'GET /api/v1/projects/{project}/facets/{dimension}',
  getDataHealth: 'GET /api/v1/projects/{project}/data-health',
  listLedger: 'GET /api/v1/projects/{project}/ledger',
  listSenders: 'GET /api/v1/projects/{project}/ledger/senders',
  listGaps: 'GET /api/v1/projects/{project}/ledger/gaps',
  listDeadLetters: 'GET /api/v1/projects/{project}/dead-letters',
  listDeadLetterReasons: 'GET /api/v1/projects/{project}/dead-letters/reasons',
  replayDeadLetters: 'POST /api/v1/projects/{project}/dead-letters/replay',
  listReplays: 'GET /api/v1/projects/{project}/dead-letters/replays',
  getReplay: 'GET /api/v1/projects/{project}/dead-letters/replays/{replay}',
  countErasure: 'POST /api/v1/projects/{project}/erasures/count',
  createErasure: 'POST /api/v1/projects/{project}/erasures',
  listErasures: 'GET /api/v1/projects/{project}/erasures',
  getErasure: 'GET /api/v1/projects/{project}/erasures/{erasure}',
  getReceiptKey: 'GET /api/v1/receipt-key',
  verifyReceipt: 'POST /api/v1/receipts/verify',
  getRetention: 'GET /api/v1/projects/{project}/retention',
  setRetention: 'PUT /api/v1/projects/{project}/retention',
  getPrices: 'GET /api/v1/projects/{project}/prices',
  setPrices: 'PUT /api/v1/projects/{project}/prices',
  listModelPrices: 'GET /api/v1/projects/{project}/prices/models',
  getPrivacy: 'GET /api/v1/projects/{project}/privacy',
  setPrivacy: 'PUT /api/v1/projects/{project}/privacy',
  tryPrivacy: 'POST /api/v1/projects/{project}/privacy/try',
  countRedactions: 'GET /api/v1/projects/{project}/privacy/redactions',
  nextLabelItem: 'GET /api/v1/projects/{project}/labels/queue',
  skipLabelItem: 'POST /api/v1/projects/{project}/labels/skips',
  createLabel: 'POST /api/v1/projects/{project}/labels',
  revokeLabel: 'DELETE /api/v1/projects/{project}/labels/{label}',
  listLabels: 'GET /api/v1/projects/{project}/labels',
  getLabelAgreement: 'GET /api/v1/projects/{project}/labels/agreement',
  getCalibration: 'GET /api/v1/projects/{project}/evaluators/{evaluator}/calibration',
  calibrateEvaluator: 'POST /api/v1/projects/{project}/evaluators/{evaluator}/calibration',
  resetCalibration: 'DELETE /api/v1/projects/{project}/evaluators/{evaluator}/calibration',
  previewRetention: 'GET /api/v1/projects/{project}/retention/preview',
} as const;

export type OperationId = keyof typeof ADDRESSES;
export type OperationOf<Id extends OperationId> = (typeof contract)[Id];

export const OPERATION_IDS = Object.keys(ADDRESSES) as OperationId[];

/** The operation as far as calling it needs: its types come from the contract, its address from here. */
export function addressOf<Id extends OperationId>(id: Id): OperationOf<Id> {
  const [method, path] = ADDRESSES[id].split(' ');
  return { id, method, path } as Operation as OperationOf<Id>;
}
