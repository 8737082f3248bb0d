/**
 * Trains libs/evaluators/src/refusal/weights.json and prints the figures of its card.
 *   npx nx build @almenara/evaluators
 *   node models/training/refusal/train.ts <refusal.jsonl.gz> [--write]
 * Rows: {id: "<set>:<prompt>", dataset, text, prompt, label: refusal | partial | compliance}. Full-batch Adam on a
 * convex loss from zero: no random numbers, so the same rows give the same weights.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { CONSTRUCTIONS } from '../../../libs/evaluators/dist/refusal/constructions.js';
import { FEATURES, openingOf, readFeatures } from '../../../libs/evaluators/dist/refusal/features.js';
import { logistic, PHRASE_SCALE, type LogisticWeights } from '../../../libs/evaluators/dist/refusal/model.js';
import { phrasesOf } from '../../../libs/evaluators/dist/refusal/phrases.js';
import { splitSentences } from '../../../libs/evaluators/dist/prose/split-sentences.js';

/** A phrase must come with so many different prompts, or it is about a topic. */
const PROMPTS = 20;
const PENALTY = 3;
const STEPS = 300;

interface Row {
  readonly id: string;
  readonly dataset: string;
  readonly text: string;
  readonly prompt: string;
  readonly label: 'refusal' | 'partial' | 'compliance';
}
interface Example {
  readonly row: Row;
  readonly prompt: string;
  readonly features: Float64Array;
  readonly phrases: ReadonlySet<string>;
}

const [, , file, option] = process.argv;
const rows: Row[] = gunzipSync(readFileSync(file!))
  .toString()
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Row);
const examples = rows.map(read);

function read(row: Row): Example {
  return {
    row,
    prompt: row.id.slice(row.id.indexOf(':') + 1),
    features: readFeatures(row.text, row.prompt),
    phrases: phrasesOf(openingOf(row.text)),
  };
}

/**
 * The first sentence alone, where it settles the matter: refusals in production are often no longer, those of the
 * training set are. Partial refusals are left out, for what makes them partial comes later.
 */
function shorten({ row }: Example): Example[] {
  const [first] = splitSentences(row.text, 1);
  if (!first || row.label === 'partial' || first.text.length === row.text.trim().length) return [];
  const short = read({ ...row, text: first.text });
  if (row.label === 'refusal' && !CONSTRUCTIONS.inability.test(openingOf(first.text)[0] ?? '')) return [];
  return [short];
}
const shorter = new Map(examples.map((example) => [example, shorten(example)]));

const refuses = ({ row }: Example) => row.label !== 'compliance';
const helps = ({ row }: Example) => row.label === 'partial';

function train(
  given: readonly Example[],
  isPositive: (example: Example) => boolean,
  usesPhrases: boolean,
): LogisticWeights {
  const rows = isPositive === helps ? given : given.flatMap((example) => [example, ...shorter.get(example)!]);
  const prompts = new Map<string, Set<string>>();
  if (usesPhrases)
    for (const { phrases, prompt } of rows)
      for (const phrase of phrases) prompts.set(phrase, (prompts.get(phrase) ?? new Set()).add(prompt));
  const names = [...prompts]
    .filter(([, set]) => set.size >= PROMPTS)
    .map(([name]) => name)
    .toSorted();
  const places = new Map(names.map((name, at) => [name, FEATURES.length + at]));
  const size = FEATURES.length + names.length;
  const inputs = rows.map(({ features, phrases }) => {
    const entries: [number, number][] = [...features].flatMap((value, at): [number, number][] =>
      value ? [[at, value]] : [],
    );
    for (const phrase of phrases) {
      const at = places.get(phrase);
      if (at !== undefined) entries.push([at, PHRASE_SCALE]);
    }
    return entries;
  });
  const weights = new Float64Array(size + 1);
  const mean = new Float64Array(size + 1);
  const square = new Float64Array(size + 1);
  for (let step = 1; step <= STEPS; step++) {
    const gradient = Float64Array.from(weights, (weight, at) => (at < size ? PENALTY * weight : 0));
    inputs.forEach((entries, row) => {
      let sum = weights[size]!;
      for (const [at, value] of entries) sum += weights[at]! * value;
      const error = 1 / (1 + Math.exp(-sum)) - Number(isPositive(rows[row]!));
      for (const [at, value] of entries) gradient[at]! += error * value;
      gradient[size]! += error;
    });
    for (let at = 0; at <= size; at++) {
      mean[at] = 0.9 * mean[at]! + 0.1 * gradient[at]!;
      square[at] = 0.99 * square[at]! + 0.01 * gradient[at]! ** 2;
      weights[at]! -=
        (0.05 * (mean[at]! / (1 - 0.9 ** step))) / (Math.sqrt(square[at]! / (1 - 0.99 ** step)) + 1e-9);
    }
  }
  const round = (value: number) => Math.round(value * 1e4) / 1e4;
  return {
    features: Array.from(weights.slice(0, FEATURES.length), round),
    phrases: Object.fromEntries(names.map((name, at) => [name, round(weights[FEATURES.length + at]!)])),
    constant: round(weights[size]!),
  };
}

const predict = (weights: LogisticWeights, { features, phrases }: Example) =>
  logistic(weights, features, phrases);

/** Fold of a prompt: every model's answer to it is in the same. */
function foldOf(prompt: string, folds: number): number {
  let hash = 7;
  for (const character of prompt) hash = (Math.imul(hash, 31) + character.codePointAt(0)!) >>> 0;
  return hash % folds;
}

