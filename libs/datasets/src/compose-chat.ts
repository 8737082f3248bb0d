import type { DatasetRow } from '@almenara/contract';
import { readAnswers, readMessages } from '@almenara/evaluators/read-answers';
import type { Candidate, CandidateContent } from './candidate.js';

type Message = DatasetRow['messages'][number];

export interface Chat {
  readonly messages: readonly Message[];
  /** What the user asked last; empty where nobody did. */
  readonly question: string;
}

/**
 * The conversation with its answer, or the corrected one, in the end. What the answer could rest on stands in a system
 * message, numbered; what tools returned too, because a tool message without its call is none that trainers take. A
 * reason when there is nothing to learn from.
 */
export function composeChat(candidate: Candidate, { spans }: CandidateContent): Chat | { dropped: string } {
  const found = readAnswers(spans).find(({ spanId }) => spanId === candidate.spanId);
  const span = spans.find(({ spanId }) => spanId === candidate.spanId);
  if (!found || !span) return { dropped: 'text_gone' };
  const answer = candidate.correction?.text ?? found.answer.text;
  if (answer.trim() === '') return { dropped: 'no_text' };
  const told = readMessages(span.input, 'user').turns;
  const turns = told.length > 0 || !span.query ? told : [{ role: 'user' as const, text: span.query }];
  if (!turns.some(({ role }) => role === 'user')) return { dropped: 'no_question' };

  const messages: Message[] = turns.map(({ role, text }) =>
    role === 'tool' ? { role: 'system', content: `Tool result:\n${text}` } : { role, content: text },
  );
  const { source, passages } = found.answer.context;
  if (source === 'documents') {
    const numbered = passages.map(({ text }, index) => `[${index + 1}] ${text}`).join('\n\n');
    const leading = messages.findIndex(({ role }) => role !== 'system');
    messages.splice(leading, 0, { role: 'system', content: `Documents:\n\n${numbered}` });
  }
  messages.push({ role: 'assistant', content: answer });
  return { messages, question: turns.findLast(({ role }) => role === 'user')!.text };
}
