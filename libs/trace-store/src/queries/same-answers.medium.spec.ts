import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FilledStore, openFilledStore } from '../testing/filled-store.js';
import { deadLetterRow, ledgerRow, scoreRow, spanRow } from '../testing/rows.js';
import { ENGINES } from '../testing/open-store-on.js';
import { countTraces } from './count-traces.js';
import { getConversation } from './get-conversation.js';
import { getFacet } from './get-facet.js';
import { getLatestPosition } from './get-latest-position.js';
import { getMetrics } from './get-metrics.js';
import { getQuality } from './get-quality.js';
import { getSpan } from './get-span.js';
import { getTrace } from './get-trace.js';
import { hasData } from './has-data.js';
import { listBlamedDocuments } from './list-blamed-documents.js';
import { listChangedTraces } from './list-changed-traces.js';
import { countDeadLetters } from './count-dead-letters.js';
import { countLettersToReplay } from './count-letters-to-replay.js';
import { countRecentGaps } from './count-recent-gaps.js';
import { countReplayed } from './count-replayed.js';
import { countUnnumbered } from './count-unnumbered.js';
import { listDeadLetterReasons } from './list-dead-letter-reasons.js';
import { listEvaluatorVersions } from './list-evaluator-versions.js';
import { listGaps } from './list-gaps.js';
import { listLettersToReplay } from './list-letters-to-replay.js';
import { listProjectScores } from './list-project-scores.js';
import { listRecentLosses } from './list-recent-losses.js';
import { listSenders } from './list-senders.js';
import { summarizeRecentLedger } from './summarize-recent-ledger.js';
import { listDeadLetters } from './list-dead-letters.js';
import { listLedger } from './list-ledger.js';
import { listConversations } from './list-conversations.js';
import { listSpans } from './list-spans.js';
import { listSteps } from './list-steps.js';
import { listTraces } from './list-traces.js';
import { listTurns } from './list-turns.js';
import { listWorstAnswers } from './list-worst-answers.js';
import { summarizeLedger } from './summarize-ledger.js';

const text = `it's "quoted" \\ and\ttabbed 🎉`;
const span = spanRow({
  version: '18446744073709551614',
  type: 'llm',
  model: 'm',
  tags: ["o'clock"],
  session_id: text,
  attributes: JSON.stringify({ 'mcp.method.name': text, other: 1 }),
  input: JSON.stringify(text),
  total_tokens: 3,
  documents: JSON.stringify([{ id: text }]),
  latency_ms: 1.5,
  end_time: '2026-03-01 12:00:00.001500',
});
const range = { from: '2026-03-01T00:00:00+02:00', to: '2026-03-02T00:00:00Z' };
const filter = { ...range, text: text.toUpperCase(), tag: ["o'clock"], latencyMin: 1.25 };
const page = { limit: 1 };
const judged = {
  evaluator: 'groundedness',
  version: text,
  versions: [text],
  failing: { labels: [text] },
  timeZone: 'UTC',
};
const noon = Date.UTC(2026, 2, 1, 12);
const times = { from: noon - 1000, now: noon + 60_000, graceMs: 1000 };
const letter = { reason: text, content: text, at: '2099-01-01 00:00:00.000', version: '1' };
const answers: unknown[] = [];

