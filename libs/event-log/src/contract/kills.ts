import { type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { createRandom } from './create-random.js';
import { numbered, readRecords, textsOf } from './read-records.js';
import { type ContractAdapter } from './storage.js';
import { useStorage } from './use-storage.js';

const kills = Number(process.env.ALMENARA_SOAK_KILLS ?? 5);
const seed = Number(process.env.ALMENARA_SOAK_SEED ?? 20_260_101);
const PER_KILL_MS = 20_000;

export function describeKills(adapter: ContractAdapter): void {
  it(
    `holds every acknowledged record in order after ${kills} kills of the appending process (seed ${seed})`,
    { timeout: 60_000 + kills * PER_KILL_MS },
    async () => {
      const random = createRandom(seed);
      const { log, open, start } = await useStorage(adapter, { partitions: 2, segmentBytes: 20_000 });
      await log.close();
      const acknowledged: string[] = [];
      const readable: string[] = [];
      for (let run = 0; run < kills; run += 1) {
        const child = start(['append', 't', `run${run}`]);
        acknowledged.push(...(await killAfterLines(child, 1 + Math.floor(random() * 1500))));
        const again = await open();
        readable.push(...textsOf(await readRecords(again, 't', 'g')));
        await again.close();
      }
      const held = new Set(readable);
      expect(held.size).toBe(readable.length);
      expect(acknowledged.filter((text) => !held.has(text))).toEqual([]);
      expect(acknowledged.length).toBeGreaterThanOrEqual(kills);
      expectWholeLanes(readable);
      const last = await open();
      expect(textsOf(await readRecords(last, 't', 'from the start')).sort()).toEqual(readable.sort());
    },
  );

  it(
    `brings every record to a group whose consumer is killed ${kills} times, passing over none (seed ${seed})`,
    { timeout: 60_000 + kills * PER_KILL_MS },
    async () => {
      const random = createRandom(seed + 1);
      const { log, open, start } = await useStorage(adapter);
      const count = 200 * kills;
      await log.append(numbered('t', count));
      await log.close();
      let next = 0;
      for (let run = 0; run < kills; run += 1) {
        const child = start(['consume', 't', 'g']);
        next = expectContinued(await killAfterLines(child, 1 + Math.floor(random() * 120)), next);
      }
      const again = await open();
      next = expectContinued(textsOf(await readRecords(again, 't', 'g')), next);
      expect(next).toBe(count);
    },
  );
}

/** The lines the process has printed, whole ones only, when it is killed soon after the given number of them. */
async function killAfterLines(child: ChildProcess, count: number): Promise<string[]> {
  const ended = once(child, 'close');
  let errors = '';
  child.stderr?.on('data', (part: Buffer) => (errors += part.toString()));
  let text = '';
  child.stdout!.on('data', (part: Buffer) => {
    text += part.toString();
    if (text.split('\n').length > count) child.kill('SIGKILL');
  });
  const [, signal] = (await ended) as [number | null, string | null];
  if (signal !== 'SIGKILL') throw new Error(`the process ended by itself: ${errors}`);
  return text.split('\n').slice(0, -1);
}

/** Each lane waited for one call before the next, so what is held of it has no hole and keeps its order. */
function expectWholeLanes(texts: readonly string[]): void {
  const lanes = new Map<string, number[]>();
  for (const text of texts) {
    const [lane, n] = text.split(':') as [string, string];
    lanes.set(lane, [...(lanes.get(lane) ?? []), Number(n)]);
  }
  for (const found of lanes.values()) expect(found).toEqual(found.map((_, n) => n));
}

/** A run may repeat what was not committed, but must begin no later than where the last one stopped. */
function expectContinued(texts: readonly string[], next: number): number {
  const found = texts.map(Number);
  if (found.length === 0) return next;
  expect(found[0]).toBeLessThanOrEqual(next);
  expect(found).toEqual(found.map((_, n) => found[0]! + n));
  return Math.max(next, found.at(-1)! + 1);
}
