import {
  countErasure,
  createErasure,
  getErasure,
  getReceiptKey,
  listErasures,
  verifyReceipt,
} from './erasures.js';
import { listDeadLetters, listLedger } from './ledger.js';
import { getFacet, getMetrics } from './metrics.js';
import type { Operation } from './operation.js';
import { getIngestKey, getProject, listProjects } from './projects.js';
import { getRetention, previewRetention, setRetention } from './retention.js';
import { endSession, getSession, startSession } from './session.js';
import { getSpan, getTrace, listSpans, listTraces, liveTraces } from './traces.js';

export * from './call.js';
export * from './erasures.js';
export * from './filter.js';
export * from './ledger.js';
export * from './metrics.js';
export * from './operation.js';
export * from './page.js';
export * from './problem.js';
export * from './projects.js';
export * from './retention.js';
export * from './session.js';
export * from './traces.js';

/** Every route of the query and control API. */
export const OPERATIONS: readonly Operation[] = [
  getSession,
  startSession,
  endSession,
  listProjects,
  getProject,
  getIngestKey,
  listTraces,
  liveTraces,
  getTrace,
  getSpan,
  listSpans,
  getMetrics,
  getFacet,
  listLedger,
  listDeadLetters,
  countErasure,
  createErasure,
  listErasures,
  getErasure,
  getReceiptKey,
  verifyReceipt,
  getRetention,
  setRetention,
  previewRetention,
];
