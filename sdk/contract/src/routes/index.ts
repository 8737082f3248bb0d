import {
  changeAccount,
  changePassword,
  createPasswordLink,
  disableAccount,
  listAccounts,
  resetPassword,
} from './accounts.js';
import { getAgentSteps } from './agent-steps.js';
import { exportAuditLog, listAuditLog, listInstallationAuditLog, verifyAuditLog } from './audit-log.js';
import { getConversation, listConversations, listTurns } from './conversations.js';
import { getDataHealth } from './data-health.js';
import { createDataset, getDataset, linkDataset, listDatasets, removeDataset } from './datasets.js';
import {
  getReplay,
  listDeadLetterReasons,
  listDeadLetters,
  listReplays,
  replayDeadLetters,
} from './dead-letters.js';
import { getDelivery, listDeliveries, replayDelivery } from './deliveries.js';
import {
  compareDrift,
  getDriftAttribution,
  getDriftHistory,
  getDriftSettings,
  listDriftStreams,
  setDriftSettings,
} from './drift.js';
import {
  countErasure,
  createErasure,
  getErasure,
  getReceiptKey,
  listErasures,
  verifyReceipt,
} from './erasures.js';
import {
  cancelBackfill,
  changeEvaluator,
  countBackfill,
  createBackfill,
  listBackfills,
  listEvaluators,
} from './evaluators.js';
import {
  acknowledgeIncident,
  closeIncident,
  commentIncident,
  getIncident,
  getPostMortem,
  listIncidents,
  snoozeIncident,
} from './incidents.js';
import {
  acceptInvitation,
  createInvitation,
  listInvitations,
  lookAtInvitation,
  revokeInvitation,
} from './invitations.js';
import { createKey, listKeys, revokeKey, rotateKey } from './keys.js';
import { listGaps, listLedger, listSenders } from './ledger.js';
import {
  calibrateEvaluator,
  getCalibration,
  getLabelAgreement,
  resetCalibration,
} from './label-agreement.js';
import { createLabel, listLabels, nextLabelItem, revokeLabel, skipLabelItem } from './labels.js';
import { changeMember, listMembers, removeMember } from './members.js';
import {
  backtestMonitor,
  changeMonitor,
  createMonitor,
  disableMonitor,
  enableMonitor,
  getMonitor,
  listMonitors,
  muteMonitor,
  removeMonitor,
  tryMonitor,
} from './monitors.js';
import type { Operation } from './operation.js';
import { getFacet, getMetrics } from './metrics.js';
import { getPrices, listModelPrices, setPrices } from './prices.js';
import { countRedactions, getPrivacy, setPrivacy, tryPrivacy } from './privacy.js';
import { changeProject, createProject, getIngestKey, getProject, listProjects } from './projects.js';
import { getQuality, listBlamedDocuments, listWorstAnswers } from './quality.js';
import {
  approveRemediation,
  cancelRemediation,
  getRemediation,
  listRemediations,
  proposeRemediation,
  rejectRemediation,
  settleRemediation,
  tellJobStatus,
} from './remediations.js';
import { getRetention, previewRetention, setRetention } from './retention.js';
import { listScores } from './scores.js';
import { endOneSession, endSession, getSession, listSessions, logIn, startSession } from './sessions.js';
import {
  changeTarget,
  createTarget,
  listTargets,
  pauseTarget,
  removeTarget,
  resumeTarget,
  rotateTargetSecret,
  testTarget,
} from './targets.js';
import { getSpan, getTrace, listSpans, listTraces, liveTraces } from './traces.js';

export * from './account-fields.js';
export * from './accounts.js';
export * from './agent-steps.js';
export * from './audit-log.js';
export * from './call.js';
export * from './conversations.js';
export * from './data-health.js';
export * from './dataset-words.js';
export * from './datasets.js';
export * from './dead-letters.js';
export * from './deliveries.js';
export * from './drift-words.js';
export * from './drift.js';
export * from './erasures.js';
export * from './evaluators.js';
export * from './filter.js';
export * from './incident-words.js';
export * from './incidents.js';
export * from './invitations.js';
export * from './keys.js';
export * from './label-agreement.js';
export * from './label-questions.js';
export * from './labels.js';
export * from './ledger.js';
export * from './members.js';
export * from './monitor-definition.js';
export * from './monitor-evidence.js';
export * from './monitor-unit.js';
export * from './monitor-words.js';
export * from './monitors.js';
export * from './metrics.js';
export * from './operation.js';
export * from './page.js';
export * from './prices.js';
export * from './privacy.js';
export * from './problem.js';
export * from './projects.js';
export * from './quality.js';
export * from './remediation-criterion.js';
export * from './remediation-payload.js';
export * from './digest.js';
export * from './remediation-words.js';
export * from './remediations.js';
export * from './retention.js';
export * from './scores.js';
export * from './sessions.js';
export * from './target-words.js';
export * from './targets.js';
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
  getAgentSteps,
  listSpans,
  listConversations,
  getConversation,
  listTurns,
  getMetrics,
  getFacet,
  getQuality,
  listWorstAnswers,
  listBlamedDocuments,
  listScores,
  getDataHealth,
  listLedger,
  listSenders,
  listGaps,
  listDeadLetters,
  listDeadLetterReasons,
  replayDeadLetters,
  listReplays,
  getReplay,
  countErasure,
  createErasure,
  listErasures,
  getErasure,
  getReceiptKey,
  verifyReceipt,
  getRetention,
  setRetention,
  previewRetention,
  getPrivacy,
  setPrivacy,
  tryPrivacy,
  countRedactions,
  getPrices,
  setPrices,
  listModelPrices,
  listEvaluators,
  changeEvaluator,
  countBackfill,
  createBackfill,
  listBackfills,
  cancelBackfill,
  nextLabelItem,
  skipLabelItem,
  createLabel,
  revokeLabel,
  listLabels,
  getLabelAgreement,
  getCalibration,
  calibrateEvaluator,
  resetCalibration,
  listDriftStreams,
  compareDrift,
  getDriftHistory,
  getDriftAttribution,
  getDriftSettings,
  setDriftSettings,
  listMonitors,
  getMonitor,
  createMonitor,
  changeMonitor,
  removeMonitor,
  enableMonitor,
  disableMonitor,
  muteMonitor,
  tryMonitor,
  backtestMonitor,
  createDataset,
  listDatasets,
  getDataset,
  linkDataset,
  removeDataset,
  listIncidents,
  getIncident,
  acknowledgeIncident,
  commentIncident,
  closeIncident,
  listTargets,
  createTarget,
  changeTarget,
  removeTarget,
  testTarget,
  rotateTargetSecret,
  pauseTarget,
  resumeTarget,
  listDeliveries,
  getDelivery,
  replayDelivery,
  listRemediations,
  getRemediation,
  proposeRemediation,
  approveRemediation,
  rejectRemediation,
  cancelRemediation,
  settleRemediation,
  tellJobStatus,
  snoozeIncident,
  getPostMortem,
];
