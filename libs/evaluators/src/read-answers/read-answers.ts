import type { Document, SpanItem } from '@almenara/contract';
import type { Answer, ContextPassage, ContextSource, Turn } from '../answer.js';
import { readMessages } from './read-messages.js';

/** What of a span the evaluators read. */
export type AnsweringSpan = Pick<
  SpanItem,
  | 'spanId'
  | 'parentSpanId'
  | 'type'
  | 'startTime'
  | 'endTime'
  | 'input'
  | 'output'
  | 'documents'
  | 'tools'
  | 'parameters'
  | 'finishReasons'
  | 'usage'
>;

export interface FoundAnswer {
  readonly spanId: string;
  readonly answer: Answer;
  /** Nothing that may still arrive would change what the answer rests on: it has documents of its own. */
  readonly hasOwnDocuments: boolean;
}

const MAX_PASSAGES = 200;
/** A shorter instruction or question is no text that an answer could rest on. */
const SHORTEST_CONTEXT = 200;

/** The answers of one trace: every model call that said something or called a tool. Spans come in any order. */
export function readAnswers(spans: readonly AnsweringSpan[]): FoundAnswer[] {
  const ordered = [...spans].sort(byStart);
  return ordered.flatMap((span) => {
    if (span.type !== 'llm') return [];
    const output = readMessages(span.output, 'assistant');
    const text = output.turns
      .filter(({ role }) => role === 'assistant')
      .map((turn) => turn.text)
      .join('\n');
    if (text === '' && output.toolCalls.length === 0) return [];
    const { question, conversation } = splitQuestion(readMessages(span.input, 'user').turns);
    const answer: Answer = {
      text,
      ...(question === undefined ? {} : { question }),
      conversation,
      context: findContext(span, ordered, conversation, question),
      tools: span.tools,
      toolCalls: output.toolCalls,
      ...askedFormat(span.parameters),
      finishReasons: span.finishReasons,
      ...(span.usage.output === undefined ? {} : { outputTokens: span.usage.output }),
      ...askedLength(span.parameters),
    };
    return [{ spanId: span.spanId, answer, hasOwnDocuments: span.documents.length > 0 }];
  });
}

/** What the user said last in an input of any form; undefined where no user speaks. */
export function readQuestion(input: unknown): string | undefined {
  return splitQuestion(readMessages(input, 'user').turns).question;
}

function byStart(a: AnsweringSpan, b: AnsweringSpan): number {
  if (a.startTime !== b.startTime) return a.startTime < b.startTime ? -1 : 1;
  return a.spanId < b.spanId ? -1 : 1;
}

/** What the user said last, which may be several messages in a row, and what came before. */
function splitQuestion(turns: readonly Turn[]): {
  question: string | undefined;
  conversation: readonly Turn[];
} {
  const last = turns.findLastIndex(({ role }) => role === 'user');
  if (last === -1) return { question: undefined, conversation: turns };
  let first = last;
  while (first > 0 && turns[first - 1]!.role === 'user') first--;
  return {
    question: turns
      .slice(first, last + 1)
      .map(({ text }) => text)
      .join('\n'),
    conversation: [...turns.slice(0, first), ...turns.slice(last + 1)],
  };
}

/**
 * What the answer may rest on: documents of the call itself, else those that its trace retrieved before it; else what
 * tools returned; else long texts of the conversation, the question included, because many applications paste their
 * passages into the prompt.
 */
function findContext(
  span: AnsweringSpan,
  trace: readonly AnsweringSpan[],
  conversation: readonly Turn[],
  question: string | undefined,
): { source: ContextSource; passages: readonly ContextPassage[] } {
  const documents = span.documents.length > 0 ? span.documents : retrievedBefore(span, trace);
  const passages = unique(documents.flatMap(toPassage));
  if (passages.length > 0) return { source: 'documents', passages };

  const returned = conversation.filter(({ role }) => role === 'tool').map(({ text }) => ({ text }));
  const ofTools = returned.length > 0 ? returned : toolOutputsBefore(span, trace);
  if (ofTools.length > 0) return { source: 'tools', passages: unique(ofTools) };

  const told = conversation.filter(({ role }) => role !== 'assistant').map(({ text }) => text);
  const long = [...told, question ?? ''].filter(({ length }) => length >= SHORTEST_CONTEXT);
  if (long.length > 0) return { source: 'conversation', passages: unique(long.map((text) => ({ text }))) };
  return { source: 'none', passages: [] };
}

