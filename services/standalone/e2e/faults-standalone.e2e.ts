import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { eventually } from './eventually.js';
import { encodeBatch, encodeOtlp, ResendingClient } from './resending-client.js';
import { seededRandom } from './seeded-random.js';
import { SmallDisk } from './small-disk.js';
import { StandaloneProcess } from './standalone-process.js';

const seed = Number(process.env['ALMENARA_SOAK_SEED'] ?? 20_261_125);
const HOUR_MS = 3_600_000;
const noMount = SmallDisk.isPossible() ? '' : ' (needs mount)';

interface SpanItem {
  readonly traceId: string;
  readonly spanId: string;
}
interface Readiness {
  readonly ready: boolean;
  readonly checks: Record<string, string>;
}

const ends: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** Two clients of different protocols that send again what was not acknowledged. */
function startLoad(standalone: StandaloneProcess) {
  const random = seededRandom(seed);
  const clients = [
    new ResendingClient(`${standalone.url}/v1/batch`, 'b', encodeBatch('resender'), random),
    new ResendingClient(`${standalone.url}/v1/traces`, 'o', encodeOtlp, random),
  ];
  let stopped = false;
  const load = clients.map((client) => client.run(() => stopped));
  return {
    clients,
    async more(): Promise<void> {
      const goals = clients.map(({ acknowledged }) => acknowledged.size + 20);
      await eventually(
        async () => clients.every(({ acknowledged }, index) => acknowledged.size >= goals[index]!),
        Boolean,
        60_000,
      );
    },
    /** Ends the load and compares: acknowledged = stored, none twice. */
    async endAndCompare(): Promise<void> {
      stopped = true;
      await Promise.all(load);
      const expected = new Set(clients.flatMap(({ acknowledged }) => [...acknowledged]));
      const items = await eventually(
        () => standalone.list<SpanItem>('/api/v1/projects/default/spans'),
        (list) => list.length >= expected.size,
        60_000,
      );
      const ids = items.map(({ traceId, spanId }) => `${traceId}/${spanId}`);
      expect(ids.length, 'a span stands twice').toBe(new Set(ids).size);
      expect(new Set(ids)).toEqual(expected);
    },
  };
}

async function readiness(standalone: StandaloneProcess): Promise<Readiness> {
  return (await (await fetch(`${standalone.url}/readyz`)).json()) as Readiness;
}

describe(`a disk of limited size${noMount}`, () => {
  it.skipIf(noMount)(
    'that is full takes nothing new and says so; with room again everything acknowledged is there, once',
    async () => {
      const disk = SmallDisk.mount(400)!;
      ends.push(() => disk.remove());
      const standalone = await StandaloneProcess.create({}, disk.folder);
      ends.push(() => standalone.kill9());
      await standalone.start();
      const load = startLoad(standalone);
      await load.more();

      disk.fill();
      const full = await eventually(
        () => readiness(standalone),
        ({ ready }) => !ready,
      );
      expect(full.checks['log']).toBe('failing');
      // Merges give space back now and then; the clients go on sending.
      await eventually(
        async () => {
          disk.fill();
          return (await fetch(`${standalone.url}/metrics`)).text();
        },
        (metrics) => /^almenara_gateway_requests_total\{.*status="503".*\} [1-9]/m.test(metrics),
      );
      // What is stored can still be read.
      expect((await standalone.list<SpanItem>('/api/v1/projects/default/spans')).length).toBeGreaterThan(0);

      disk.empty();
      await eventually(
        () => readiness(standalone),
        ({ ready }) => ready,
      );
      await load.more();
      await load.endAndCompare();
    },
  );

  it.skipIf(noMount)(
    'that is full when the process is killed opens again with room, with everything acknowledged',
    async () => {
      const disk = SmallDisk.mount(400)!;
      ends.push(() => disk.remove());
      const standalone = await StandaloneProcess.create({}, disk.folder);
      ends.push(() => standalone.kill9());
      await standalone.start();
      const load = startLoad(standalone);
      await load.more();
      disk.fill();
      await eventually(
        () => readiness(standalone),
        ({ ready }) => !ready,
      );
      await standalone.kill9();
      disk.empty();
      await standalone.start();
      await load.more();
      await load.endAndCompare();
      expect(await readiness(standalone)).toMatchObject({ ready: true });
    },
  );

  it.skipIf(noMount)('that is read-only stops the start with one message and changes nothing', async () => {
    const disk = SmallDisk.mount(400)!;
    ends.push(() => disk.remove());
    const standalone = await StandaloneProcess.create({}, disk.folder);
    ends.push(() => standalone.kill9());
    await standalone.start();
    const load = startLoad(standalone);
    await load.more();
    await standalone.stop();
    disk.setReadOnly(true);
    standalone.launch();
    expect(await standalone.exitCode()).toBe(1);
    expect(standalone.output).toMatch(/almenara did not start: .*cannot be written/);
    expect(standalone.output).not.toContain('    at ');
    disk.setReadOnly(false);
    await standalone.start();
    await load.more();
    await load.endAndCompare();
  });
});

describe('a clock that jumps', () => {
  it('by a day forward, and back across a restart, loses and doubles nothing', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'almenara-clock-'));
    ends.push(() => rmSync(folder, { recursive: true, force: true }));
    const clock = join(folder, 'shift');
    const shift = (milliseconds: number) => writeFileSync(clock, String(milliseconds));
    shift(0);
    const preload = pathToFileURL(fileURLToPath(new URL('shifted-clock.mjs', import.meta.url))).href;
    const standalone = await StandaloneProcess.create({
      NODE_OPTIONS: `--import=${preload}`,
      TEST_CLOCK_FILE: clock,
    });
    ends.push(() => standalone.remove());
    await standalone.start();
    const load = startLoad(standalone);
    for (const hours of [24, 0, -24]) {
      shift(hours * HOUR_MS);
      await load.more();
    }
    await standalone.kill9();
    await standalone.start();
    await load.more();
    shift(80 * HOUR_MS);
    await load.more();
    await load.endAndCompare();
    expect((await readiness(standalone)).ready).toBe(true);
  });
});
