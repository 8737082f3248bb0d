import { LANGFUSE_SIGNALS, readRecordings } from '@almenara/opentelemetry/recordings';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mutate, mutations } from '../testing/mutate.js';
import { KEY_OF_SHOP, startGateway, type StartedGateway } from '../testing/start-gateway.js';

/** The soak sends many more. */
const BODIES = Number(process.env['ALMENARA_FUZZ_BODIES'] ?? 2000);
const SEED = Number(process.env['ALMENARA_SOAK_SEED'] ?? 20_261_125);

let gateway: StartedGateway;
beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway?.remove());

const TYPES = [
  'trace-create',
  'span-create',
  'span-update',
  'generation-create',
  'generation-update',
  'event-create',
  'observation-create',
  'observation-update',
  'retriever-create',
  'embedding-create',
  'score-create',
  'sdk-log',
  'dataset-run-item-create',
  'constructor',
];

/** Bodies with the fields of Langfuse, right and wrong, and values of any type and nesting. */
const time = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom('2026-11-20T12:00:00.000Z', '2026-11-20T12:00:00.123456+02:00') },
  fc.constantFrom<unknown>('soon', 0, null),
);
const text = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom('t', 's', '@trace', '__proto__') },
  { weight: 4, arbitrary: fc.string({ maxLength: 8 }) },
  fc.constant('x'.repeat(600)),
);
const deep = fc
  .integer({ min: 50, max: 300 })
  .map((depth) => JSON.parse('['.repeat(depth) + ']'.repeat(depth)) as unknown);
const any = fc.oneof(
  { weight: 20, arbitrary: text },
  { weight: 20, arbitrary: fc.jsonValue({ maxDepth: 4 }) },
  { weight: 5, arbitrary: time },
  deep,
);
const counts = fc.oneof(
  any,
  fc.dictionary(
    fc.constantFrom(
      'input',
      'output',
      'total',
      'promptTokens',
      'unit',
      'totalCost',
      'cache_read_input_tokens',
      'output_reasoning',
    ),
    fc.oneof(fc.integer(), fc.double(), text),
  ),
);
const body = fc.oneof(
  { weight: 1, arbitrary: any },
  {
    weight: 9,
    arbitrary: fc.record(
      {
        id: text,
        traceId: text,
        parentObservationId: any,
        name: any,
        type: fc.oneof(any, fc.constantFrom('GENERATION', 'SPAN')),
        timestamp: time,
        startTime: time,
        endTime: time,
        completionStartTime: time,
        model: any,
        modelParameters: any,
        input: any,
        output: fc.oneof(
          any,
          fc.array(fc.record({ id: any, content: any, score: any, metadata: any, document: any })),
        ),
        metadata: any,
        tags: fc.oneof(any, fc.array(any)),
        userId: any,
        sessionId: any,
        usage: counts,
        usageDetails: counts,
        costDetails: counts,
        level: fc.oneof(any, fc.constantFrom('ERROR', 'DEFAULT')),
        statusMessage: any,
        promptName: any,
        promptVersion: any,
        value: any,
        dataType: fc.oneof(any, fc.constantFrom('NUMERIC', 'BOOLEAN', 'CATEGORICAL')),
        observationId: any,
        environment: any,
      },
      { requiredKeys: [] },
    ),
  },
);
const event = fc.record(
  { id: text, type: fc.constantFrom(...TYPES), timestamp: time, body },
  { requiredKeys: ['id', 'type', 'timestamp', 'body'] },
);

async function post(path: string, content: Buffer | string): Promise<number> {
  const response = await fetch(`${gateway.url}/api/public/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${KEY_OF_SHOP}` },
    body: new Uint8Array(Buffer.from(content)),
  });
  await response.arrayBuffer();
  return response.status;
}

describe('bodies at the doors of Langfuse that nobody meant', () => {
  const half = Math.ceil(BODIES / 2);
  const timeout = 60_000 + BODIES * 20;

  it(
    `${half} batches of events in any structure are answered event by event, never by a failure`,
    { timeout },
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.oneof({ weight: 9, arbitrary: event }, any), { maxLength: 5 }),
          async (batch) => {
            expect(await post('ingestion', JSON.stringify({ batch }))).toBe(207);
          },
        ),
        { numRuns: half, seed: SEED },
      );
    },
  );

  it(
    `${half} recorded bodies with bytes changed are taken or refused, never a failure`,
    { timeout },
    async () => {
      const recorded = readRecordings(LANGFUSE_SIGNALS)
        .flatMap(({ requests }) => requests)
        .filter(({ content }) => content.length < 50_000)
        .map(({ signal, content }) => ({ path: signal, content }));
      const own = {
        batch: [{ id: 'e', type: 'span-create', timestamp: '2026-11-20T12:00:00Z', body: { id: 's' } }],
      };
      const seeds = [{ path: 'ingestion', content: Buffer.from(JSON.stringify(own)) }, ...recorded];
      const sent = fc.tuple(fc.nat(), mutations).map(([index, changes]) => {
        const { path, content } = seeds[index % seeds.length]!;
        return { path, content: changes.reduce(mutate, content) };
      });
      await fc.assert(
        fc.asyncProperty(sent, async ({ path, content }) => {
          expect([201, 207, 400]).toContain(await post(path, content));
        }),
        { numRuns: half, seed: SEED },
      );
    },
  );

  it(
    `${half} recorded bodies with a field changed are answered event by event, never by a failure`,
    { timeout },
    async () => {
      const recorded = readRecordings(['ingestion'])
        .flatMap(({ requests }) => requests)
        .filter(({ content }) => content.length < 50_000)
        .map(({ content }) => content.toString());
      const own = {
        batch: [{ id: 'e', type: 'span-create', timestamp: '2026-11-20T12:00:00Z', body: { id: 's' } }],
      };
      const seeds = [JSON.stringify(own), ...recorded];
      await fc.assert(
        fc.asyncProperty(
          fc.nat(),
          fc.array(fc.tuple(fc.nat(), any), { minLength: 1, maxLength: 4 }),
          async (index, changes) => {
            const request = JSON.parse(seeds[index % seeds.length]!) as {
              batch: { body: Record<string, unknown> }[];
            };
            for (const [place, value] of changes) {
              const { body: told } = request.batch[place % request.batch.length]!;
              const fields = Object.keys(told);
              told[fields[place % fields.length]!] = value;
            }
            expect(await post('ingestion', JSON.stringify(request))).toBe(207);
          },
        ),
        { numRuns: half, seed: SEED },
      );
    },
  );

  it('any value as a score or as a medium is taken or refused, never a failure', { timeout }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('scores', 'media'),
        fc.oneof(body, fc.array(body)),
        async (path, sent) => {
          expect([200, 201, 202, 207, 400]).toContain(await post(path, JSON.stringify(sent)));
        },
      ),
      { numRuns: 200, seed: SEED },
    );
  });

  it('every event that was declared is in the log or counted as rejected', () => {
    expect(gateway.appended.length).toBeGreaterThan(BODIES / 10);
    for (const { declared, rejected, events } of gateway.appended) {
      expect(declared).toBe(rejected + events.length);
    }
  });
});
