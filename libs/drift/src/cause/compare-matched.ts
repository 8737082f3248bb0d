import { length } from '../attribution/vector-rows.js';
import { type AnswerRow, blockOf } from './answer-row.js';
import { clusteredDifference, type ComparedRow, type ValueChange } from './clustered-difference.js';
import { type MatchedRow, matchQuestions } from './match-questions.js';
import { projectedShift } from './projected-shift.js';

/** How answers differ from earlier ones that were made from similar questions and, as far as known, documents. */
export interface AnswerChange {
  /** Along the direction in which the output texts moved; its unit says nothing. */
  readonly text?: ValueChange;
  /** Logarithm of the length. */
  readonly length?: ValueChange;
}

/** Whether similar questions still get what they got: absent fields could not be tested. */
export interface MatchedEvidence {
  /** Share of an answer's earlier known documents that similar earlier questions got as well. */
  readonly documents?: ValueChange;
  readonly documentCount?: ValueChange;
  /** Retrieval score of a document, less the score that it had for similar earlier questions. */
  readonly sameDocumentScore?: ValueChange;
  /** Of answers made from mostly the same documents. */
  readonly answers: AnswerChange;
  /** Of those, both of the same version. Without reported versions equal to `answers`. */
  readonly sameVersion: AnswerChange;
  /** In the current window only: versions that the reference has not seen against the ones that it has. */
  readonly newVersion: AnswerChange;
}

/** Answers share documents where at least this part of them is the same; whoever retrieves nothing shares nothing else. */
const MOSTLY = 0.5;

/** Compares answers to similar questions between the windows; see matchQuestions for what is compared with what. */
export function compareMatched(rows: readonly AnswerRow[]): MatchedEvidence {
  const matched = matchQuestions(rows);
  const block = blockOf(rows);
  const outputs = new Map(rows.flatMap((row) => (row.output ? [[row, scaled(row.output)] as const] : [])));
  const compare = (valueOf: (match: MatchedRow) => number | undefined): ValueChange | undefined =>
    clusteredDifference(
      withoutCloseness(
        matched.flatMap((match) => {
          const value = valueOf(match);
          return value === undefined ? [] : [{ ...placeOf(match, block), value, closeness: match.closeness }];
        }),
      ),
    );
  const known = new Set(matched.flatMap(({ similar }) => similar.flatMap(idsOf)));
  const documents = compare((match) => sharedDocuments(match, known));
  const documentCount = compare(({ row, similar }) => difference(row, similar, (of) => of.documents?.length));
  const sameDocumentScore = compare(scoreOfSharedDocuments);
  const alike = matched.flatMap((match) => {
    const similar = match.similar.filter((other) => shareDocuments(match.row, other));
    return similar.length > 0 ? [{ ...match, similar }] : [];
  });
  const sameVersion = alike.flatMap((match) => {
    const similar = match.similar.filter(({ version }) => version === match.row.version);
    return similar.length > 0 ? [{ ...match, similar }] : [];
  });
  const before = new Set(rows.flatMap(({ window, version }) => (window === 'reference' ? [version] : [])));
  const isNew = ({ row }: MatchedRow) => row.version !== undefined && !before.has(row.version);
  const isCurrent = ({ row }: MatchedRow) => row.window === 'current';
  return {
    ...(documents && { documents }),
    ...(documentCount && { documentCount }),
    ...(sameDocumentScore && { sameDocumentScore }),
    answers: compareAnswers(alike, outputs, block, isCurrent),
    sameVersion: compareAnswers(sameVersion, outputs, block, isCurrent),
    newVersion: compareAnswers(alike.filter(isCurrent), outputs, block, isNew),
  };
}

type Block = (row: AnswerRow) => number;
/** Unit vectors of the answers. */
type Outputs = ReadonlyMap<AnswerRow, Float64Array>;

function placeOf({ row, topic }: MatchedRow, block: Block, current = row.window === 'current') {
  return { current, bag: row.bag, block: block(row), stratum: topic };
}

