import type { PlacedAnswer } from '../scoring/plan.js';

/** Streams of texts: what was asked, what was answered, and what was retrieved for it. */
export const TEXT_STREAMS = ['prompt', 'output', 'retrieved'] as const;
export type TextStream = (typeof TEXT_STREAMS)[number];

/** The best ones: what lies further down a result list says little of what the retriever finds. */
const DOCUMENTS = 5;

export interface StreamText {
  readonly stream: TextStream;
  readonly text: string;
  /** Index of the document, else 0. */
  readonly part: number;
  /** The answer that it was asked, given or retrieved for. */
  readonly of: PlacedAnswer;
}

/**
 * What is embedded of the answers of one trace, which come in their order. A text counts once in a trace, at the first
 * answer that it belongs to: an agent asks its model the same question at every step.
 */
export function textsOfTrace(answers: readonly PlacedAnswer[]): StreamText[] {
  const seen = new Set<string>();
  return answers.flatMap(textsOfAnswer).filter(({ stream, text }) => {
    const key = `${stream}\n${text}`;
    return text.trim() !== '' && !seen.has(key) && seen.add(key);
  });
}

function textsOfAnswer(of: PlacedAnswer): StreamText[] {
  const { text, context } = of.answer;
  const documents = context.source === 'documents' ? context.passages.slice(0, DOCUMENTS) : [];
  return [
    { stream: 'prompt', text: of.asked, part: 0, of },
    { stream: 'output', text, part: 0, of },
    ...documents.map((passage, part) => ({ stream: 'retrieved' as const, text: passage.text, part, of })),
  ];
}
