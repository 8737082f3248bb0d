import { join } from 'node:path';
import type { DataHealth, LedgerSummary, Replay } from '@almenara/contract';
import { init } from '@almenara/sdk';
import { openTraceStore } from '@almenara/trace-store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN_TOKEN } from './ask-api.js';
import { eventually } from './eventually.js';
import { INGEST_KEY, StandaloneProcess } from './standalone-process.js';

const REFUSED = 1100;
const KEPT = 40;
const project = '/api/v1/projects/default';

interface SpanItem {
  traceId: string;
  spanId: string;
  name: string;
}

describe('data health of the running product', () => {
  let standalone: StandaloneProcess;
  const recorded = new Set<string>();
  beforeAll(async () => {
    standalone = await StandaloneProcess.create();
  });
  afterAll(() => standalone.remove());

  const health = () => standalone.get<DataHealth>(`${project}/data-health`);
  const codes = ({ reasons }: DataHealth) => reasons.map(({ code }) => code);
  const summary = async () =>
    (await standalone.get<{ summary: LedgerSummary }>(`${project}/ledger?limit=1`)).summary;
  const replayOf = (id: string) => standalone.get<Replay>(`${project}/dead-letters/replays/${id}`);

  async function postReplay(body: object): Promise<{ count: number; replay: Replay | null }> {
    const response = await fetch(`${standalone.url}${project}/dead-letters/replay`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(response.status).toBe(200);
    return (await response.json()) as { count: number; replay: Replay | null };
  }

  /** An application's own run, recorded by the SDK and delivered. */
  async function record(name: string, count: number): Promise<void> {
    const sdk = init({ endpoint: standalone.url, key: INGEST_KEY });
    for (let index = 0; index < count; index++) {
      await sdk.trace(name, async (span) => void recorded.add(`${span.traceId}/${span.spanId}`));
    }
    expect(await sdk.flush(30_000)).toMatchObject({ pending: 0, lost: 0 });
    await sdk.shutdown();
  }

  /** Changes the store's own rules while nothing else has it open. */
  async function alterSpans(change: string): Promise<void> {
    expect(await standalone.stop()).toBe(0);
    const store = await openTraceStore({ kind: 'embedded', folder: join(standalone.folder, 'clickhouse') });
    await store.command(`ALTER TABLE almenara.spans ${change}`);
    await store.close();
    await standalone.start();
  }

  it('is proven soon after the start by a canary that came back, and not before', async () => {
    standalone.launch();
    const seen: DataHealth[] = [];
    const proven = await eventually(
      async () => {
        const answer = await health();
        seen.push(answer);
        return answer;
      },
      ({ verdict }) => verdict === 'proven',
      30_000,
    );
    expect(proven.canary.latest).toMatchObject({ failure: null, storedAfterMs: expect.any(Number) });
    expect(codes(proven)).toEqual(['no_traffic']);
    for (const earlier of seen.slice(0, -1)) {
      expect([earlier.verdict, codes(earlier)]).toEqual(['unproven', ['canary_absent', 'no_traffic']]);
    }
    expect(await (await fetch(`${standalone.url}/metrics`)).text()).toMatch(
      /almenara_canaries_total\{outcome="stored"\} 1/,
    );
  });

  it('is proven with traffic of the SDK once the ledger adds up', async () => {
    await record('kept', KEPT);
    const answer = await eventually(health, ({ ledger }) => ledger.stored === KEPT);
    expect(answer).toMatchObject({
      verdict: 'proven',
      reasons: [],
      ledger: { senders: 1, declared: KEPT, stored: KEPT, deadLettered: 0, underWay: 0, gapsDue: 0 },
    });
  });

  it('is missing while events that the store refuses are dead letters, and the ledger still adds up', async () => {
    await alterSpans(`ADD CONSTRAINT refused CHECK name != 'refused'`);
    await record('refused', REFUSED);
    const answer = await eventually(
      health,
      ({ ledger }) => ledger.stored + ledger.deadLettered === KEPT + REFUSED,
      90_000,
    );
    expect(answer).toMatchObject({
      verdict: 'missing',
      ledger: { declared: KEPT + REFUSED, stored: KEPT, deadLettered: REFUSED, underWay: 0 },
      deadLetters: { open: REFUSED },
    });
    expect(codes(answer)).toContain('dead_letters_open');
    const { items } = await standalone.get<{ items: { reason: string; count: number; sampleId: string }[] }>(
      `${project}/dead-letters/reasons`,
    );
    expect(items).toMatchObject([{ reason: 'the store refused the row (code 469)', count: REFUSED }]);
    expect((await fetch(`${standalone.url}/readyz`)).status).toBe(200);

    const { replay } = await postReplay({ ids: [items[0]!.sampleId], dryRun: false });
    const done = await eventually(
      () => replayOf(replay!.id),
      ({ state }) => state === 'done',
    );
    expect(done).toMatchObject({ total: 1, appended: 1, stored: 0, failedAgain: 1 });
    expect(await health()).toMatchObject({ verdict: 'missing', deadLetters: { open: REFUSED } });
  });

  it('is proven again after a replay that kill -9 cut off twice: everything is stored, and once', async () => {
    await alterSpans('DROP CONSTRAINT refused');
    expect(await postReplay({})).toMatchObject({ count: REFUSED, replay: null });
    const { replay } = await postReplay({ dryRun: false });
    await eventually(
      () => replayOf(replay!.id),
      ({ appended }) => appended > 0,
    );
    await standalone.kill9();
    await standalone.start();
    await eventually(
      () => replayOf(replay!.id),
      ({ appended, state }) => appended > 500 || state === 'done',
      90_000,
    );
    await standalone.kill9();
    await standalone.start();
    const done = await eventually(
      () => replayOf(replay!.id),
      ({ state }) => state === 'done',
      90_000,
    );
    expect(done).toMatchObject({ total: REFUSED, appended: REFUSED, stored: REFUSED, failedAgain: 0 });

    const spans = await standalone.list<SpanItem>(`${project}/spans`);
    const ids = spans.map(({ traceId, spanId }) => `${traceId}/${spanId}`);
    expect(ids.length, 'a span stands twice').toBe(new Set(ids).size);
    expect(new Set(ids)).toEqual(recorded);
    expect(await summary()).toMatchObject({
      declared: KEPT + REFUSED,
      stored: KEPT + REFUSED,
      recovered: REFUSED,
      deadLettered: 0,
      rejected: 0,
      gaps: 0,
    });
    expect(await postReplay({ dryRun: false })).toMatchObject({ count: 0, replay: null });
    const proven = await eventually(health, ({ verdict }) => verdict === 'proven', 90_000);
    expect(proven.deadLetters).toEqual({ open: 0, oldestAt: null });
  });

  it('is unproven as soon as somebody sends without numbers, and counts what cannot be proven', async () => {
    const response = await fetch(`${standalone.url}/v1/traces`, {
      method: 'POST',
      headers: { authorization: `Bearer ${INGEST_KEY}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        resourceSpans: [
          {
            scopeSpans: [
              {
                spans: [
                  {
                    traceId: 'ab'.repeat(16),
                    spanId: 'cd'.repeat(8),
                    name: 'chat',
                    startTimeUnixNano: `${Date.now()}000000`,
                    endTimeUnixNano: `${Date.now()}000000`,
                  },
                ],
              },
            ],
          },
        ],
      }),
    });
    expect(response.status).toBe(200);
    const answer = await eventually(health, ({ ledger }) => ledger.unnumbered === 1);
    expect(answer.verdict).toBe('unproven');
    expect(answer.reasons).toContainEqual({
      code: 'events_unnumbered',
      verdict: 'unproven',
      numbers: { count: 1 },
    });
  });
});