function compareAnswers(
  matched: readonly MatchedRow[],
  outputs: Outputs,
  block: Block,
  isCurrent: (match: MatchedRow) => boolean,
): AnswerChange {
  const lengths = matched.flatMap((match) => {
    const value = difference(match.row, match.similar, logLength);
    return value === undefined
      ? []
      : [{ ...placeOf(match, block, isCurrent(match)), value, closeness: match.closeness }];
  });
  const texts = matched.flatMap((match) => {
    const vector = outputResidual(match, outputs);
    return vector ? [{ ...placeOf(match, block, isCurrent(match)), vector }] : [];
  });
  const products = projectedShift(texts);
  const text = clusteredDifference(texts.map((place, index) => ({ ...place, value: products[index]! })));
  const change = clusteredDifference(withoutCloseness(lengths));
  return { ...(text && { text }), ...(change && { length: change }) };
}

/** Takes off what the closeness of the match explains, by the slope within the reference rows. */
function withoutCloseness(rows: readonly (ComparedRow & { closeness: number })[]): ComparedRow[] {
  const reference = rows.filter(({ current }) => !current);
  const mean = (of: (row: (typeof rows)[number]) => number) =>
    reference.reduce((sum, row) => sum + of(row), 0) / Math.max(1, reference.length);
  const centre = mean(({ closeness }) => closeness);
  const level = mean(({ value }) => value);
  let products = 0;
  let squares = 0;
  for (const { closeness, value } of reference) {
    products += (closeness - centre) * (value - level);
    squares += (closeness - centre) ** 2;
  }
  const slope = squares > 0 ? products / squares : 0;
  return rows.map(({ closeness, ...row }) => ({ ...row, value: row.value - slope * (closeness - centre) }));
}

function difference(
  row: AnswerRow,
  similar: readonly AnswerRow[],
  of: (row: AnswerRow) => number | undefined,
): number | undefined {
  const own = of(row);
  const others = similar.map(of).filter((value) => value !== undefined);
  if (own === undefined || others.length === 0) return undefined;
  return own - others.reduce((sum, value) => sum + value, 0) / others.length;
}

/**
 * Of the documents that the index had before. New ones take places for all kinds of questions without that anything
 * changed in how documents are found.
 */
function sharedDocuments({ row, similar }: MatchedRow, known: ReadonlySet<string>): number | undefined {
  const own = idsOf(row).filter((id) => known.has(id));
  if (own.length === 0) return undefined;
  const earlier = new Set(similar.flatMap(idsOf));
  return own.filter((id) => earlier.has(id)).length / own.length;
}

function idsOf({ documents = [] }: AnswerRow): string[] {
  return documents.map(({ id }) => id);
}

function scoreOfSharedDocuments({ row, similar }: MatchedRow): number | undefined {
  const earlier = new Map<string, number[]>();
  for (const { documents = [] } of similar)
    for (const { id, score } of documents)
      if (score !== undefined) earlier.set(id, [...(earlier.get(id) ?? []), score]);
  const differences = (row.documents ?? []).flatMap(({ id, score }) => {
    const before = earlier.get(id);
    return score === undefined || !before
      ? []
      : [score - before.reduce((sum, value) => sum + value, 0) / before.length];
  });
  return differences.length === 0
    ? undefined
    : differences.reduce((sum, value) => sum + value, 0) / differences.length;
}

function shareDocuments(a: AnswerRow, b: AnswerRow): boolean {
  if (!a.documents?.length && !b.documents?.length) return true;
  const ids = new Set(a.documents?.map(({ id }) => id));
  const both = b.documents?.filter(({ id }) => ids.has(id)).length ?? 0;
  return both >= MOSTLY * Math.min(ids.size, b.documents?.length ?? 0) && both > 0;
}

function logLength({ outputLength }: AnswerRow): number | undefined {
  return outputLength === undefined || outputLength < 0 ? undefined : Math.log1p(outputLength);
}

function outputResidual({ row, similar }: MatchedRow, outputs: Outputs): Float64Array | undefined {
  const own = outputs.get(row);
  const others = similar.flatMap((other) => {
    const vector = outputs.get(other);
    return vector ? [vector] : [];
  });
  if (!own || others.length === 0) return undefined;
  const residual = Float64Array.from(own);
  for (const other of others)
    for (let at = 0; at < residual.length; at++) residual[at]! -= other[at]! / others.length;
  return residual;
}

function scaled(vector: ArrayLike<number>): Float64Array {
  const norm = length(vector) || 1;
  return Float64Array.from(vector, (value) => value / norm);
}
