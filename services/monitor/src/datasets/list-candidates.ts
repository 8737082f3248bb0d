import { type DatasetOutcome, labelQuestion } from '@almenara/contract';
import type { Label, PinnedEvaluator, StoredDataset } from '@almenara/control-plane';
import { type Candidate, orderCandidates } from '@almenara/datasets';
import {
  type DatasetAnswer,
  listDatasetAnswers,
  listDatasetAnswersOf,
  listHumanScores,
  type SaidScore,
} from '@almenara/trace-store';
import type { MonitorOptions } from '../monitor-options.js';
import { isBad } from './is-bad.js';

/** Judged answers of a window beyond this are left out by their hash, so that those looked at are a fair sample. */
const MOST_CANDIDATES = 50_000;
const LABELS_AT_A_TIME = 1000;
const MOST_LABELS = 20_000;

/** Answers that may become rows, with what the judge and people said of each, in the order in which they are taken. */
export async function listCandidates(
  { store, controlPlane }: Pick<MonitorOptions, 'store' | 'controlPlane'>,
  { project, filter }: StoredDataset,
  pinned: PinnedEvaluator,
): Promise<{ candidates: Candidate[]; truncated: boolean }> {
  const { from, to, model, variant, prompt, environment, release, tag, groupBy, outcomes } = filter;
  const range = { from, to, model, variant, prompt, environment, release, tag };
  const failing = pinned.failing ? { labels: pinned.failing } : {};
  const choice = { evaluator: pinned.name, version: pinned.version, failing };
  const limit = MOST_CANDIDATES;
  const judged = await listDatasetAnswers(store, project, range, {
    choice,
    groupBy,
    outcomes,
    limit: limit + 1,
  });
  const labels = await listLabels(controlPlane, project, pinned.name);
  const said = await listHumanScores(store, project, { from, name: pinned.name });
  const traceIds = [...new Set([...labels, ...said].map(({ traceId }) => traceId))].sort();
  const ofPeople = await listDatasetAnswersOf(store, project, range, { choice, groupBy, traceIds });

  const answers = new Map<string, DatasetAnswer>();
  for (const answer of judged.slice(0, limit)) answers.set(keyOf(answer), answer);
  const people = readPeople(labels, said, pinned);
  const corrections = readCorrections(said, ofPeople);
  for (const answer of ofPeople) {
    const key = keyOf(answer);
    if (people.has(key) || corrections.has(key)) answers.set(key, answer);
  }
  const candidates = [...answers].map(([key, { traceId, spanId, group, outcome, label }]) => ({
    traceId,
    spanId,
    group,
    judge: { outcome, label },
    people: people.get(key) ?? [],
    correction: corrections.get(key),
  }));
  return { candidates: orderCandidates(candidates), truncated: judged.length > limit };
}

async function listLabels(
  { labels }: MonitorOptions['controlPlane'],
  project: string,
  question: string,
): Promise<Label[]> {
  const found: Label[] = [];
  while (found.length < MOST_LABELS) {
    const last = found.at(-1);
    const before = last && { createdAt: last.answeredAt, id: last.id };
    const page = await labels.list(project, { question }, { limit: LABELS_AT_A_TIME, before });
    found.push(...page);
    if (page.length < LABELS_AT_A_TIME) break;
  }
  return found;
}

function readPeople(
  labels: readonly Label[],
  said: readonly SaidScore[],
  pinned: PinnedEvaluator,
): Map<string, (DatasetOutcome | 'unsure')[]> {
  const { good, bad } = labelQuestion(pinned.name);
  const people = new Map<string, (DatasetOutcome | 'unsure')[]>();
  const add = (key: string, verdict: DatasetOutcome | 'unsure') =>
    people.set(key, [...(people.get(key) ?? []), verdict]);
  for (const label of labels) {
    const { verdict } = label;
    add(keyOf(label), verdict === good ? 'good' : verdict === bad ? 'bad' : 'unsure');
  }
  for (const score of said) {
    if (score.isCorrection || score.spanId === '') continue;
    const failed = isBad(score, pinned.failing);
    add(keyOf(score), failed === undefined ? 'unsure' : failed ? 'bad' : 'good');
  }
  return people;
}

/** A person's before a judge's, then the one told last. One of a trace is meant for its only answer. */
function readCorrections(
  said: readonly SaidScore[],
  answers: readonly DatasetAnswer[],
): Map<string, NonNullable<Candidate['correction']>> {
  const answersOf = new Map<string, DatasetAnswer[]>();
  for (const answer of answers)
    answersOf.set(answer.traceId, [...(answersOf.get(answer.traceId) ?? []), answer]);
  const corrections = new Map<string, NonNullable<Candidate['correction']>>();
  for (const { isCorrection, traceId, spanId, explanation, source } of said) {
    if (!isCorrection) continue;
    const [only, ...others] = answersOf.get(traceId) ?? [];
    const meant = spanId !== '' ? spanId : others.length === 0 ? only?.spanId : undefined;
    if (meant === undefined) continue;
    const key = keyOf({ traceId, spanId: meant });
    const by = source === 'evaluator' ? 'judge' : 'human';
    const known = corrections.get(key);
    if (!known || (known.by === 'judge' && by === 'human')) corrections.set(key, { text: explanation, by });
  }
  return corrections;
}

function keyOf({ traceId, spanId }: { readonly traceId: string; readonly spanId: string }): string {
  return `${traceId}\n${spanId}`;
}
