import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TraceDetail } from '@almenara/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventually } from './eventually.js';
import { INGEST_KEY, StandaloneProcess } from './standalone-process.js';

const main = fileURLToPath(new URL('../../import/dist/main.js', import.meta.url));
const noon = Date.UTC(2026, 10, 20, 12);
const iso = (milliseconds: number) => new Date(noon + milliseconds).toISOString();

let standalone: StandaloneProcess;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'almenara-import-'));
  standalone = await StandaloneProcess.create();
  await standalone.start();
});
afterAll(async () => {
  await standalone?.remove();
  if (folder) await rm(folder, { recursive: true, force: true });
});

interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<{ readonly code: number | null; readonly out: string; readonly told: string }>;
}

function start(...words: string[]): Running {
  const child = spawn(process.execPath, [main, '--url', standalone.url, ...words], {
    env: { PATH: process.env['PATH'], ALMENARA_KEY: INGEST_KEY },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, told] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (told += text));
  const ended = once(child, 'close').then(() => ({ code: child.exitCode, out, told }));
  return { child, ended };
}

async function importFile(...words: string[]): Promise<string> {
  const { code, out, told } = await start(...words).ended;
  expect([code, told]).toEqual([0, expect.anything()]);
  return out;
}

async function fileOf(name: string, content: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

interface Numbers {
  readonly requests: number;
  readonly declared: number;
  readonly stored: number;
  readonly rejected: number;
  readonly deadLettered: number;
}

/** What the ledger holds of the imports of one file. */
async function ledgerOf(sender: RegExp): Promise<Numbers> {
  const rows = await standalone.list<Numbers & { sender: string }>(
    '/api/v1/projects/default/ledger/senders?',
  );
  const own = rows.filter((row) => sender.test(row.sender));
  const sum = (field: keyof Numbers) => own.reduce((total, row) => total + row[field], 0);
  return {
    requests: sum('requests'),
    declared: sum('declared'),
    stored: sum('stored'),
    rejected: sum('rejected'),
    deadLettered: sum('deadLettered'),
  };
}

async function traceCount(session: string): Promise<number> {
  const traces = await standalone.list(`/api/v1/projects/default/traces?session=${session}`);
  return traces.length;
}

describe('an import', () => {
  test('that is killed goes on where it was, and nothing is lost or doubled, also when it is sent again', async () => {
    const TRACES = 8000;
    const lines = Array.from({ length: TRACES }, (_, index) => ({
      id: `killed-${index}`,
      timestamp: iso(index),
      name: 'chat',
      sessionId: 'killed',
      observations: [
        {
          id: `call-${index}`,
          type: 'GENERATION',
          startTime: iso(index),
          endTime: iso(index + 5),
          model: 'gpt-4o',
          input: 'What is the capital of France?',
          usageDetails: { input: 3, output: 2, total: 5 },
        },
      ],
    }));
    const content = lines.map((line) => `${JSON.stringify(line)}\n`);
    // Two lines in the middle that nobody can take.
    content.splice(4000, 0, '{"id":\n', `${JSON.stringify({ id: 'x', startTime: 'soon' })}\n`);
    const path = await fileOf('killed.jsonl', content.join(''));

    const first = start('--from', 'langfuse', path);
    await eventually(
      async () => JSON.parse(await readFile(`${path}.import-place`, 'utf8')) as { sequence: number },
      ({ sequence }) => sequence >= 3,
    );
    first.child.kill('SIGKILL');
    await first.ended;
    expect(first.child.signalCode).toBe('SIGKILL');

    const summary = await importFile('--from', 'langfuse', path);
    const [, read, stored, rejected, skipped] =
      /^([\d,]+) records read = ([\d,]+) stored \+ ([\d,]+) rejected \+ ([\d,]+) skipped/
        .exec(summary)!
        .map((number) => Number(number.replaceAll(',', '')));
    expect([read, rejected]).toEqual([TRACES + 2, 2]);
    expect(skipped).toBeGreaterThan(0);
    expect(stored! + rejected! + skipped!).toBe(read);

    await eventually(
      () => traceCount('killed'),
      (count) => count === TRACES,
      60_000,
    );
    const whole = { declared: 2 * TRACES, stored: 2 * TRACES, rejected: 0, deadLettered: 0 };
    const ledger = await eventually(
      () => ledgerOf(/^import-langfuse-/),
      ({ declared }) => declared === 2 * TRACES,
    );
    expect(ledger).toMatchObject(whole);

    expect(await importFile('--from', 'langfuse', '--again', path)).toMatch(
      /^8,002 records read = 8,000 stored \+ 2 rejected \+ 0 skipped/,
    );
    expect(await ledgerOf(/^import-langfuse-/)).toEqual(ledger);
    expect(await traceCount('killed')).toBe(TRACES);
    const { trace, spans } = await standalone.get<TraceDetail>(
      '/api/v1/projects/default/traces/killed-4711?content=full',
    );
    expect(trace).toMatchObject({ name: 'chat', spanCount: 1, usage: { total: 5 } });
    expect(spans).toMatchObject([{ spanId: 'call-4711', type: 'llm', sessionId: 'killed' }]);
  });

  test('of own events tells each record that is not taken, and keeps it in the file that was asked for', async () => {
    const events = [
      { kind: 'span', traceId: 'own', spanId: 'a', startTime: noon, sessionId: 'own', invented: 1 },
      { kind: 'score', id: 'own-score', traceId: 'own', name: 'ok', value: 1, at: noon },
      { kind: 'span', traceId: 'own', startTime: noon },
      { kind: 'loss', reason: 'queue_full', count: 1 },
    ];
    const path = await fileOf('own.jsonl', events.map((event) => JSON.stringify(event)).join('\n'));
    const rejected = join(folder, 'rejected.jsonl');
    expect(await importFile('--from', 'jsonl', '--rejected', rejected, path)).toMatch(
      /^4 records read = 2 stored \+ 2 rejected \+ 0 skipped/,
    );
    expect(
      (await readFile(rejected, 'utf8'))
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as object),
    ).toEqual([
      { line: 3, reason: 'spanId must be a string', record: events[2] },
      { line: 4, reason: 'kind must be span or score', record: events[3] },
    ]);
    const { scores, spans } = await eventually(
      () => standalone.get<TraceDetail>('/api/v1/projects/default/traces/own?content=full'),
      (detail) => detail.scores.length === 1 && detail.spans.length === 1,
    );
    expect(scores).toMatchObject([{ name: 'ok', value: 1 }]);
    expect(spans).toMatchObject([{ spanId: 'a', attributes: { invented: 1 } }]);
  });

  test('of tables of a batch export brings traces, observations and scores together', async () => {
    const quote = (cells: string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
    const tables = {
      'traces.csv': [
        ['id', 'timestamp', 'name', 'userId', 'sessionId', 'tags', 'metadata'],
        ['table', iso(0), 'from a table', 'ana', '', '["vip"]', '{"tenant":"acme"}'],
      ],
      'observations.csv': [
        ['id', 'traceId', 'type', 'startTime', 'endTime', 'model', 'input', 'usageDetails'],
        [
          'o',
          'table',
          'GENERATION',
          iso(1),
          iso(9),
          'gpt-4o',
          JSON.stringify([{ role: 'user', content: 'Hi, "you"' }], null, 1),
          '{"input":4,"output":2,"total":6}',
        ],
      ],
      'scores.csv': [
        ['id', 'timestamp', 'traceId', 'observationId', 'name', 'value', 'dataType', 'comment'],
        ['table-score', iso(20), 'table', 'o', 'helpful', '0.5', 'NUMERIC', 'fair'],
      ],
    };
    for (const [name, rows] of Object.entries(tables)) {
      const path = await fileOf(name, rows.map(quote).join('\r\n'));
      expect(await importFile('--from', 'langfuse', path)).toMatch(/^1 records read = 1 stored/);
    }
    const detail = await eventually(
      () => standalone.get<TraceDetail>('/api/v1/projects/default/traces/table?content=full'),
      ({ scores, spans, trace }) =>
        scores.length === 1 && spans[0]?.spanId === 'o' && trace.actorId === 'ana',
    );
    expect(detail).toMatchObject({
      trace: { name: 'from a table', actorId: 'ana', usage: { total: 6 } },
      spans: [
        { metadata: { tenant: 'acme' }, tags: ['vip'], input: [{ role: 'user', content: 'Hi, "you"' }] },
      ],
      scores: [{ name: 'helpful', value: 0.5, spanId: 'o', explanation: 'fair' }],
    });
  });

  test('with a key that is not known ends at once and says what to do, without the key', async () => {
    const path = await fileOf('key.jsonl', JSON.stringify({ kind: 'span', traceId: 't', spanId: 's' }));
    const { code, told } = await start('--from', 'jsonl', '--key', 'alm_nobodys_key_0123456789', path).ended;
    expect(code).toBe(1);
    expect(told).toMatch(/401.*set ALMENARA_KEY or --key/);
    expect(told).not.toContain('nobodys');
  });
});
