/**
 * Fits and measures answer_relevance, context_relevance, context_use and question_coverage.
 *   npx nx build @almenara/evaluators
 *   node models/training/relevance/measure.ts <data folder> <model.onnx> <vocab.txt> <tokenizer module> <cache folder>
 * Half of the questions fit the constants, the other half gives the figures; one answer and one passage a question,
 * so that they are independent. Random numbers have seed 1.
 */
import { areaUnderRoc, wilsonInterval } from '../../../libs/statistics/dist/index.js';
import {
  bestCosine,
  MAX_SENTENCES,
  relevanceOf,
} from '../../../libs/evaluators/dist/answer-relevance/relevance.js';
import {
  nearestPiece,
  piecesOf,
  wordShare,
} from '../../../libs/evaluators/dist/context-relevance/passage-relevance.js';
import { PassageSupport } from '../../../libs/evaluators/dist/context-use/passage-support.js';
import { cosine } from '../../../libs/evaluators/dist/embed.js';
import { contentWords } from '../../../libs/evaluators/dist/prose/content-words.js';
import { splitSentences } from '../../../libs/evaluators/dist/prose/split-sentences.js';
import { abstains } from '../../../libs/evaluators/dist/refusal/abstains.js';
import { createRandom, halfOf, readPairs, type Pair } from './data.ts';
import { createEmbed } from './embed.ts';
import { fitLogistic } from './fit.ts';

const [, , folder, model, vocabulary, tokenizer, cache] = process.argv;
const { embed, save } = await createEmbed({
  model: model!,
  vocabulary: vocabulary!,
  tokenizer: tokenizer!,
  cache: cache!,
});
const random = createRandom(1);
const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
const sentencesOf = (text: string, limit = MAX_SENTENCES) =>
  splitSentences(text, limit).map((sentence) => sentence.text);
const one = async (text: string) => (await embed([text]))[0]!;
const best = async (question: string, answer: string, limit = MAX_SENTENCES) =>
  bestCosine(await one(question), await embed(sentencesOf(answer, limit)));

const judged = readPairs(folder!).filter(
  ({ answer }) => answer.split(/\s+/).length >= 6 && !abstains(answer),
);
/** One pair a question and set. */
const pairs = [...new Map(judged.map((pair) => [`${pair.set}|${pair.question}`, pair])).values()];
const bySet = Map.groupBy(pairs, ({ set }) => set);

/** Another question of the same set: any, or one of the five nearest that are not nearly the same (cosine < .85). */
const vectors = new Map<string, Float32Array>();
for (const { question } of pairs) vectors.set(question, await one(question));
function another({ set, question }: Pair): Pair {
  const others = bySet.get(set)!;
  for (;;) {
    const other = pick(others);
    if (other.question !== question) return other;
  }
}
function near({ set, question }: Pair): Pair {
  const own = vectors.get(question)!;
  const others = bySet
    .get(set)!
    .map((pair) => ({ pair, nearness: cosine(own, vectors.get(pair.question)!) }))
    .filter(({ pair, nearness }) => pair.question !== question && nearness < 0.85)
    .toSorted((a, b) => b.nearness - a.nearness);
  return pick(others.slice(0, 5)).pair;
}

interface Item {
  readonly set: string;
  readonly kind: 'true' | 'random' | 'near';
  readonly half: number;
  readonly inputs: readonly number[];
}

function fit(items: readonly Item[]): number[] {
  const rows = items.filter(({ half }) => half === 0);
  const counts = Map.groupBy(rows, ({ set, kind }) => `${set}${kind === 'true'}`);
  // Each set weighs the same, and so do true and false pairs in it.
  const weights = rows.map(({ set, kind }) => 1000 / counts.get(`${set}${kind === 'true'}`)!.length);
  return fitLogistic(
    rows.map(({ inputs }) => inputs),
    rows.map(({ kind }) => Number(kind === 'true')),
    weights,
  );
}

const logistic = (slopes: readonly number[], inputs: readonly number[]) =>
  1 / (1 + Math.exp(-[...inputs, 1].reduce((sum, value, at) => sum + value * slopes[at]!, 0)));
const show = (value: number | undefined) => (value === undefined ? '-' : value.toFixed(4));
const rate = (name: string, hits: number, n: number) => {
  const interval = wilsonInterval(hits, n);
  console.log(`${name}: ${show(hits / n)} [${show(interval?.low)}, ${show(interval?.high)}] n ${n}`);
};

