import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { copyFreshDatabase } from '@almenara/control-plane/fresh-database';
import type { RemediationPayload } from '@almenara/contract';
import { expect, test } from 'vitest';
import { startReceiver } from '../testing/receiver.js';
import { writeSoakResult } from '../testing/write-soak-result.js';

const script = fileURLToPath(new URL('../../testing/remediate.mjs', import.meta.url));
/** Of each action; more for soak runs. */
const KILLS = Number(process.env['ALMENARA_SOAK_KILLS'] ?? 10) / 2;
const KILLS_OF_ONE = 10;
/** After it a delivery that was claimed is taken again. */
const CLAIM_OVER_MS = 61_000;
/** After it a verification has ended. */
const VERIFIED_MS = 80 * 3_600_000;

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

/** With the calls that a run makes before its job succeeds, about. */
const ACTIONS = [
  ['re_index', 30, []],
  ['retrain', 150, ['dataset_ready']],
] as const;

test.each(ACTIONS)(
  `killed ${KILLS} times at any place, with two monitors at once, one job to %s is asked for and no state is lost`,
  { timeout: 120_000 * KILLS },
  async (action, calls, built) => {
    let kills = 0;
    let lives = 0;
    while (kills < KILLS) {
      kills += await liveOnce({ most: Math.min(KILLS_OF_ONE, KILLS - kills), action, calls, built });
      lives += 1;
    }
    expect(kills).toBe(KILLS);
    writeSoakResult(`remediations-${action}`, {
      kills,
      remediations: lives,
      askedTwice: 0,
      lostOrContradictory: 0,
    });
  },
);

interface Life {
  readonly most: number;
  readonly action: string;
  readonly calls: number;
  readonly built: readonly string[];
}

/** From an incident to the end of its remediation. Answers how often it was killed. */
async function liveOnce({ most, action, calls, built }: Life): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'almenara-remediations-'));
  const receiver = await startReceiver();
  const tokenOf = (body: string) => (JSON.parse(body) as { data: RemediationPayload }).data.callback.token;
  const places: number[] = [];
  try {
    await copyFreshDatabase(join(folder, 'control-plane'));
    let kills = 0;
    let isEnough = false;
    let isVerifying = false;
    let outcome: Outcome | undefined;
    for (let n = 0; outcome === undefined; n++) {
      const place = isEnough || kills === most ? 0 : 1 + Math.floor(Math.random() * calls);
      places.push(place);
      const ahead = n * CLAIM_OVER_MS + (isVerifying ? VERIFIED_MS : 0);
      // The receiver is known to have had the request in the second half only, so that kills fall on either side.
      const token = n < most / 2 ? '' : (receiver.received.map(({ body }) => tokenOf(body)).at(-1) ?? '');
      const ended = await run(folder, receiver.url, String(place), String(ahead), token, action);
      if (ended.killedBy === 'SIGKILL') {
        kills += 1;
        continue;
      }
      expect([ended.code, places]).toEqual([0, places]);
      // The first run after the kills may be the one that reaches the receiver; the job then speaks in the next.
      const isOver = ended.outcome?.states[0] === 'inconclusive';
      if (place === 0 && (isOver || n > 2 * KILLS_OF_ONE)) outcome = ended.outcome;
      // A run that made fewer calls than the place named was not killed.
      if (isOver) isEnough = true;
      isVerifying ||= ended.outcome?.states[0] === 'verifying';
    }
    expectWhole(outcome, places, built);
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    return kills;
  } finally {
    await receiver.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function expectWhole(
  { states, events, incident, datasets }: Outcome,
  places: readonly number[],
  built: readonly string[],
): void {
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
}
