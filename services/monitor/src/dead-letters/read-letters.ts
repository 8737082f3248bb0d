import {
  listLettersToReplay,
  readLetterContents,
  type ReplaySelection,
  type TraceStoreConnection,
} from '@almenara/trace-store';
import type { LetterWithContent } from './append-letters.js';

const LETTERS_AT_ONCE = 500;
/** Contents held in memory at once; one alone may be larger. */
const BYTES_AT_ONCE = 8 * 1024 * 1024;

export interface LetterPage {
  /** What is left to bring of it. */
  readonly letters: readonly LetterWithContent[];
  /** How many letters the page is about: also those that were decided since, or while it was read. */
  readonly count: number;
  /** The last one of it; undefined when there are no more. */
  readonly last: string | undefined;
}

/** The next letters of a replay by id, as many as memory allows. */
export async function readLetters(
  store: TraceStoreConnection,
  project: string,
  selection: ReplaySelection,
  { replay, after }: { readonly replay: string; readonly after: string },
): Promise<LetterPage> {
  const listed = await listLettersToReplay(store, project, selection, {
    replay,
    after,
    limit: LETTERS_AT_ONCE,
  });
  let bytes = 0;
  const page = listed.filter((letter, index) => (bytes += letter.bytes) <= BYTES_AT_ONCE || index === 0);
  const undecided = page.filter((letter) => letter.replay !== replay);
  const contents = await readLetterContents(
    store,
    project,
    undecided.map(({ id }) => id),
  );
  const letters = undecided.flatMap((letter) => {
    const content = contents.get(letter.id);
    return content === undefined ? [] : { letter, content };
  });
  return { letters, count: page.length, last: page.at(-1)?.id };
}