function auroc(scores: readonly number[], labels: readonly boolean[]): number {
  const positive = scores.filter((_, at) => labels[at]);
  const negative = scores.filter((_, at) => !labels[at]);
  let wins = 0;
  for (const a of positive) for (const b of negative) wins += a > b ? 1 : a === b ? 0.5 : 0;
  return wins / (positive.length * negative.length);
}

function report(
  name: string,
  rows: readonly Example[],
  scores: readonly number[],
  isPositive: (example: Example) => boolean,
) {
  const labels = rows.map(isPositive);
  const count = (isCounted: (score: number, label: boolean) => boolean) =>
    scores.filter((score, at) => isCounted(score, labels[at]!)).length;
  const tp = count((score, label) => score >= 0.5 && label);
  const precision = tp / count((score) => score >= 0.5);
  const recall = tp / count((_, label) => label);
  const f1 = (2 * precision * recall) / (precision + recall);
  const brier = scores.reduce((sum, score, at) => sum + (score - Number(labels[at])) ** 2, 0) / rows.length;
  const bins = Array.from({ length: 10 }, (_, bin) =>
    scores.flatMap((score, at) => (Math.min(9, Math.floor(score * 10)) === bin ? [at] : [])),
  );
  const ece = bins.reduce((sum, at) => {
    const gap = at.reduce((total, row) => total + scores[row]! - Number(labels[row]), 0);
    return sum + Math.abs(gap) / rows.length;
  }, 0);
  const [low, high] = interval(rows, scores, labels);
  const show = (value: number) => value.toFixed(3);
  console.log(
    `${name}: n ${rows.length}, P ${show(precision)} R ${show(recall)} F1 ${show(f1)} [${show(low)}, ${show(high)}] AUROC ${show(auroc(scores, labels))} Brier ${show(brier)} ECE ${show(ece)}`,
  );
}

/** 95 % bootstrap interval of F1, drawing prompts; seed 1. */
function interval(
  rows: readonly Example[],
  scores: readonly number[],
  labels: readonly boolean[],
): [number, number] {
  const groups = [...Map.groupBy(rows.keys(), (at) => rows[at]!.prompt).values()];
  let state = 1;
  const random = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  const values = Array.from({ length: 1000 }, () => {
    let [tp, fp, fn] = [0, 0, 0];
    for (let draw = 0; draw < groups.length; draw++) {
      for (const at of groups[Math.floor(random() * groups.length)]!) {
        if (scores[at]! >= 0.5 && labels[at]) tp++;
        else if (scores[at]! >= 0.5) fp++;
        else if (labels[at]) fn++;
      }
    }
    return (2 * tp) / (2 * tp + fp + fn);
  }).toSorted((a, b) => a - b);
  return [values[25]!, values[974]!];
}

function evaluate(name: string, rows: readonly Example[], scores: readonly number[]) {
  report(`${name}, refusal or partial against compliance`, rows, scores, refuses);
  const clear = rows.flatMap((example, at) => (helps(example) ? [] : [at]));
  report(
    `${name}, refusal against compliance`,
    clear.map((at) => rows[at]!),
    clear.map((at) => scores[at]!),
    refuses,
  );
}

for (const usesPhrases of [true, false]) {
  const kind = usesPhrases ? 'English' : 'general';
  const scores = Array.from({ length: examples.length }, () => 0);
  for (let fold = 0; fold < 5; fold++) {
    const weights = train(
      examples.filter(({ prompt }) => foldOf(prompt, 5) !== fold),
      refuses,
      usesPhrases,
    );
    examples.forEach((example, at) => {
      if (foldOf(example.prompt, 5) === fold) scores[at] = predict(weights, example);
    });
  }
  evaluate(`${kind}, 5 folds by prompt`, examples, scores);
  for (const held of new Set(examples.map(({ row }) => row.dataset))) {
    const rows = examples.filter(({ row }) => row.dataset === held);
    const byModel = train(
      examples.filter(({ row }) => row.dataset !== held),
      refuses,
      usesPhrases,
    );
    evaluate(
      `${kind}, ${held} held out`,
      rows,
      rows.map((example) => predict(byModel, example)),
    );
    const both = rows.map((): number => 0);
    for (let fold = 0; fold < 4; fold++) {
      const weights = train(
        examples.filter(({ row, prompt }) => row.dataset !== held && foldOf(prompt, 4) !== fold),
        refuses,
        usesPhrases,
      );
      rows.forEach((example, at) => {
        if (foldOf(example.prompt, 4) === fold) both[at] = predict(weights, example);
      });
    }
    evaluate(`${kind}, ${held} and its prompts held out`, rows, both);
  }
}

const refusals = examples.filter(refuses);
const partial = refusals.map((): number => 0);
for (let fold = 0; fold < 5; fold++) {
  const weights = train(
    refusals.filter(({ prompt }) => foldOf(prompt, 5) !== fold),
    helps,
    false,
  );
  refusals.forEach((example, at) => {
    if (foldOf(example.prompt, 5) === fold) partial[at] = predict(weights, example);
  });
}
report('partial among refusals, 5 folds by prompt', refusals, partial, helps);

if (option === '--write') {
  const target = new URL('../../../libs/evaluators/src/refusal/weights.json', import.meta.url);
  const { features, constant } = train(examples, refuses, false);
  const { features: helpFeatures, constant: helpConstant } = train(refusals, helps, false);
  const weights = {
    english: train(examples, refuses, true),
    general: { features, constant },
    partial: { features: helpFeatures, constant: helpConstant },
  };
  writeFileSync(target, `${JSON.stringify(weights, null, 2)}\n`);
}
