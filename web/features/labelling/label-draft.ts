import { labelQuestion } from '@almenara/contract';

/** A label before it is given. */
export interface LabelDraft {
  readonly verdict: string | null;
  /** Places of the sentences that are marked as bad. */
  readonly marked: readonly number[];
  /** The sentence that keys speak of. */
  readonly current: number;
  readonly note: string;
}

export const EMPTY_DRAFT: LabelDraft = { verdict: null, marked: [], current: 0, note: '' };

/** To call an answer good takes the marks off: a mark says that a sentence is bad. */
export function choose(draft: LabelDraft, question: string, verdict: string): LabelDraft {
  const keepsMarks = verdict !== labelQuestion(question).good;
  return { ...draft, verdict, marked: keepsMarks ? draft.marked : [] };
}

/** Marks a sentence as bad or takes the mark off. One bad sentence makes the answer bad, unless the rater is unsure. */
export function toggle(draft: LabelDraft, question: string, sentence: number): LabelDraft {
  const { bad, unsure } = labelQuestion(question);
  const isMarked = draft.marked.includes(sentence);
  const marked = isMarked
    ? draft.marked.filter((each) => each !== sentence)
    : [...draft.marked, sentence].toSorted((a, b) => a - b);
  const verdict = isMarked || draft.verdict === unsure ? draft.verdict : bad;
  return { ...draft, marked, current: sentence, verdict };
}

export function step(draft: LabelDraft, by: 1 | -1, sentences: number): LabelDraft {
  const current = Math.min(Math.max(0, sentences - 1), Math.max(0, draft.current + by));
  return { ...draft, current };
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * What a draft says of each sentence. Of a bad answer without marks nobody said which sentence is bad, and who is
 * unsure says nothing of those without a mark.
 */
export function judgeSentences(
  { verdict, marked }: LabelDraft,
  question: string,
  sentences: readonly Stretch[],
): { start: number; end: number; verdict: string }[] {
  const { good, bad } = labelQuestion(question);
  if (verdict === bad && marked.length === 0) return [];
  const judged = sentences.map(({ start, end }, index) => {
    return { start, end, verdict: marked.includes(index) ? bad : good };
  });
  return verdict === good || verdict === bad ? judged : judged.filter((_, index) => marked.includes(index));
}
