import type * as contract from '@almenara/contract';
import type { Operation } from '@almenara/contract';

/**
 * Method and path of each operation the console calls. The contract's own definitions carry their
 * validators, which are larger than the pages; a test keeps these equal to them.
 */
const ADDRESSES = {
  getSession: 'GET /api/v1/session',
  startSession: 'POST /api/v1/session',
  endSession: 'DELETE /api/v1/session',
  listProjects: 'GET /api/v1/projects',
  getProject: 'GET /api/v1/projects/{project}',
  getIngestKey: 'GET /api/v1/projects/{project}/ingest-key',
  listTraces: 'GET /api/v1/projects/{project}/traces',
  liveTraces: 'GET /api/v1/projects/{project}/live/traces',
  getTrace: 'GET /api/v1/projects/{project}/traces/{traceId}',
  getSpan: 'GET /api/v1/projects/{project}/traces/{traceId}/spans/{spanId}',
  listSpans: 'GET /api/v1/projects/{project}/spans',
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
} as const;

export type OperationId = keyof typeof ADDRESSES;
export type OperationOf<Id extends OperationId> = (typeof contract)[Id];

export const OPERATION_IDS = Object.keys(ADDRESSES) as OperationId[];

/** The operation as far as calling it needs: its types come from the contract, its address from here. */
export function addressOf<Id extends OperationId>(id: Id): OperationOf<Id> {
  const [method, path] = ADDRESSES[id].split(' ');
  return { id, method, path } as Operation as OperationOf<Id>;
}
