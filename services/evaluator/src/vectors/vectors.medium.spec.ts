import { fileURLToPath } from 'node:url';
import { EVALUATOR_GROUP, EVENTS_TOPIC, type Span } from '@almenara/contract';
import { actorHash, bagOf, isSampled } from '@almenara/drift';
import { type Encoder, EncoderError, openStaticEncoder, toInt8 } from '@almenara/embedding';
import { insertRows, refreshTraces, tombstoneTraces, type TraceStoreConnection } from '@almenara/trace-store';
import { Logger } from '@nestjs/common';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { EvaluatorService } from '../evaluator.service.js';
import { Allowance } from '../sampling/allowance.js';
import { readPlacedAnswers } from '../scoring/read-placed-answers.js';
import { answer, append, NOON } from '../testing/made-spans.js';
import { type Engines, openEngines } from '../testing/open-engines.js';
import { type StandInWriter, startStandInWriter, toSpanRow } from '../testing/stand-in-writer.js';
import { EncoderProblems } from './encoder-problems.js';
import { ALL } from './stream-rates.js';
import { type VectorParts, VectorWriter } from './vector-writer.js';

/** What begins here is no history yet. */
const BEGUN = Date.now() - 120_000;
const PATIENCE = { timeout: 60_000, interval: 20 };
const never = new AbortController().signal;
const floor = openStaticEncoder({ models: fileURLToPath(new URL('../../../../models', import.meta.url)) });
/** The endpoint of a project that is down. */
const broken: Encoder = {
  id: 'endpoint:down@1',
  dimensions: 2,
  languages: [],
  batchSize: 100,
  encode: async () => Promise.reject(new EncoderError('the endpoint answered 503')),
};
let engines: Engines;
let writer: StandInWriter;
let service: EvaluatorService;
/** Each test has its own. */
let project = '';
let tests = 0;
/** How many of the next inserts of vectors are durable and fail all the same, as if the process ended then. */
let failures = 0;

beforeAll(async () => {
  Logger.overrideLogger(false);
  engines = await openEngines();
  writer = await startStandInWriter(engines);
  service = new EvaluatorService({
    ...engines,
    store: failingAfterInsert(engines.store),
    evaluators: [],
    traceEvaluators: [],
    floor,
    chooseEncoder: (_, stream) => (project.startsWith('broken') && stream === 'prompt' ? broken : undefined),
    unavailable: [],
    registry: new Registry(),
    quietMs: 1,
  });
  await service.onApplicationBootstrap();
});
afterAll(async () => {
  await service.beforeApplicationShutdown();
  await writer.stop();
  await engines.remove();
});
beforeEach(async () => useProject(`shop-${++tests}`));

async function useProject(id: string): Promise<void> {
  project = id;
  await engines.controlPlane.projects.ensure({ id, name: 'Shop' });
}

function failingAfterInsert(store: TraceStoreConnection): TraceStoreConnection {
  return {
    ...store,
    ping: () => store.ping(),
    close: () => store.close(),
    query: (...told) => store.query(...told),
    command: (...told) => store.command(...told),
    async insert(table, rows) {
      await store.insert(table, rows);
      if (table.endsWith('vectors') && failures-- > 0) throw new Error('the connection was lost');
    },
  };
}

interface Stored {
  stream: string;
  encoder: string;
  trace_id: string;
  span_id: string;
  part: number;
  time: string;
  bag: number;
  actor_hash: string;
  language: string;
  inclusion_probability: number;
  vector: number[];
}

const openWriter = (told: Partial<VectorParts> = {}) =>
  new VectorWriter({
    store: engines.store,
    floor,
    problems: new EncoderProblems(),
    allowance: new Allowance(1, 60_000),
    ...told,
  });

const plainFloor = (): Encoder => ({
  id: floor.id,
  dimensions: floor.dimensions,
  languages: floor.languages,
  batchSize: floor.batchSize,
  encode: (texts) => floor.encode(texts),
});

/** As readers see them. */
const vectors = (of = project): Promise<Stored[]> =>
  engines.store.query<Stored>(
    `SELECT * EXCEPT (project, version, is_deleted, actor_hash, time), toString(actor_hash) AS actor_hash, toString(time) AS time
     FROM almenara.vectors FINAL WHERE project = {project:String} ORDER BY stream, encoder, trace_id, part`,
    { project: of },
  );
const keys = (rows: readonly Stored[]) =>
  rows.map(({ stream, trace_id, part }) => `${stream} ${trace_id} ${part}`);
const sendHistory = (spans: readonly Span[]) => append(engines.log, project, spans);
const send = (spans: readonly Span[]) =>
  sendHistory(
    spans.map((span) => ({ ...span, startTime: BEGUN + (span.startTime! - NOON), endTime: BEGUN + 60_000 })),
  );
async function handled(): Promise<void> {
  await writer.caughtUp();
  await vi.waitFor(async () => {
    const [lag] = await engines.log.lag(EVENTS_TOPIC, EVALUATOR_GROUP);
    expect(lag!.records).toBe(0);
  }, PATIENCE);
}