/** A reranker's list replaces those of the retrievers before it. */
function retrievedBefore(span: AnsweringSpan, trace: readonly AnsweringSpan[]): Document[] {
  const before = trace.filter(
    ({ startTime, documents, type, spanId }) =>
      documents.length > 0 && type !== 'llm' && spanId !== span.spanId && startTime <= span.startTime,
  );
  const reranker = before.findLastIndex(({ type }) => type === 'reranker');
  return (reranker === -1 ? before : before.slice(reranker)).flatMap(({ documents }) => documents);
}

function toolOutputsBefore(span: AnsweringSpan, trace: readonly AnsweringSpan[]): ContextPassage[] {
  return trace
    .filter(({ type, startTime }) => type === 'tool' && startTime <= span.startTime)
    .map(({ output }) =>
      typeof output === 'string' ? output : output === null ? '' : JSON.stringify(output),
    )
    .filter((text) => text.trim() !== '')
    .map((text) => ({ text }));
}

function toPassage({ id, content, rank, score, metadata }: Document): ContextPassage[] {
  if (content === undefined || content.trim() === '') return [];
  const relevance = metadata?.['relevance'];
  return [
    {
      text: content,
      ...(id === undefined ? {} : { id }),
      ...(rank === undefined ? {} : { rank }),
      ...(score === undefined ? {} : { score }),
      ...(typeof relevance === 'number' ? { relevance } : {}),
    },
  ];
}

function unique(passages: readonly ContextPassage[]): ContextPassage[] {
  const seen = new Set<string>();
  return passages.filter(({ text }) => !seen.has(text) && seen.add(text)).slice(0, MAX_PASSAGES);
}

/** JSON that the caller asked for, by the parameters of the usual providers. */
function askedFormat(parameters: Readonly<Record<string, unknown>>): Pick<Answer, 'format'> {
  const told =
    read(parameters, 'response_format') ??
    read(parameters, 'responseFormat') ??
    read(read(parameters, 'text'), 'format');
  const type = typeof told === 'string' && !told.startsWith('{') ? told : read(told, 'type');
  if (type === 'json_object' || type === 'json')
    return { format: { kind: 'json', ...schemaOf(read(told, 'schema')) } };
  if (type === 'json_schema') {
    return {
      format: {
        kind: 'json',
        ...schemaOf(read(read(told, 'json_schema'), 'schema') ?? read(told, 'schema')),
      },
    };
  }
  const mime = parameters['response_mime_type'] ?? parameters['responseMimeType'];
  if (mime !== 'application/json') return {};
  return {
    format: { kind: 'json', ...schemaOf(parameters['response_schema'] ?? parameters['responseSchema']) },
  };
}

function schemaOf(schema: unknown): { schema?: unknown } {
  return schema === undefined ? {} : { schema };
}

function askedLength(parameters: Readonly<Record<string, unknown>>): Pick<Answer, 'maxOutputTokens'> {
  const names = ['max_output_tokens', 'max_completion_tokens', 'max_tokens', 'maxOutputTokens', 'maxTokens'];
  const told = names
    .map((name) => Number(parameters[name]))
    .find((count) => Number.isInteger(count) && count > 0);
  return told === undefined ? {} : { maxOutputTokens: told };
}

/** A member, also of an object that came as JSON text. */
function read(value: unknown, name: string): unknown {
  let fields = value;
  if (typeof value === 'string' && value.startsWith('{')) {
    try {
      fields = JSON.parse(value);
    } catch {
      return undefined;
    }
  }
  return typeof fields === 'object' && fields !== null
    ? (fields as Record<string, unknown>)[name]
    : undefined;
}
