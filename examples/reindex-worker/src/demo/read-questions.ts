import { readdirSync, readFileSync } from 'node:fs';

export interface Questions {
  /** About what the first index holds. */
  readonly known: readonly string[];
  readonly missing: readonly string[];
}

/** What people ask, a file a topic. */
export function readQuestions(firstTopics: readonly string[]): Questions {
  const folder = new URL('../../questions/', import.meta.url);
  const topics = readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .toSorted()
    .map((name) => ({
      isKnown: firstTopics.includes(name.slice(0, -'.txt'.length)),
      questions: readFileSync(new URL(name, folder), 'utf8').trim().split('\n'),
    }));
  const of = (wanted: boolean) =>
    topics.filter(({ isKnown }) => isKnown === wanted).flatMap(({ questions }) => questions);
  return { known: of(true), missing: of(false) };
}
