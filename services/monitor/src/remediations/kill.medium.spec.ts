import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { copyEmptyDatabase } from '@almenara/control-plane/copy-empty-database';
import type { RemediationPayload } from '@almenara/contract';
import { expect, test } from 'vitest';
import { startReceiver } from '../testing/receiver.js';

const script = fileURLToPath(new URL('../../testing/remediate.mjs', import.meta.url));
const KILLS = 10;
/** After it a delivery that was claimed is taken again. */
const CLAIM_OVER_MS = 61_000;

interface Outcome {
  readonly datasets: string[];
  readonly states: string[];
  readonly events: string[];
  readonly incident: string[];
}

async function run(...given: string[]) {
  const child = spawn(process.execPath, [script, ...given], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  const [code, killedBy] = (await once(child, 'close')) as [number | null, string | null];
  return { code, killedBy, outcome: text === '' ? undefined : (JSON.parse(text) as Outcome) };
}

test.each([
  // About as many calls as a run makes before its job succeeds.
  { action: 're_index', calls: 30, built: [] },
  { action: 'retrain', calls: 60, built: ['dataset_ready'] },
])(
  `killed ${KILLS} times at any place, with two monitors at once, one $action is asked for and no state is lost`,
  { timeout: 1_200_000 },
  async ({ action, calls, built }) => {
    const folder = await mkdtemp(join(tmpdir(), 'almenara-remediations-'));
    const receiver = await startReceiver();
    const tokenOf = (body: string) => (JSON.parse(body) as { data: RemediationPayload }).data.callback.token;
    const places: number[] = [];
    try {
      await copyEmptyDatabase(join(folder, 'control-plane'));
      let kills = 0;
      let outcome: Outcome | undefined;
      for (let n = 0; outcome === undefined; n++) {
        const place = kills < KILLS ? 1 + Math.floor(Math.random() * calls) : 0;
        places.push(place);
        // The receiver is known to have had the request in the second half only, so that kills fall on either side.
        const token = n < KILLS / 2 ? '' : (receiver.received.map(({ body }) => tokenOf(body)).at(-1) ?? '');
        const ended = await run(
          folder,
          receiver.url,
          String(place),
          String(n * CLAIM_OVER_MS),
          token,
          action,
        );
        if (ended.killedBy === 'SIGKILL') kills += 1;
        else {
          expect([ended.code, places]).toEqual([0, places]);
          // The first run after the kills may be the one that reaches the receiver; the job then speaks in the next.
          const isOver = ended.outcome?.states[0] === 'inconclusive';
          if (place === 0 && (isOver || n > 2 * KILLS)) outcome = ended.outcome;
          // A run that made fewer calls than the place named was not killed.
          if (place !== 0 && isOver) kills = KILLS;
        }
      }
      const { states, events, incident, datasets } = outcome;
      expect(datasets).toEqual(built.map(() => 'ready'));
      // The job's word may come before its delivery is written down, and then stands for it.
      const others = (name: string) => (event: string) => event !== name;
      expect({ places, states, events: events.filter(others('delivered')) }).toEqual({
        places,
        states: ['inconclusive'],
        events: ['proposed', 'approved', ...built, 'succeeded', 'verifying', 'inconclusive'],
      });
      expect(incident.filter(others('remediation_delivered'))).toEqual([
        'opened',
        'remediation_proposed',
        'remediation_approved',
        'remediation_succeeded',
        'remediation_inconclusive',
      ]);
      expect(events.filter((event) => event === 'delivered').length).toBeLessThanOrEqual(1);
      expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    } finally {
      await receiver.stop();
      await rm(folder, { recursive: true, force: true });
    }
  },
);
