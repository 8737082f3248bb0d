import { readFileSync } from 'node:fs';
import { eventSchema, type Span } from '@almenara/contract';
import { describe, expect, test } from 'vitest';
import type { OtelSpan } from './otlp/otel-span.js';
import { readEvents } from './read-events.js';
import { callsIn, textIn } from './testing/seen-messages.js';
import { spanOf } from './testing/span-of.js';

interface Expected {
  readonly convention: string;
  readonly calls: number;
  readonly embeddings?: number;
  readonly tools?: number;
  readonly documents?: number;
  /** Not told where a library does not know the provider. */
  readonly noUsage?: boolean;
}

const FILES: Readonly<Record<string, Expected>> = {
  'vercel-ai-3': { convention: 'vercel-ai', calls: 5, embeddings: 2, tools: 1 },
  'vercel-ai-4': { convention: 'vercel-ai', calls: 5, embeddings: 2, tools: 1 },
  'vercel-ai-5': { convention: 'vercel-ai', calls: 5, embeddings: 2, tools: 1 },
  'vercel-ai-6': { convention: 'vercel-ai', calls: 5, embeddings: 2, tools: 1 },
  'vercel-ai-7': { convention: 'otel-genai', calls: 4, embeddings: 2, tools: 1 },
  'vercel-ai-7-legacy': { convention: 'vercel-ai', calls: 4, embeddings: 1, tools: 1 },
  'openinference-openai': { convention: 'openinference', calls: 5, embeddings: 1 },
  'openinference-langchain': { convention: 'openinference', calls: 2, tools: 1, documents: 1 },
  'openllmetry-openai': { convention: 'openllmetry', calls: 5, embeddings: 1 },
  'openllmetry-langchain': { convention: 'openllmetry', calls: 2, tools: 1, documents: 1 },
  'langsmith-langchain': { convention: 'langsmith', calls: 2, tools: 1, documents: 1 },
  'langfuse-openai': { convention: 'langfuse', calls: 3 },
  'pydantic-ai-1': { convention: 'pydantic-ai', calls: 2, tools: 1, noUsage: true },
  'pydantic-ai-2': { convention: 'pydantic-ai', calls: 2, tools: 1, noUsage: true },
  'pydantic-ai-3': { convention: 'pydantic-ai', calls: 2, tools: 1, noUsage: true },
};

function read(file: string): Span[] {
  const path = new URL(`../recorded/libraries/${file}.json`, import.meta.url);
  const spans = JSON.parse(readFileSync(path, 'utf8')) as Partial<OtelSpan>[];
  return spans.map((span) => {
    const reading = readEvents(spanOf(span));
    if ('reason' in reading) throw new Error(reading.reason);
    return eventSchema.parse(reading.events[0]) as Span;
  });
}

/** The mock answers a question with a greeting, a request for JSON with 42, and one with tools by calling one. */
function isAnswer({ output }: Span): boolean {
  const [call] = callsIn(output);
  const isCall = call?.name === 'weather' && JSON.stringify(call.input) === '{"city":"Kyōto"}';
  const text = textIn(output) ?? JSON.stringify(output);
  return isCall || text === 'Hello ✓' || text === '{"answer":42}' || text === '{"city":"Kyōto"}';
}

describe('spans of real libraries', () => {
  test.each(Object.entries(FILES))(
    '%s: every call with its model, tokens, question and answer',
    (file, expected) => {
      const spans = read(file);
      const calls = spans.filter(({ type }) => type === 'llm');
      expect(calls).toHaveLength(expected.calls);
      for (const call of calls) {
        expect(call).toMatchObject({
          convention: expected.convention,
          modelAnswered: 'gpt-4o-mini-2024-07-18',
        });
        expect(call.modelRequested).toMatch(/^gpt-4o-mini/);
        if (!expected.noUsage)
          expect(call.usage).toMatchObject({ input: 41, output: 17, source: 'provider' });
        expect(textIn(call.input)).toMatch(/^(Hi|Weather\?|42\?|Refund\?|\{"temp":21\})/);
        expect(isAnswer(call), JSON.stringify(call.output)).toBe(true);
      }
    },
  );

  test.each(Object.entries(FILES))('%s: tokens once, embeddings, tools and documents', (file, expected) => {
    const spans = read(file);
    const of = (type: string) => spans.filter((span) => span.type === type);
    const counted = spans.filter(({ usage }) => usage?.input !== undefined);
    const embeddings = of('embedding').filter(({ usage }) => usage?.input === 27);
    if (!expected.noUsage) expect(counted).toHaveLength(expected.calls + embeddings.length);
    expect(of('embedding')).toHaveLength(expected.embeddings ?? 0);
    expect(of('tool')).toHaveLength(expected.tools ?? 0);
    for (const { input, output } of of('tool')) {
      expect(JSON.stringify(input)).toContain('Kyōto');
      expect(JSON.stringify(output)).toMatch(/temp\\*":\s*21/);
    }
    const searches = spans.filter(({ documents }) => documents?.length);
    expect(searches).toHaveLength(expected.documents ?? 0);
    for (const search of searches) {
      expect(search).toMatchObject({
        type: 'retriever',
        query: 'Refund?',
        documents: [
          { content: 'Refunds in 14 days', score: 0.9, rank: 1 },
          { content: 'Zurück', rank: 2 },
        ],
        sessionId: 's1',
        actorId: 'u1',
      });
    }
  });
});
