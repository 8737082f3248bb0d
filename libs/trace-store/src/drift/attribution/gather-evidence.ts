import type { CauseEvidence } from '@almenara/drift';
import type { TraceStoreConnection } from '../../connection.js';
import type { DriftQuestion } from '../compare/compare-drift.js';
import type { HourWindows } from '../compare/hour-window.js';
import { listEncoders, listEncodersOf } from '../compare/list-encoders.js';
import { runApart } from '../thread/drift-thread.js';
import type { DocumentCounts } from './count-documents.js';
import { goneDocuments } from './gone-documents.js';
import { readRuler } from './read-ruler.js';
import { sampleAnswers } from './sample-answers.js';
import { streamChanges } from './stream-changes.js';
import { versionChanges } from './version-changes.js';

/** What canaries tell of the time between two windows that the store does not know. */
export type CanaryEvidence = Pick<CauseEvidence, 'ruler' | 'appVectors' | 'providerCanaries'>;

/** Answers of a window that are compared with answers to similar questions. */
const ANSWERS = 2000;
/** Traces whose versions are counted. */
const TRACES = 200_000;

export interface KnownOfWindows {
  readonly question: Omit<DriftQuestion, 'segment'>;
  readonly windows: HourWindows;
  readonly encoder: string | null;
  readonly documents: DocumentCounts;
  readonly shifted: NonNullable<CauseEvidence['shifted']>;
  readonly canaries: CanaryEvidence | undefined;
}

/** All that the store knows of two windows that tells causes apart. */
export async function gatherEvidence(
  connection: TraceStoreConnection,
  project: string,
  { question, windows, encoder, documents, shifted, canaries = {} }: KnownOfWindows,
): Promise<CauseEvidence> {
  const { stream: _, encoder: __, ...asked } = question;
  const [streams, answers, versions, ruler] = await Promise.all([
    streamChanges(connection, project, asked),
    readAnswers(connection, project, windows, encoder),
    readVersions(connection, project, windows),
    canaries.ruler ?? readRuler(connection, project, encoder, windows),
  ]);
  const compared = answers.length === 0 ? {} : await runApart('compareAnswers', answers);
  const gone = goneDocuments(documents);
  return {
    ...canaries,
    ...(ruler ? { ruler } : {}),
    streams,
    ...versions,
    ...compared,
    ...(gone ? { documents: gone } : {}),
    ...(shifted.events > 0 ? { shifted } : {}),
  };
}

async function readAnswers(
  connection: TraceStoreConnection,
  project: string,
  windows: HourWindows,
  encoder: string | null,
) {
  const space = encoder || (await listEncoders(connection, project, 'prompt', windows.current))[0]?.encoder;
  if (!space) return [];
  const both = await Promise.all(
    (['reference', 'current'] as const).map((which) =>
      sampleAnswers(connection, project, { encoder: space, which, window: windows[which], limit: ANSWERS }),
    ),
  );
  return both.every((rows) => rows.length > 0) ? both.flat() : [];
}

async function readVersions(connection: TraceStoreConnection, project: string, windows: HourWindows) {
  const { reference, current } = await listEncodersOf(connection, project, 'latency', windows);
  const most = Math.max(1, reference[0]?.events ?? 0, current[0]?.events ?? 0);
  return versionChanges(connection, project, windows, Math.min(1, TRACES / most));
}