describe.each(ENGINES)('on the engine: %s', (engine) => {
  let store: FilledStore;
  beforeAll(async () => {
    store = await openFilledStore(engine);
    await store.storeSpans([span, { ...span, trace_id: 't2' }]);
    await store.connection.insert('almenara.scores', [
      { ...scoreRow({ span_id: 's1', label: text, evaluator_version: text }), version: '1' },
    ]);
    await store.connection.insert('almenara.ledger', [{ ...ledgerRow({ sequence: 3 }), version: '1' }]);
    await store.connection.insert('almenara.dead_letters', [
      deadLetterRow({ ...letter, id: text }),
      deadLetterRow({ ...letter, id: 'stored', state: 'stored', replay: text }),
    ]);
  });
  afterAll(() => store.remove());

  test('every query answers the same', async () => {
    const { connection } = store;
    const first = await listTraces(connection, 'shop', filter, page);
    const upTo = await getLatestPosition(connection, 'shop');
    const all = {
      first,
      second: await listTraces(connection, 'shop', filter, { limit: 1, cursor: first.nextCursor! }),
      spans: await listSpans(connection, 'shop', filter, page),
      count: await countTraces(connection, 'shop', filter),
      trace: await getTrace(connection, 'shop', 't1', 'full'),
      span: await getSpan(connection, 'shop', 't1', 's1'),
      sessions: await listConversations(connection, 'shop', filter, page),
      session: await getConversation(connection, 'shop', text),
      turns: await listTurns(connection, 'shop', text, { ...page, order: 'newest' }),
      steps: await listSteps(connection, 'shop', { traceId: 't1', from: '2026-03-01 00:00:00', limit: 5 }, [
        'mcp.method.name',
      ]),
      facet: await getFacet(connection, 'shop', 'tag', filter, 5),
      metrics: await getMetrics(connection, 'shop', filter, {
        of: 'traces',
        group: 'model',
        timeZone: 'Asia/Kolkata',
        groups: 2,
      }),
      spanMetrics: await getMetrics(connection, 'shop', filter, {
        of: 'spans',
        timeZone: 'UTC',
        groups: 2,
        bucketSeconds: 3600,
      }),
      evaluators: await listEvaluatorVersions(connection, 'shop', range.from),
      quality: await getQuality(connection, 'shop', filter, judged),
      worst: await listWorstAnswers(connection, 'shop', filter, judged, page),
      blamed: await listBlamedDocuments(connection, 'shop', filter, {
        ...judged,
        leastAnswers: 1,
        mostDocuments: 9,
      }),
      scores: await listProjectScores(connection, 'shop', { label: [text], version: [text] }, page),
      changed: await listChangedTraces(
        connection,
        'shop',
        {},
        { after: new Map([[0, 18446744073709551613n]]), upTo, limit: 9 },
      ),
      ledger: await listLedger(connection, 'shop', { sender: 'app-1' }, page),
      summary: await summarizeLedger(connection, 'shop'),
      deadLetters: await listDeadLetters(connection, 'shop', page),
      senders: await listSenders(connection, 'shop', page),
      gaps: await listGaps(connection, 'shop', { ...times, sender: 'app-1' }, page),
      recentGaps: await countRecentGaps(connection, 'shop', times),
      recent: await summarizeRecentLedger(connection, 'shop', times),
      losses: await listRecentLosses(connection, 'shop', times.from),
      unnumbered: await countUnnumbered(connection, 'shop', times.from),
      openLetters: await countDeadLetters(connection, 'shop'),
      reasons: await listDeadLetterReasons(connection, 'shop'),
      toReplay: await countLettersToReplay(connection, 'shop', { reason: text, ids: [text] }),
      letters: await listLettersToReplay(
        connection,
        'shop',
        { reason: text },
        { replay: text, after: '', limit: 5 },
      ),
      replayed: [...(await countReplayed(connection, 'shop', [text]))],
      hasData: await hasData(connection, 'shop'),
    };
    expect(upTo).toEqual(new Map([[0, 18446744073709551614n]]));
    expect(all).toMatchObject({ count: 2, hasData: true, span: { input: text }, summary: { gaps: 2 } });
    expect(all).toMatchObject({ recentGaps: { due: 2 }, toReplay: { count: 1 }, openLetters: { open: 1 } });
    expect(all).toMatchObject({
      sessions: { items: [{ sessionId: text }] },
      session: { session: { traceCount: 2 } },
      turns: { items: [{ trace: { traceId: 't2' } }] },
      steps: [{ hints: { 'mcp.method.name': text } }],
    });
    expect(all).toMatchObject({
      evaluators: [{ version: text }],
      quality: { versions: [{ version: text, bad: 1 }] },
      worst: { items: [{ traceId: 't1', label: text }] },
      blamed: { documents: [{ documentId: text, bad: 1 }] },
      scores: { items: [{ label: text }] },
    });
    expect(all.changed).toHaveLength(2);
    expect(all.second.items[0]!.traceId).not.toBe(all.first.items[0]!.traceId);
    answers.push(all);
    expect(all).toEqual(answers[0]);
  });
});
