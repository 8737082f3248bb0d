import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Collector, KEY } from '../../testing/collector.js';
import { make, recipe, type Recipe } from '../../testing/hostile-values.js';
import { responseEvents, textChunks } from '../../testing/openai-answers.js';
import { almenaraTelemetry, almenaraTracer } from '../ai/index.js';
import { observeAnthropic } from '../anthropic/index.js';
import { Client } from '../index.js';
import { AlmenaraCallbackHandler } from '../langchain/index.js';
import { observeOpenAI } from '../openai/index.js';

let collector: Collector;
let client: Client;
const unhandled: unknown[] = [];
const note = (reason: unknown) => unhandled.push(reason);

beforeAll(async () => {
  collector = await new Collector().start();
  client = new Client({ endpoint: collector.endpoint, key: KEY });
  process.on('unhandledRejection', note);
});
afterAll(async () => {
  process.off('unhandledRejection', note);
  await collector.stop();
});

/** Fields that the readers look for, with values they do not expect. */
const odd = recipe(
  'choices',
  'usage',
  'message',
  'delta',
  'index',
  'type',
  'output',
  'output_index',
  'item',
  'response',
  'content',
  'content_block',
  'tools',
  'messages',
  'input',
  'data',
  'model',
  'status',
  'error',
  'id',
);

interface Create {
  create(body?: unknown): PromiseLike<unknown>;
}
/** A client of no particular make: each resource answers what it is told to. */
function fake(answer: () => unknown) {
  const resource = (): Create => ({ create: () => answer() as PromiseLike<unknown> });
  return {
    chat: { completions: resource() },
    responses: resource(),
    embeddings: resource(),
    completions: resource(),
    messages: resource(),
  };
}

function observed(answer: () => unknown): Create[] {
  const openai = observeOpenAI(fake(answer), { client });
  const anthropic = observeAnthropic(fake(answer), { client });
  return [
    openai.chat.completions,
    openai.responses,
    openai.embeddings,
    openai.completions,
    anthropic.messages,
  ];
}

test('whatever a provider answers, the app gets exactly that', async () => {
  await fc.assert(
    fc.asyncProperty(odd, odd, async (request, answer) => {
      const box = { value: make(answer) as unknown };
      for (const resource of observed(() => Promise.resolve(box).then(({ value }) => [value]))) {
        const [got] = (await resource.create(make(request))) as unknown[];
        expect(Object.is(got, box.value)).toBe(true);
      }
      const failure = { value: make(answer) as unknown };
      for (const resource of observed(() => Promise.reject(new Error('as it is', { cause: failure })))) {
        await expect(resource.create(make(request))).rejects.toThrow('as it is');
      }
    }),
    { numRuns: 100 },
  );
});

const real = [...textChunks('some text'), ...responseEvents('some text')];
const chunks: fc.Arbitrary<(Recipe | object)[]> = fc.array(fc.oneof(odd, fc.constantFrom(...real)), {
  maxLength: 12,
});

test('whatever a stream holds, in any order and however it ends, the app reads exactly that', async () => {
  await fc.assert(
    fc.asyncProperty(chunks, fc.constantFrom('end', 'fail', 'leave'), async (recipes, ending) => {
      const values = recipes.map((from) =>
        'value' in from || 'maker' in from || 'fields' in from ? (make(from) as unknown) : from,
      );
      async function* source() {
        // A yielded revoked proxy would throw in the generator itself, as it looks for `then`.
        for (const value of values) yield { boxed: value, ...(isPlain(value) ? (value as object) : {}) };
        if (ending === 'fail') throw new Error('cut');
      }
      for (const resource of observed(() =>
        Promise.resolve({
          iterator: source,
          [Symbol.asyncIterator]() {
            return this.iterator();
          },
        }),
      )) {
        const seen: unknown[] = [];
        const read = async () => {
          for await (const part of (await resource.create({})) as AsyncIterable<{ boxed: unknown }>) {
            seen.push(part.boxed);
            if (ending === 'leave') break;
          }
        };
        if (ending === 'fail') await expect(read()).rejects.toThrow('cut');
        else await read();
        const expected = ending === 'leave' ? values.slice(0, 1) : values;
        expect(seen).toHaveLength(expected.length);
        expect(seen.every((value, i) => Object.is(value, expected[i]))).toBe(true);
      }
    }),
    { numRuns: 150 },
  );
});

function isPlain(value: unknown): boolean {
  try {
    return typeof value === 'object' && value !== null && Object.keys({ ...value }).length > 0;
  } catch {
    return false;
  }
}

const event = recipe(
  'callId',
  'toolCall',
  'content',
  'usage',
  'messages',
  'error',
  'performance',
  'ranking',
  'modelId',
);

test('whatever they are told, the telemetry integration, the tracer and the callback handler stay silent', async () => {
  await fc.assert(
    fc.asyncProperty(event, event, async (first, second) => {
      const telemetry = almenaraTelemetry({ client });
      const callId = 'a';
      for (const name of Object.keys(telemetry) as (keyof typeof telemetry)[]) {
        if (name.startsWith('execute')) continue;
        const listen = telemetry[name] as (value: unknown) => void;
        listen(make(first));
        telemetry.onStart({ callId, ...safe(first) });
        telemetry.onLanguageModelCallStart({ ...safe(second), callId });
        listen({ ...safe(second), callId });
      }
      telemetry.onEnd({ callId });
      const tracer = almenaraTracer({ client });
      expect(
        tracer.startActiveSpan('ai.generateText.doGenerate', make(first), (span) => {
          span
            .setAttributes(make(second))
            .setAttribute('ai.prompt.messages', make(first))
            .setStatus(make(second));
          span.addEvent('x', make(first));
          span.recordException(make(second));
          span.end();
          return 7;
        }),
      ).toBe(7);
      const handler = new AlmenaraCallbackHandler({ client });
      const calls = handler as unknown as Record<string, (...given: unknown[]) => void>;
      for (const name of Object.getOwnPropertyNames(AlmenaraCallbackHandler.prototype)) {
        if (!name.startsWith('handle')) continue;
        handler.handleChainStart(make(first), make(second), 'run');
        calls[name]!(make(first), make(second), 'run', make(first), make(second), make(first), make(second));
        calls[name]!(make(first), 'run', make(second));
      }
      handler.handleChainEnd(make(first), 'run');
    }),
    { numRuns: 100 },
  );
});

function safe(from: Recipe): object {
  try {
    const made: unknown = make(from);
    return typeof made === 'object' ? { ...made } : {};
  } catch {
    return {};
  }
}

test('all of that was recorded or counted, keeps to the contract, and left no rejection behind', async () => {
  const result = await client.shutdown(20_000);
  expect(result.accepted + result.lost).toBe(result.recorded);
  expect(result.accepted).toBeGreaterThan(1000);
  expect(collector.violations).toEqual([]);
  expect(unhandled).toEqual([]);
});
