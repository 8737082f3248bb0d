import type { DriftAttribution } from '@almenara/contract';
import { decideCause, witnessDirection } from '@almenara/drift';
import type { TraceStoreConnection } from '../../connection.js';
import { type DriftQuestion, type ReadWindows, readWindows } from '../compare/compare-drift.js';
import { sumOf } from '../compare/fold-cells.js';
import { kindOfStream } from '../compare/stream-kind.js';
import { attributeTexts } from './attribute-texts.js';
import { attributeValues } from './attribute-values.js';
import { changedDocuments } from './changed-documents.js';
import { countDocuments } from './count-documents.js';
import { type CanaryEvidence, gatherEvidence } from './gather-evidence.js';
import type { TextStream } from './read-texts.js';
import { shiftedScores } from './shifted-scores.js';
import { shiftedSegments } from './shifted-segments.js';

/** What makes the difference between two windows of a stream, and the likely cause. */
export async function attributeDrift(
  connection: TraceStoreConnection,
  project: string,
  question: Omit<DriftQuestion, 'segment'> & { readonly canaries?: CanaryEvidence | undefined },
): Promise<DriftAttribution> {
  const read = await readWindows(connection, project, question);
  const [before, after] = [sumOf(read.reference), sumOf(read.current)];
  const shift =
    before.n === 0 || after.n === 0 ? NOTHING : await findShift(connection, project, question, read);
  const { windows } = read;
  const traces = [...new Set(shift.shifted.map(({ traceId }) => traceId))];
  const [segments, documents] = await Promise.all([
    shiftedSegments(connection, project, windows.current, shift),
    countDocuments(connection, project, windows, traces),
  ]);
  const evidence = await gatherEvidence(connection, project, {
    question,
    windows,
    encoder: read.encoder,
    documents,
    shifted: {
      events: shift.shifted.length,
      topics: shift.clusters.map(({ terms }) => terms.join(', ')),
      scores: await shift.scores(),
    },
    canaries: question.canaries,
  });
  return {
    state: shift === NOTHING ? 'insufficient' : 'attributed',
    looked: shift.looked,
    shifted: shift.shifted.length,
    clusters: [...shift.clusters],
    segments,
    documents: changedDocuments(documents),
    cause: toCause(decideCause(evidence)),
  };
}

type Shift = Pick<Awaited<ReturnType<typeof attributeTexts>>, 'looked' | 'clusters'> & {
  readonly shifted: readonly ShiftedSpan[];
  readonly rest: readonly ShiftedSpan[];
  scores(): ReturnType<typeof shiftedScores>;
};
type ShiftedSpan = Parameters<typeof shiftedSegments>[3]['shifted'][number];

const NOTHING: Shift = { looked: 0, shifted: [], rest: [], clusters: [], scores: () => Promise.resolve({}) };

async function findShift(
  connection: TraceStoreConnection,
  project: string,
  { stream }: Pick<DriftQuestion, 'stream'>,
  { windows, encoder, reference, current }: ReadWindows,
): Promise<Shift> {
  if (kindOfStream(stream) !== 'text') {
    const values = await attributeValues(connection, project, {
      stream,
      window: windows.current,
      reference,
      current,
    });
    return { ...NOTHING, ...values };
  }
  const [before, after] = [sumOf(reference), sumOf(current)];
  const texts = await attributeTexts(connection, project, {
    stream: stream as TextStream,
    encoder: encoder!,
    windows,
    direction: witnessDirection(before, after),
    events: { reference: before.n, current: after.n },
  });
  return { ...texts, scores: () => shiftedScores(connection, project, windows.current, texts) };
}

function toCause({
  cause,
  candidates,
  remediation,
}: ReturnType<typeof decideCause>): DriftAttribution['cause'] {
  return {
    cause,
    candidates: candidates.map(({ figures, ...candidate }) => ({
      ...candidate,
      figures: toFigures(figures),
    })),
    remediation: remediation && { ...remediation, subjects: [...remediation.subjects] },
  };
}

function toFigures(
  figures: Readonly<Record<string, number | string | boolean>>,
): Record<string, number | string> {
  return Object.fromEntries(
    Object.entries(figures).map(([name, value]) => [
      name,
      typeof value === 'boolean' ? Number(value) : value,
    ]),
  );
}
