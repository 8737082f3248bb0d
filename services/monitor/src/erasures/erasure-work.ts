import type { ErasureStep } from '@almenara/contract';
import {
  countAllErased,
  countReadableErased,
  deleteErased,
  ERASED_STORE_NAMES,
  ERASED_STORES,
  type ErasedStoreName,
  forgetErasure,
  markErased,
  noteTouchedHours,
  waitForOldParts,
} from '@almenara/trace-store';
import type { MonitorOptions } from '../monitor-options.js';
import { countLabels, removeLabels } from './erase-labels.js';
import { takeOutOfSketches } from './take-out-of-sketches.js';

export interface ErasureWork {
  readonly options: MonitorOptions;
  /** Of the erasure. */
  readonly id: string;
  readonly project: string;
  readonly signal: AbortSignal;
}

/** How far ahead the time of an erasure is put, so that it is not over before the traces are listed. */
const LEAD_MS = 2000;

const LOG_ATTEMPTS = 10;
const READ_BACK_ATTEMPTS = 5;

const LIST_TABLES = ['erasure_subjects', 'erasure_traces', 'sketch_hour', 'judged_hours'];

/** What each step does; answers the rows it is about. All may run again. */
export const ERASURE_WORK: Readonly<
  Record<Exclude<ErasureStep, 'receipt'>, (work: ErasureWork) => Promise<number | null>>
> = {
  tombstones: putUpTombstones,
  spans: (work) => remove(work, 'spans'),
  traces: (work) => remove(work, 'traces'),
  scores: (work) => remove(work, 'scores'),
  vectors: (work) => remove(work, 'vectors'),
  deadLetters: (work) => remove(work, 'deadLetters'),
  labels: removeLabels,
  log: dropFromLog,
  readBack,
  sketches: takeOutOfSketches,
  files: clearFiles,
};

/**
 * Everything received until the time of the tombstone is erased, and nothing later: that holds only if the traces
 * are listed before this time comes, because rows do not tell when they were received.
 */
async function putUpTombstones({ options, project, id }: ErasureWork): Promise<number> {
  const { store, controlPlane, now = Date.now } = options;
  const salt = await controlPlane.erasures.salt(project);
  for (let lead = LEAD_MS; ; lead *= 2) {
    const erasedAt = now() + lead;
    const traces = await markErased(store, project, id, { salt, erasedAt });
    await noteTouchedHours(store, project, id);
    if (now() > erasedAt) continue;
    await controlPlane.erasures.setErasedAt(id, new Date(erasedAt));
    return traces;
  }
}

async function remove({ options, project, id }: ErasureWork, name: ErasedStoreName): Promise<number> {
  const rows = await countReadableErased(options.store, project, id, name);
  // Recorded before they are gone, for whoever repeats the step and finds none.
  await options.controlPlane.erasures.recordStep(id, name, 'running', rows);
  await deleteErased(options.store, project, id, name);
  return rows;
}

async function dropFromLog({ options, id, signal }: ErasureWork): Promise<null> {
  for (let attempt = 0; attempt < LOG_ATTEMPTS; attempt++) {
    signal.throwIfAborted();
    const { goneAt } = await options.log.dropHandled();
    if (goneAt === null) continue;
    await options.controlPlane.erasures.setLogGoneAt(id, new Date(goneAt));
    return null;
  }
  throw new Error('a consumer of the event log is behind; copies of the erased events are still there');
}

/** A writer that slept may have written once more and is about to remove it itself; nobody waits for that. */
async function readBack(work: ErasureWork): Promise<number> {
  const { options, project, id } = work;
  for (let attempt = 0; attempt < READ_BACK_ATTEMPTS; attempt++) {
    const left = await countAllErased(options.store, project, id);
    const labels = await countLabels(work);
    if (labels === 0 && ERASED_STORE_NAMES.every((name) => left[name] === 0)) return 0;
    if (labels > 0) await removeLabels(work);
    await noteTouchedHours(options.store, project, id);
    for (const name of ERASED_STORE_NAMES) await deleteErased(options.store, project, id, name);
  }
  throw new Error('rows of the erased subject keep coming back');
}

/** Removes the lists that hold the subject in plain, then waits until no file holds what was removed. */
async function clearFiles({ options, project, id, signal }: ErasureWork): Promise<null> {
  await forgetErasure(options.store, project, id);
  const tables = ERASED_STORE_NAMES.map((name) => ERASED_STORES[name].table);
  await waitForOldParts(options.store, [...tables, ...LIST_TABLES], signal);
  return null;
}
