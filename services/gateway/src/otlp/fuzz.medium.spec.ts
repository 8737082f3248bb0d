import { readFile } from 'node:fs/promises';
import { readRecordings } from '@almenara/opentelemetry/recordings';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mutate, mutations } from '../testing/mutate.js';
import { KEY_OF_SHOP, startGateway, type StartedGateway } from '../testing/start-gateway.js';

/** The soak sends many more. */
const BODIES = Number(process.env['ALMENARA_FUZZ_BODIES'] ?? 2000);
const SEED = Number(process.env['ALMENARA_SOAK_SEED'] ?? 20_261_125);

let gateway: StartedGateway;
let seeds: { path: string; type: string; body: Buffer }[];

beforeAll(async () => {
  gateway = await startGateway();
  seeds = await readSeeds();
});
afterAll(() => gateway?.remove());

/** Recordings beside the repository where they are, and always those that ship. */
async function readSeeds(): Promise<typeof seeds> {
  const shipped = await readFile(
    new URL('../../../../libs/opentelemetry/recorded/agent.pb', import.meta.url),
  );
  const recorded = readRecordings()
    .flatMap(({ requests }) => requests)
    .filter(({ content }) => content.length < 50_000)
    .map(({ signal, contentType, content }) => ({ path: signal, type: contentType, body: content }));
  return [{ path: 'traces', type: 'application/x-protobuf', body: shipped }, ...recorded];
}

/** JSON that has the names of OTLP in all places, right and wrong ones. */
const { node } = fc.letrec<{ node: unknown }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 9, depthSize: 'large' },
    fc.constantFrom<unknown>(null, '', '1', 1, -1, 'a'.repeat(32), 'b'.repeat(16), '1795384800000000000'),
    fc.constantFrom<unknown>(
      'gen_ai.operation.name',
      'chat',
      '{"a":[',
      '[{"role":"user","content":"x"}]',
      true,
    ),
    fc.array(tie('node'), { maxLength: 3 }),
    fc.dictionary(
      fc.constantFrom(
        'resourceSpans',
        'resource',
        'scopeSpans',
        'spans',
        'traceId',
        'spanId',
        'name',
        'status',
        'code',
        'startTimeUnixNano',
        'attributes',
        'key',
        'value',
        'stringValue',
        'intValue',
        'doubleValue',
        'arrayValue',
        'kvlistValue',
        'values',
        'events',
        'links',
        'bytesValue',
        '__proto__',
        'scope',
      ),
      tie('node'),
      { maxKeys: 6 },
    ),
  ),
}));

/** Attributes that dialects read, with values of any type and any nesting. */
const attribute = fc.record({
  key: fc
    .tuple(
      fc.constantFrom(
        'gen_ai.prompt',
        'gen_ai.completion',
        'gen_ai.input.messages',
        'gen_ai.usage.input_tokens',
        'llm.input_messages',
        'llm.tools',
        'retrieval.documents',
        'embedding.embeddings',
        'metadata',
        'openinference.span.kind',
        'traceloop.entity.input',
        'traceloop.span.kind',
        'llm.request.type',
        'ai.operationId',
        'ai.prompt',
        'ai.response.toolCalls',
        'ai.values',
        'ai.documents',
        'ai.ranking',
        'langfuse.observation.usage_details',
        'langfuse.observation.type',
        'langfuse.observation.input',
        'mlflow.spanInputs',
        'mlflow.spanOutputs',
        'mlflow.spanType',
        'langsmith.span.kind',
        'mastra.tags',
        'events',
        'logfire.msg',
        'tag.tags',
        'llm.token_count.prompt',
        'session.id',
        'output.value',
      ),
      fc.constantFrom(
        '',
        '.0',
        '.0.message.role',
        '.0.document.content',
        '.99999.content',
        '.0.tool_calls.0.x',
      ),
    )
    .map((parts) => parts.join('')),
  value: fc.oneof(
    fc
      .constantFrom('LLM', 'RETRIEVER', 'generation', 'retriever', 'ai.embedMany', '"CHAT_MODEL"', 'tool')
      .map((stringValue) => ({ stringValue })),
    fc.jsonValue({ maxDepth: 4 }).map((value) => ({ stringValue: JSON.stringify(value) })),
    fc
      .integer({ min: 50, max: 200 })
      .map((depth) => ({ stringValue: '['.repeat(depth) + ']'.repeat(depth) })),
    fc.integer().map((intValue) => ({ intValue })),
    fc.double().map((doubleValue) => ({ doubleValue: Number.isFinite(doubleValue) ? doubleValue : 'NaN' })),
    fc.array(fc.string()).map((texts) => ({
      arrayValue: { values: texts.map((stringValue) => ({ stringValue })) },
    })),
  ),
});
const span = fc.record({
  traceId: fc.constant('a'.repeat(32)),
  spanId: fc.constant('b'.repeat(16)),
  startTimeUnixNano: fc.constant('1795384800000000000'),
  attributes: fc.array(attribute, { maxLength: 8 }),
  events: fc.array(
    fc.record({
      name: fc.constantFrom(
        'gen_ai.choice',
        'gen_ai.user.message',
        'db.query.result',
        'exception',
        'gen_ai.evaluation.result',
      ),
      timeUnixNano: fc.constantFrom('1', '1795384800000000000'),
      attributes: fc.array(attribute, { maxLength: 3 }),
    }),
    { maxLength: 3 },
  ),
});