const QUESTION = 'Where is the parcel that I ordered last week?';
const ANSWER = 'Your parcel left the warehouse on Monday and arrives tomorrow.';
const DOCUMENTS = Array.from({ length: 7 }, (_, at) => ({
  id: `d${at}`,
  content: `Parcels of zone ${at} arrive within ${at + 2} working days after they were sent.`,
}));
const asked = (traceId: string, told: Partial<Span> = {}): Span =>
  answer(traceId, 1, { input: QUESTION, output: ANSWER, documents: DOCUMENTS, actorId: 'ana', ...told });
const ALL_KEYS = ['output one 0', 'prompt one 0', ...[0, 1, 2, 3, 4].map((part) => `retrieved one ${part}`)];

test('question, answer and the first five documents have one vector each, also after redelivery', async () => {
  failures = 1;
  await send([asked('one')]);
  await handled();
  await send([asked('one')]);
  await handled();
  const rows = await vectors();
  expect(keys(rows)).toEqual(ALL_KEYS);
  const actor = actorHash({ actorId: 'ana', traceId: 'one' });
  expect(rows[1]).toEqual({
    stream: 'prompt',
    encoder: floor.id,
    trace_id: 'one',
    span_id: 'answer',
    part: 0,
    time: new Date(BEGUN + 1000).toISOString().replace('T', ' ').replace('Z', '000'),
    bag: bagOf(actor),
    actor_hash: String(actor),
    language: 'en',
    inclusion_probability: 1,
    vector: [...toInt8(floor.encodeOne(QUESTION)!)],
  });
});

test('history has its vectors from a back-fill, and has them once after a second one', async () => {
  await sendHistory([asked('one')]);
  const done = (count: number) =>
    vi.waitFor(async () => {
      const all = await engines.controlPlane.backfills.list(project, { limit: 9 });
      expect(all.map(({ state }) => state)).toEqual(Array.from({ length: count }, () => 'done'));
    }, PATIENCE);
  await done(1);
  expect(keys(await vectors())).toEqual(ALL_KEYS);
  await sendHistory([asked('one')]);
  await handled();
  await done(2);
  expect(keys(await vectors())).toEqual(ALL_KEYS);
});

test('a user and documents that are told later take the place of what was there', async () => {
  const part = { parentSpanId: 'root', documents: [], actorId: undefined };
  await send([asked('one', part)]);
  await handled();
  expect(keys(await vectors())).toEqual(['output one 0', 'prompt one 0']);
  await send([
    asked('one', { type: 'retriever', spanId: 'search', startTime: NOON, input: null, output: null }),
  ]);
  await handled();
  const rows = await vectors();
  expect(keys(rows)).toEqual(ALL_KEYS);
  const ana = String(actorHash({ actorId: 'ana', traceId: '' }));
  expect(new Set(rows.map((row) => row.actor_hash))).toEqual(new Set([ana]));
});

test('a question that an agent asks its model at every step counts once', async () => {
  const steps = ['a', 'b', 'c'].map((spanId, at) =>
    asked('one', { spanId, startTime: NOON + 1000 * (at + 1), output: `${ANSWER} ${at}` }),
  );
  await send(steps);
  await handled();
  const rows = await vectors();
  expect(rows.map(({ stream, span_id }) => `${stream} ${span_id}`)).toEqual([
    'output a',
    'output b',
    'output c',
    'prompt a',
    ...Array.from({ length: 5 }, () => 'retrieved a'),
  ]);
});

test('an encoder that fails is told of, and stops neither the log nor the others', async () => {
  await useProject('broken-1');
  await send([asked('one')]);
  await handled();
  expect(keys(await vectors())).toEqual(ALL_KEYS);
  await vi.waitFor(async () => {
    const { running } = await engines.controlPlane.evaluators.processes();
    expect(running.map(({ activity }) => activity.encoderProblems)).toEqual([
      { 'broken-1': [{ name: 'endpoint:down@1', reason: 'the endpoint answered 503' }] },
    ]);
  }, PATIENCE);
});

