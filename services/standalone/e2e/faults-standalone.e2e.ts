import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { AcknowledgedLoad, expectExactly } from './acknowledged-load.js';
import { eventually } from './eventually.js';
import { seededRandom } from './seeded-random.js';
import { SmallDisk } from './small-disk.js';
import { StandaloneProcess } from './standalone-process.js';

const seed = Number(process.env['ALMENARA_SOAK_SEED'] ?? 20_261_125);
const HOUR_MS = 3_600_000;
const noMount = SmallDisk.isPossible() ? '' : ' (needs mount)';

interface Readiness {
  readonly ready: boolean;
  readonly checks: Record<string, string>;
}

const ends: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** A product on a small disk or with a clock of its own, under load. */
async function startUnderLoad(standalone: StandaloneProcess): Promise<AcknowledgedLoad> {
  await standalone.start();
  const load = new AcknowledgedLoad({ batch: standalone.url, otlp: standalone.url }, seededRandom(seed));
  load.start();
  ends.push(() => load.stop());
  return load;
}

async function onSmallDisk() {
  const disk = SmallDisk.mount(400)!;
  ends.push(() => disk.remove());
  const standalone = await StandaloneProcess.create({}, disk.folder);
  ends.push(() => standalone.kill9());
  const load = await startUnderLoad(standalone);
  await load.more();
  return { disk, standalone, load };
}

async function readiness(standalone: StandaloneProcess): Promise<Readiness> {
  return (await (await fetch(`${standalone.url}/readyz`)).json()) as Readiness;
}

describe(`a disk of limited size${noMount}`, () => {
  it.skipIf(noMount)(
    'that is full takes nothing new and says so; with room again everything acknowledged is there, once',
    async () => {
      const { disk, standalone, load } = await onSmallDisk();

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
      // What is stored can still be read; one read may be told to try again, as the store is failing all around it.
      await eventually(
        () => standalone.list('/api/v1/projects/default/spans'),
        (spans) => spans.length > 0,
      );

      disk.empty();
      await eventually(
        () => readiness(standalone),
        ({ ready }) => ready,
      );
      await load.more();
      await expectExactly(await load.end(), standalone.url);
    },
  );

  it.skipIf(noMount)(
    'that is full when the process is killed opens again with room, with everything acknowledged',
    async () => {
      const { disk, standalone, load } = await onSmallDisk();
      disk.fill();
      await eventually(
        () => readiness(standalone),
        ({ ready }) => !ready,
      );
      await standalone.kill9();
      disk.empty();
      await standalone.start();
      await load.more();
      await expectExactly(await load.end(), standalone.url);
      expect(await readiness(standalone)).toMatchObject({ ready: true });
    },
  );

  it.skipIf(noMount)('that is read-only stops the start with one message and changes nothing', async () => {
    const { disk, standalone, load } = await onSmallDisk();
    await standalone.stop();
    disk.setReadOnly(true);
    standalone.launch();
    expect(await standalone.exitCode()).toBe(1);
    expect(standalone.output).toMatch(/almenara did not start: .*cannot be written/);
    expect(standalone.output).not.toContain('    at ');
    disk.setReadOnly(false);
    await standalone.start();
    await load.more();
    await expectExactly(await load.end(), standalone.url);
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
    const load = await startUnderLoad(standalone);
    for (const hours of [24, 0, -24]) {
      shift(hours * HOUR_MS);
      await load.more();
    }
    await standalone.kill9();
    await standalone.start();
    await load.more();
    shift(80 * HOUR_MS);
    await load.more();
    await expectExactly(await load.end(), standalone.url);
    expect((await readiness(standalone)).ready).toBe(true);
  });
});
