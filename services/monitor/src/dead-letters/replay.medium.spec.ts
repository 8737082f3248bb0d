import { createHash } from 'node:crypto';
import { EVENTS_TOPIC, logRecordSchema, type LogRecordContent, WRITER_GROUP } from '@almenara/contract';
import { byConfiguration, type StoredReplay } from '@almenara/control-plane';
import type { Consumer, LogRecord } from '@almenara/event-log';
import { insertRows, toStoreTime, type DeadLetterRow } from '@almenara/trace-store';
import { Registry } from 'prom-client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Engines, openEngines } from '../testing/open-engines.js';
import { createReplayDuty } from './replay-duty.js';

let engines: Engines;
let consumer: Consumer | undefined;
let seen: (LogRecordContent & { partition: number })[];

beforeEach(async () => {
  engines = await openEngines({ partitions: 3 });
  await engines.controlPlane.projects.ensure({ id: 'shop', name: 'Shop' });
  seen = [];
});
afterEach(async () => {
  await consumer?.stop();
  consumer = undefined;
  await engines.remove();
});

/** Decides letters as the writer does: those of the trace `bad` are refused again. */
async function work(): Promise<void> {
  consumer = await engines.log.consume({
    topic: EVENTS_TOPIC,
    group: WRITER_GROUP,
    maxRecords: 100,
    maxBytes: 1e7,
    maxWaitMs: 1,
    onBatch: async (records) => {
      for (const record of records) await decide(record);
    },
  });
}

async function decide(record: LogRecord): Promise<void> {
  const content = logRecordSchema.parse(JSON.parse(new TextDecoder().decode(record.value)));
  seen.push({ ...content, partition: record.partition });
  const { id, deadLetters } = content.replay!;
  const rows = deadLetters.map((letter, index): DeadLetterRow => {
    const event = content.events[index] as { traceId?: string };
    const failed = event.traceId === 'bad';
    return {
      project: content.project,
      id: letter.id,
      version: String(BigInt(letter.version) + 1n),
      at: toStoreTime(letter.receivedAt),
      reason: failed ? 'refused again' : letter.reason,
      door: letter.door,
      sender: letter.sender ?? '',
      sequence: letter.sequence ?? 0,
      content: failed ? JSON.stringify(event) : '',
      state: failed ? 'failed_again' : 'stored',
      replay: id,
    };
  });
  await insertRows(engines.store, 'dead_letters', rows);
}

/** Letters of longer ago than seven days leave by themselves. */
const RECEIVED_AT = Date.now() - 3_600_000;

function letter(number: number, told: Partial<DeadLetterRow> = {}): DeadLetterRow {
  return {
    project: 'shop',
    id: createHash('sha256').update(String(number)).digest('hex'),
    version: '1',
    at: toStoreTime(RECEIVED_AT + number),
    reason: 'was refused',
    door: 'batch',
    sender: 'app',
    sequence: number + 1,
    content: JSON.stringify({ kind: 'span', traceId: `t${number}`, spanId: 's' }),
    state: 'open',
    replay: '',
    ...told,
  };
}

const never = new AbortController().signal;
const wanted = { project: 'shop', total: 0, notReplayable: 0 };
function run(data: Record<string, unknown> = { project: 'shop' }, signal = never): Promise<void> {
  const options = { ...engines, registry: new Registry(), gatewayUrl: () => 'http://127.0.0.1:1' };
  return createReplayDuty(options).run({ data, signal });
}
const after = async ({ id }: StoredReplay) => (await engines.controlPlane.replays.find('shop', id))!;

test('a replay brings the events of waiting letters through the partitions of their traces, and ends with what was decided', async () => {
  const now = Date.now();
  await insertRows(engines.store, 'dead_letters', [
    ...Array.from({ length: 1200 }, (_, index) => letter(index, { at: toStoreTime(now - index) })),
    letter(5000, { content: '{"kind":"span","traceId":"bad","spanId":"s"}', at: toStoreTime(now) }),
    letter(5001, { door: '', content: 'no event', at: toStoreTime(now) }),
    letter(5002, { state: 'stored', content: '', at: toStoreTime(now) }),
    letter(5003, { project: 'rival', at: toStoreTime(now) }),
  ]);
  await work();
  const replay = await engines.controlPlane.replays.create(wanted, byConfiguration('test'));
  await run();
  expect(await after(replay)).toMatchObject({
    state: 'done',
    appended: 1201,
    stored: 1200,
    failedAgain: 1,
    failure: null,
  });
  const traces = seen.flatMap(({ events }) =>
    (events as { traceId: string }[]).map(({ traceId }) => traceId),
  );
  expect(traces).toHaveLength(1201);
  expect(new Set(traces).size).toBe(1201);
  expect(new Set(seen.map(({ partition }) => partition)).size).toBe(3);
  expect(new Set(seen.map(({ project, door, sender }) => [project, door, sender].join()))).toEqual(
    new Set(['shop,replay,']),
  );
});