function report(
  name: string,
  items: readonly Item[],
  score: (item: Item) => number,
  limits: readonly number[],
) {
  const test = items.filter(({ half }) => half === 1);
  for (const [set, rows] of Map.groupBy(test, (item) => item.set)) {
    for (const kind of ['random', 'near'] as const) {
      const compared = rows.filter((row) => row.kind === 'true' || row.kind === kind);
      if (!compared.some((row) => row.kind === kind)) continue;
      const area = areaUnderRoc(
        compared.map((row) => ({ score: 1 - score(row), label: row.kind === 'true' ? 0 : 1, weight: 1 })),
      );
      console.log(
        `${name}, ${set}, true against ${kind}: AUROC ${show(area?.area)} [${show(area?.interval?.low)}, ${show(area?.interval?.high)}] n ${compared.length}`,
      );
    }
    for (const limit of limits)
      for (const [kind, group] of Map.groupBy(rows, (row) => row.kind))
        rate(
          `${name}, ${set}, ${kind} below ${limit}`,
          group.filter((row) => score(row) < limit).length,
          group.length,
        );
  }
}

// answer_relevance
const answers: Item[] = [];
for (const pair of pairs) {
  const { set, question, answer } = pair;
  const half = halfOf(question);
  answers.push({ set, kind: 'true', half, inputs: [await best(question, answer)] });
  answers.push({ set, kind: 'random', half, inputs: [await best(another(pair).question, answer)] });
  if (set === 'RAGTruth' || set === 'XSTest')
    answers.push({ set, kind: 'near', half, inputs: [await best(near(pair).question, answer)] });
}
const answerSlopes = fit(answers.filter(({ kind }) => kind !== 'near'));
console.log('answer_relevance slopes', answerSlopes);
report('answer_relevance', answers, ({ inputs }) => logistic(answerSlopes, inputs), [0.05, 0.1, 0.3]);

// context_relevance
const passages: Item[] = [];
const read = async (question: string, passage: string) => [
  nearestPiece(await one(question), await embed(piecesOf(passage))),
  wordShare(question, passage),
];
for (const pair of bySet.get('RAGTruth')!) {
  const { set, question } = pair;
  const half = halfOf(question);
  passages.push({ set, kind: 'true', half, inputs: await read(question, pick(pair.contexts)) });
  passages.push({ set, kind: 'random', half, inputs: await read(question, pick(another(pair).contexts)) });
  passages.push({ set, kind: 'near', half, inputs: await read(question, pick(near(pair).contexts)) });
}
const passageSlopes = fit(passages);
console.log('context_relevance slopes (cosine, words, constant)', passageSlopes);
report('context_relevance', passages, ({ inputs }) => logistic(passageSlopes, inputs), [0.1, 0.2, 0.3, 0.5]);
report('context_relevance by cosine', passages, ({ inputs }) => inputs[0]!, []);
report('context_relevance by words', passages, ({ inputs }) => inputs[1]!, []);

// context_use: sentences of RAGTruth answers that name exactly one passage by its number
let [named, right, own, strange, all, foreign] = [0, 0, 0, 0, 0, 0];
for (const { contexts, question, answer, set } of judged) {
  if (set !== 'RAGTruth') continue;
  const support = new PassageSupport(contexts);
  const other = another({ set, question, answer, contexts });
  const distant = new PassageSupport(other.contexts);
  const mixed = new PassageSupport([...contexts, pick(other.contexts)]);
  for (const sentence of sentencesOf(answer, 40)) {
    const told = [...sentence.matchAll(/passages? (\d)/gi)].map(([, number]) => Number(number));
    const bare = sentence.replaceAll(/passages?( \d)?/gi, ' ');
    if (contentWords(bare).size < 3) continue;
    const shares = support.of(bare);
    all++;
    if (Math.max(...shares) >= 0.3) own++;
    if (Math.max(...distant.of(bare)) >= 0.3) strange++;
    const among = mixed.of(bare);
    if (among.indexOf(Math.max(...among)) === contexts.length) foreign++;
    if (new Set(told).size !== 1 || !contexts[told[0]! - 1]) continue;
    named++;
    if (shares.indexOf(Math.max(...shares)) === told[0]! - 1) right++;
  }
}
rate('context_use, sentence that names one of three passages is given to it', right, named);
rate('context_use, sentence rests on its own passages', own, all);
rate('context_use, sentence rests on the passages of another question', strange, all);
rate('context_use, sentence given to a passage of another question beside its own three', foreign, all);

// question_coverage: two questions joined, one answered or both
const parts: Item[] = [];
for (const pair of pairs) {
  if (halfOf(pair.question) !== 1 || pair.set === 'HaluEval general') continue;
  const other = another(pair);
  const both = `${pair.answer} ${other.answer}`;
  parts.push({ set: pair.set, kind: 'true', half: 1, inputs: [await best(other.question, both, 20)] });
  parts.push({
    set: pair.set,
    kind: 'random',
    half: 1,
    inputs: [await best(other.question, pair.answer, 20)],
  });
}
report('question_coverage', parts, ({ inputs }) => logistic(answerSlopes, inputs), [0.1, 0.2, 0.3]);
console.log('constants in the code give', relevanceOf(0.3), 'at 0.3, the fit', logistic(answerSlopes, [0.3]));
save();
