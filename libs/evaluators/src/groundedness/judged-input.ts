import type { Answer } from '../answer.js';
import { strip } from '../text/python-text.js';

/** What of an answer the judgement of its groundedness rests on. */
export interface JudgedInput {
  readonly question: string;
  readonly answer: string;
  readonly passages: readonly { readonly id?: string; readonly text: string }[];
}

/** Undefined when the answer says nothing. Passages without text are left out. */
export function judgedInput({ text, question, context }: Answer): JudgedInput | undefined {
  if (strip(text) === '') return undefined;
  return {
    question: question ?? '',
    answer: text,
    passages: context.passages
      .filter((passage) => strip(passage.text) !== '')
      .map((passage) => ({ ...(passage.id !== undefined && { id: passage.id }), text: passage.text })),
  };
}
