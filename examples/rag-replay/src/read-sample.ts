import { readFileSync } from 'node:fs';

/** One real answer with what it was given. */
export interface Answer {
  readonly id: string;
  readonly task: 'qa' | 'summary' | 'data2text';
  readonly model: string;
  readonly question?: string;
  readonly contexts: readonly string[];
  readonly output: string;
  /** 1 where annotators found a hallucination. */
  readonly label: 0 | 1;
}

export function readSample(): Answer[] {
  const file = new URL('../data/ragtruth-sample.jsonl', import.meta.url);
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Answer);
}
