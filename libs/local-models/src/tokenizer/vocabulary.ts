import { readFileSync } from 'node:fs';

/** The pieces of BERT's uncased vocabulary: one a line, the line number is the id. */
export interface Vocabulary {
  readonly ids: ReadonlyMap<string, number>;
  readonly unknown: number;
  readonly start: number;
  readonly separator: number;
  /** Length of the longest piece in UTF-16 units, without its `##`. */
  readonly longest: number;
}

export function readVocabulary(file: string): Vocabulary {
  return parseVocabulary(readFileSync(file, 'utf8'));
}

export function parseVocabulary(lines: string): Vocabulary {
  const ids = new Map<string, number>();
  let longest = 0;
  for (const [id, line] of lines
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .entries()) {
    ids.set(line, id);
    longest = Math.max(longest, line.startsWith('##') ? line.length - 2 : line.length);
  }
  return {
    ids,
    longest,
    unknown: special(ids, '[UNK]'),
    start: special(ids, '[CLS]'),
    separator: special(ids, '[SEP]'),
  };
}

function special(ids: ReadonlyMap<string, number>, token: string): number {
  const id = ids.get(token);
  if (id === undefined) throw new Error(`The vocabulary has no ${token}.`);
  return id;
}