const json = (path: string, value: unknown) => ({
  path,
  type: 'application/json',
  body: Buffer.from(JSON.stringify(value)),
});

async function post({ path, type, body }: (typeof seeds)[number]): Promise<number> {
  const response = await fetch(`${gateway.url}/v1/${path}`, {
    method: 'POST',
    headers: { 'content-type': type, authorization: `Bearer ${KEY_OF_SHOP}` },
    body: new Uint8Array(body),
  });
  await response.arrayBuffer();
  return response.status;
}

describe('OTLP bodies that nobody meant', () => {
  const third = Math.ceil(BODIES / 3);
  const timeout = 60_000 + BODIES * 20;

  it(
    `${third} recorded bodies with bytes changed are taken or refused, never a failure`,
    { timeout },
    async () => {
      const body = fc.tuple(fc.nat(), mutations).map(([index, changes]) => {
        const seed = seeds[index % seeds.length]!;
        return { ...seed, body: changes.reduce(mutate, seed.body) };
      });
      await fc.assert(
        fc.asyncProperty(body, async (sent) => {
          expect([200, 400]).toContain(await post(sent));
        }),
        { numRuns: third, seed: SEED },
      );
    },
  );

  it(
    `${third} bodies of OTLP's words in any structure are taken or refused, never a failure`,
    { timeout },
    async () => {
      const body = fc.oneof(
        node,
        fc.array(node).map((spans) => ({ resourceSpans: [{ scopeSpans: [{ spans }] }] })),
      );
      await fc.assert(
        fc.asyncProperty(body, async (sent) => {
          expect([200, 400]).toContain(await post(json('traces', sent)));
        }),
        { numRuns: third, seed: SEED },
      );
    },
  );

  it(
    `${third} spans with any values in the attributes of dialects are taken whole`,
    { timeout },
    async () => {
      await fc.assert(
        fc.asyncProperty(span, async (sent) => {
          const request = { resourceSpans: [{ scopeSpans: [{ spans: [sent] }] }] };
          const response = await fetch(`${gateway.url}/v1/traces`, {
            method: 'POST',
            headers: { 'content-type': 'application/json', authorization: `Bearer ${KEY_OF_SHOP}` },
            body: JSON.stringify(request),
          });
          expect([response.status, await response.json()]).toEqual([200, {}]);
        }),
        { numRuns: third, seed: SEED },
      );
    },
  );

  it('every event that was declared is in the log or counted as rejected', () => {
    expect(gateway.appended.length).toBeGreaterThan(BODIES / 3);
    for (const { declared, rejected, events } of gateway.appended)
      expect(declared).toBe(rejected + events.length);
  });
});