test('a replay cut off at any point goes on where it was, and everything is decided once', async () => {
  const at = toStoreTime(Date.now());
  await insertRows(
    engines.store,
    'dead_letters',
    Array.from({ length: 1100 }, (_, index) => letter(index, { at })),
  );
  await work();
  const replay = await engines.controlPlane.replays.create(wanted, byConfiguration('test'));
  const { replays } = engines.controlPlane;
  const { log } = engines;
  const append = log.append.bind(log);
  let appends = 0;
  // Ends after the second append, before its progress is durable.
  log.append = async (records) => {
    await append(records);
    if (++appends === 2) throw new Error('the sudden end');
  };
  await expect(run()).rejects.toThrow('the sudden end');
  expect(await after(replay)).toMatchObject({ state: 'running', appended: 500 });
  await run();
  expect(await after(replay)).toMatchObject({ state: 'done', appended: 1100, stored: 1100, failedAgain: 0 });
  expect(await replays.findUnfinished('shop')).toBeUndefined();
});

test('reason and ids choose, and what another replay stored meanwhile is not brought again', async () => {
  const at = toStoreTime(Date.now());
  const letters = [letter(1, { at }), letter(2, { at, reason: 'other' }), letter(3, { at })];
  await insertRows(engines.store, 'dead_letters', letters);
  await work();
  const first = await engines.controlPlane.replays.create(
    {
      ...wanted,
      ids: [letters[0]!.id, letters[1]!.id],
    },
    byConfiguration('test'),
  );
  const second = await engines.controlPlane.replays.create(
    { ...wanted, reason: 'was refused' },
    byConfiguration('test'),
  );
  await run();
  expect(await after(first)).toMatchObject({ state: 'done', appended: 2, stored: 2 });
  expect(await after(second)).toMatchObject({ state: 'done', appended: 1, stored: 1 });
  expect(seen.flatMap(({ events }) => events)).toHaveLength(3);
});

test('a letter that is gone before the writer decides does not hold the replay up', async () => {
  await insertRows(engines.store, 'dead_letters', [letter(1, { at: toStoreTime(Date.now()) })]);
  consumer = await engines.log.consume({
    topic: EVENTS_TOPIC,
    group: WRITER_GROUP,
    maxRecords: 1,
    maxBytes: 1e7,
    maxWaitMs: 1,
    onBatch: () => Promise.resolve(),
  });
  const replay = await engines.controlPlane.replays.create(wanted, byConfiguration('test'));
  await run();
  expect(await after(replay)).toMatchObject({ state: 'done', appended: 1, stored: 0, failedAgain: 0 });
});

test('a gauge tells how many letters wait in each project', async () => {
  await insertRows(engines.store, 'dead_letters', [
    letter(1, { at: toStoreTime(Date.now()) }),
    letter(2, { at: toStoreTime(Date.now()), state: 'failed_again' }),
    letter(3, { at: toStoreTime(Date.now()), state: 'stored' }),
  ]);
  await engines.controlPlane.projects.ensure({ id: 'quiet', name: 'Quiet' });
  const registry = new Registry();
  createReplayDuty({ ...engines, registry, gatewayUrl: () => '' });
  const text = await registry.metrics();
  expect(text).toContain('almenara_dead_letters_open{project="shop"} 2');
  expect(text).not.toContain('quiet');
});

test('each minute, replays without a job get one', async () => {
  const replay = await engines.controlPlane.replays.create(wanted, byConfiguration('test'));
  const jobs: unknown[] = [];
  await run({});
  await engines.controlPlane.jobs.work('dead-letters', async ({ data }) => void jobs.push(data));
  await expect.poll(() => jobs, { timeout: 100_000 }).toEqual([{ project: replay.project }]);
});

test('a replay that took longer than a day is given up, and says so', async () => {
  const replay = await engines.controlPlane.replays.create(wanted, byConfiguration('test'));
  const options = { ...engines, registry: new Registry(), gatewayUrl: () => 'http://127.0.0.1:1' };
  const tomorrow = () => Date.now() + 25 * 3_600_000;
  await createReplayDuty({ ...options, now: tomorrow }).run({ data: { project: 'shop' }, signal: never });
  expect(await after(replay)).toMatchObject({
    state: 'failed',
    failure: expect.stringContaining('within a day'),
  });
});