test('vectors that the app sent take a space of their own where a project wants them, under their contract', async () => {
  const sent = (of: 'query' | 'output' | 'input', told: object = {}) => [
    { model: 'ada', dimension: 2, vector: [3, 4], of, ...told },
  ];
  const spans = [
    { ...asked('one'), embeddings: sent('output') },
    asked('one', {
      spanId: 'embed',
      type: 'embedding',
      input: null,
      output: null,
      embeddings: sent('input'),
    }),
    asked('one', { spanId: 'other', type: 'embedding', embeddings: sent('input', { model: 'eve' }) }),
    asked('two', { spanId: 'answer', embeddings: sent('query', { vector: [0, 0] }) }),
    // Without an answer: documents that an ingestion embeds.
    asked('three', { type: 'embedding', embeddings: sent('input') }),
  ];
  const traces = ['one', 'two', 'three'];
  await insertRows(
    engines.store,
    'spans',
    spans.map((span) => ({
      ...toSpanRow(project, span, 0),
      embeddings: JSON.stringify(span.embeddings ?? []),
    })),
  );
  const problems = new EncoderProblems();
  const made = openWriter({ problems, chooseEncoder: () => ({ appModel: 'ada' }) });
  const read = await readPlacedAnswers(engines.store, project, traces);
  await made.write(project, read, { shares: ALL, signal: never });
  const rows = (await vectors()).filter(({ encoder }) => encoder !== floor.id);
  expect(rows.map(({ stream, encoder, span_id }) => `${stream} ${encoder} ${span_id}`)).toEqual([
    'output app:ada/2 answer',
    'prompt app:ada/2 embed',
  ]);
  expect(rows[0]!.vector).toEqual([76, 102]);
  expect(problems.tell()[project]).toEqual([
    { name: 'app:ada of prompt', reason: 'a vector of app:ada/2 has no direction' },
  ]);
});

test('a costly encoder embeds as many users as there is time for, with their probability', async () => {
  const users = Array.from({ length: 200 }, (_, at) =>
    asked(`t${at}`, { actorId: `user ${at}`, input: `${at}` }),
  );
  await insertRows(
    engines.store,
    'spans',
    users.map((span) => toSpanRow(project, span, 0)),
  );
  const traces = users.map(({ traceId }) => traceId);
  const slow: Encoder = { ...plainFloor(), id: 'slow', usualMs: 10 };
  const allowance = new Allowance(1e-6, 1_000);
  const made = openWriter({
    allowance,
    chooseEncoder: (_, stream) => (stream === 'prompt' ? slow : undefined),
  });
  const read = await readPlacedAnswers(engines.store, project, traces);
  await made.write(project, read, { shares: ALL, signal: never });
  const rows = (await vectors()).filter(({ encoder }) => encoder === 'slow');
  const picked = users.filter(({ actorId, traceId }) => isSampled(actorHash({ actorId, traceId }), 0.5));
  expect(rows.map(({ trace_id }) => trace_id).toSorted()).toEqual(
    picked.map(({ traceId }) => traceId).toSorted(),
  );
  expect(rows[0]!.inclusion_probability).toBeCloseTo(0.5, 3);
});

test('of an erased trace no vector comes back, by a late read or by redelivery', async () => {
  const traces = ['gone', 'kept'];
  await insertRows(
    engines.store,
    'spans',
    traces.map((id) => toSpanRow(project, asked(id), 0)),
  );
  await refreshTraces(engines.store, project, traces, 0);
  const made = openWriter();
  const plan = await made.plan(project, traces);
  const read = await readPlacedAnswers(engines.store, project, traces);
  await tombstoneTraces(engines.store, project, 'salt', ['gone'], Date.now());
  await made.write(project, read, { ...plan, signal: never });
  expect(new Set((await vectors()).map((row) => row.trace_id))).toEqual(new Set(traces));
  await made.dropErased(project, traces);
  expect(new Set((await vectors()).map((row) => row.trace_id))).toEqual(new Set(['kept']));
  const left = await engines.store.query(
    'SELECT trace_id FROM almenara.erasure_traces WHERE project = {project:String}',
    { project },
  );
  expect(left).toEqual([]);
});

test('of a stream faster than twenty events a second the same users are embedded, with their probability', async () => {
  const users = Array.from({ length: 2400 }, (_, at) => `user ${at}`);
  const spans = users.map((actorId, at) =>
    answer(`t${at}`, 1, { actorId, output: at % 2 ? ANSWER : `${at}`, input: `What about ${at}?` }),
  );
  const traces = spans.map(({ traceId }) => traceId);
  await insertRows(
    engines.store,
    'spans',
    spans.map((span) => toSpanRow(project, span, 0)),
  );
  await refreshTraces(engines.store, project, traces, 0);
  const made = openWriter();
  const plan = await made.plan(project, traces);
  expect(plan.shares).toEqual({ prompt: 0.5, output: 0.5, retrieved: 0.5 });
  const read = await readPlacedAnswers(engines.store, project, [...plan.traces]);
  await made.write(project, read, { ...plan, signal: never });
  const rows = (await vectors()).filter(({ stream }) => stream === 'prompt');
  const sampled = users.filter((actorId) => isSampled(actorHash({ actorId, traceId: '' }), 0.5));
  expect(rows.map(({ trace_id }) => trace_id).toSorted()).toEqual(
    sampled.map((user) => `t${user.slice('user '.length)}`).toSorted(),
  );
  expect(Math.abs(rows.length - 1200)).toBeLessThan(100);
  expect(new Set(rows.map((row) => row.inclusion_probability))).toEqual(new Set([0.5]));
  expect(new Set(rows.map(({ bag }) => bag)).size).toBe(32);
});
