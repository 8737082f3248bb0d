import type { Found } from '../search/search-index.js';

export interface WrittenAnswer {
  readonly text: string;
  readonly usage?: { readonly input: number; readonly output: number };
}

/** Writes an answer from a question and what was found for it. */
export interface Writer {
  readonly model: string;
  readonly provider: string;
  write(messages: readonly Message[], question: string, found: readonly Found[]): Promise<WrittenAnswer>;
}

export interface Message {
  readonly role: 'system' | 'user';
  readonly content: string;
}

const INSTRUCTIONS =
  'You work at the support desk of a shoe shop. Answer the question in one or two sentences, with the passages only.';

export function toMessages(question: string, found: readonly Found[]): Message[] {
  const passages = found.map(({ document: { title, text } }) => `${title}\n${text}`).join('\n\n');
  return [
    { role: 'system', content: INSTRUCTIONS },
    { role: 'user', content: `${passages}\n\nQuestion: ${question}` },
  ];
}
