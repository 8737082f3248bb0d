import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { numbered, numbers, readRecords, textsOf } from './contract/read-records.js';
import { type LogDamage } from './damage.js';
import { openEmbeddedLog } from './embedded-log.js';
import { frameBytes } from './frame.js';
import { type EventLog } from './port.js';

/** Key 'k' and values of three bytes: every frame has the same length. */
const FRAME = frameBytes(1, 3);

async function useFolder(segmentBytes = 1024 * 1024) {
  const folder = await mkdtemp(join(tmpdir(), 'event-log-'));
  const damages: LogDamage[] = [];
  let log: EventLog | undefined;
  onTestFinished(async () => {
    await log?.close();
    await rm(folder, { recursive: true, force: true });
  });
  const open = async () => {
    await log?.close();
    log = await openEmbeddedLog({ folder, segmentBytes, onDamage: (damage) => damages.push(damage) });
    return log;
  };
  const close = async () => log?.close();
  const partition = join(folder, 'topics', 't', '0');
  const segments = async () => (await readdir(partition)).sort().map((name) => join(partition, name));
  return { folder, damages, open, close, segments };
}

function three(from: number, to: number) {
  return Array.from({ length: to - from }, (_, n) => ({
    topic: 't',
    key: 'k',
    value: Buffer.from(String(100 + from + n)),
  }));
}

async function flipByte(path: string, at: number): Promise<void> {
  const bytes = await readFile(path);
  bytes[at] = bytes[at]! ^ 0x40;
  await writeFile(path, bytes);
}

it('cuts a tail torn at any byte back to the last whole record and goes on there', async () => {
  const { folder, open, close, damages, segments } = await useFolder();
  await (await open()).append(three(0, 3));
  await close();
  const [path] = await segments();
  const whole = await readFile(path!);
  expect(whole).toHaveLength(3 * FRAME);
  for (let cut = FRAME; cut <= 3 * FRAME; cut += 1) {
    await writeFile(path!, whole.subarray(0, cut));
    await rm(join(folder, 'topics', 't', 'groups'), { recursive: true });
    damages.length = 0;
    const log = await open();
    const kept = Math.floor(cut / FRAME);
    expect((await log.statistics()).records).toBe(kept);
    expect(damages.map(({ kind }) => kind)).toEqual(cut % FRAME === 0 ? [] : ['torn-tail']);
    await log.append(three(7, 8));
    await close();
    const values = three(0, kept)
      .concat(three(7, 8))
      .map(({ value }) => value.toString());
    const again = await open();
    expect(textsOf(await readRecords(again, 't', 'g'))).toEqual(values);
    await close();
  }
});

it('takes no flipped byte in the last record for a record', async () => {
  const { open, close, damages, segments } = await useFolder();
  await (await open()).append(three(0, 3));
  await close();
  const [path] = await segments();
  const whole = await readFile(path!);
  for (let at = 2 * FRAME; at < 3 * FRAME; at += 1) {
    await writeFile(path!, whole);
    await flipByte(path!, at);
    damages.length = 0;
    expect((await (await open()).statistics()).records).toBe(2);
    expect(damages.map(({ kind }) => kind)).toEqual(['torn-tail']);
    expect((await stat(path!)).size).toBe(2 * FRAME);
    await close();
  }
});

it('passes over one damaged record of the last segment, reports it and keeps all others', async () => {
  const { open, close, damages, segments } = await useFolder();
  await (await open()).append(three(0, 5));
  await close();
  const [path] = await segments();
  await flipByte(path!, 2 * FRAME + FRAME - 1);
  const log = await open();
  const found = await readRecords(log, 't', 'g');
  expect(found.map(({ offset }) => offset)).toEqual([0, 1, 3, 4]);
  expect(new Set(damages.map(({ kind }) => kind))).toEqual(new Set(['damaged-records']));
  expect(damages[0]!.message).toContain('record 2');
  expect(damages[0]!.path).toBe(path);
});

it('reads on behind damage in an older segment and says which records are lost', async () => {
  const { open, close, damages, segments } = await useFolder(4 * FRAME);
  const log = await open();
  for (const record of three(0, 12)) await log.append([record]);
  await close();
  const paths = await segments();
  expect(paths).toHaveLength(3);
  // A damaged length hides where the next record starts, so the rest of that segment cannot be read.
  await flipByte(paths[1]!, FRAME);
  const found = await readRecords(await open(), 't', 'g');
  expect(found.map(({ offset }) => offset)).toEqual([0, 1, 2, 3, 4, 8, 9, 10, 11]);
  expect(damages).toMatchObject([{ kind: 'damaged-records', path: paths[1] }]);
  expect(damages[0]!.message).toContain('records 5 to 7');
});

it('reads on behind an older segment that lost its end', async () => {
  const { open, close, damages, segments } = await useFolder(4 * FRAME);
  const log = await open();
  for (const record of three(0, 8)) await log.append([record]);
  await close();
  const paths = await segments();
  await truncate(paths[0]!, 2 * FRAME + 3);
  const found = await readRecords(await open(), 't', 'g');
  expect(found.map(({ offset }) => offset)).toEqual([0, 1, 4, 5, 6, 7]);
  expect(damages[0]!.message).toContain('records 2 to 3');
});

it('starts a group again at the oldest record when its offsets cannot be read, and says so', async () => {
  for (const text of ['', '{"offsets":{"0":-1}}', '{"offsets":{"0":"4"}}', 'null', '{"offs']) {
    const { folder, open, close, damages } = await useFolder();
    const log = await open();
    await log.append(numbered('t', 4));
    await readRecords(log, 't', 'g');
    await close();
    await writeFile(join(folder, 'topics', 't', 'groups', 'g.json'), text);
    expect(textsOf(await readRecords(await open(), 't', 'g'))).toEqual(numbers(4));
    expect(damages.map(({ kind }) => kind)).toEqual(['damaged-offsets']);
  }
});

it('passes over no new record when a group had committed more than the log holds', async () => {
  const { folder, open, close, damages } = await useFolder();
  await (await open()).append(numbered('t', 4));
  await readRecords(await open(), 't', 'g');
  await close();
  await writeFile(join(folder, 'topics', 't', 'groups', 'g.json'), '{"offsets":{"0":900}}');
  const log = await open();
  expect(damages.map(({ kind }) => kind)).toEqual(['offsets-beyond-end']);
  await log.append(three(0, 1));
  expect((await readRecords(log, 't', 'g')).map(({ offset }) => offset)).toEqual([4]);
});
