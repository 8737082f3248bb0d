import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

export interface Pair {
  readonly set: string;
  readonly question: string;
  readonly answer: string;
  readonly contexts: readonly string[];
}

interface Row {
  readonly task: string;
  readonly question?: string;
  readonly prompt?: string;
  readonly output?: string;
  readonly text?: string;
  readonly contexts?: readonly string[];
  readonly label: unknown;
}

const read = (folder: string, file: string): Row[] =>
  gunzipSync(readFileSync(join(folder, file)))
    .toString()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);

export const ragtruth = (folder: string): Row[] => read(folder, 'hallucination/ragtruth.jsonl.gz');

/** Questions with answers that people or data sets hold to be answers to them. */
export function readPairs(folder: string): Pair[] {
  const pairs: Pair[] = [];
  const add = (set: string, rows: readonly Row[]) => {
    for (const { question, prompt, output, text, contexts } of rows) {
      const asked = question ?? prompt;
      const said = output ?? text;
      if (asked && said) pairs.push({ set, question: asked, answer: said, contexts: contexts ?? [] });
    }
  };
  add(
    'RAGTruth',
    ragtruth(folder).filter(({ task }) => task === 'qa'),
  );
  add(
    'HaluEval general',
    read(folder, 'hallucination/halueval_general.jsonl.gz')
      .filter(({ label }) => !label)
      .slice(0, 1200),
  );
  add('HaluEval QA', read(folder, 'hallucination/halueval_qa.jsonl.gz'));
  add(
    'XSTest',
    read(folder, 'safety/refusal.jsonl.gz').filter(({ label }) => label === 'compliance'),
  );
  return pairs;
}

/** 0 or 1 by the question, so that all answers to it are on one side. */
export function halfOf(question: string): number {
  let hash = 7;
  for (const character of question) hash = (Math.imul(hash, 31) + character.codePointAt(0)!) >>> 0;
  return hash % 2;
}

export function createRandom(seed: number): () => number {
  let state = seed;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}
