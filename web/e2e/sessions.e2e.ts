import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../../services/standalone/e2e/eventually.js';
import { INGEST_KEY, StandaloneProcess } from '../../services/standalone/e2e/standalone-process.js';
import { openBrowser, watch, type Browser } from './browser.js';
import { findChromium } from './find-chromium.js';

const HOSTILE =
  '![x](http://evil.example/pixel.png) <img src="http://evil.example/x" onerror="alert(1)"><script>alert(2)</script>';
const SESSION = 'a/b?c=%2F "it\'s" 会話';

describe.skipIf(!findChromium())('sessions and agents in the console (needs chromium)', () => {
  let standalone: StandaloneProcess;
  let browser: Browser;
  let page: Page;
  let sequence = 0;

  const send = async (events: { traceId: string }[]) => {
    const response = await fetch(`${standalone.url}/v1/batch`, {
      method: 'POST',
      headers: { authorization: `Bearer ${INGEST_KEY}`, 'content-type': 'application/json' },
      body: JSON.stringify({ sender: 'sessions', sequence: ++sequence, sentAt: Date.now(), events }),
    });
    expect(response.status).toBe(200);
  };
  const stored = (traceId: string, spanCount: number) =>
    eventually(
      () =>
        standalone
          .get<{ trace: { spanCount: number } }>(`/api/v1/projects/default/traces/${traceId}?content=none`)
          .then(
            ({ trace }) => trace.spanCount,
            () => 0,
          ),
      (count) => count === spanCount,
      30_000,
    );
  let clock = Date.now() - 3_600_000;
  const span = (traceId: string, spanId: string, fields: object = {}) => {
    const startTime = (clock += 100);
    return {
      kind: 'span',
      traceId,
      spanId,
      ...(spanId === 'root' ? {} : { parentSpanId: 'root' }),
      name: spanId,
      status: 'ok',
      startTime,
      endTime: startTime + 50,
      ...fields,
    };
  };
  const turn = (n: number, fields: object = {}) =>
    span(`turn-${String(n).padStart(3, '0')}`, 'root', {
      type: 'chain',
      sessionId: SESSION,
      actorId: 'ada',
      input: [
        { role: 'system', content: 'Be kind.' },
        { role: 'user', content: `question ${n}` },
      ],
      output: `answer ${n}`,
      ...fields,
    });

  beforeAll(async () => {
    standalone = await StandaloneProcess.create();
    await standalone.start();
    const search = { type: 'tool', name: 'search', input: { q: 'shoes' } };
    await send([
      ...Array.from({ length: 25 }, (_, n) => turn(n + 1)),
      turn(26, { output: [{ role: 'assistant', content: HOSTILE }], input: HOSTILE }),
      span('turn-026', 'look', { type: 'tool', name: HOSTILE, input: HOSTILE, output: HOSTILE }),
      span('agent', 'root', { type: 'agent', name: 'helper', endTime: clock + 5000 }),
      ...[1, 2, 3, 4].map((n) => span('agent', `search-${n}`, search)),
      span('agent', 'fetch-1', { type: 'tool', name: 'fetch', status: 'error', statusMessage: 'timeout' }),
      span('agent', 'fetch-2', { type: 'tool', name: 'fetch' }),
    ]);
    await stored('turn-026', 2);
    await stored('agent', 7);
    browser = await openBrowser();
    await browser.context.addCookies([{ name: 'locale', value: 'en', url: standalone.url }]);
    page = await browser.context.newPage();
    await page.goto(standalone.logInUrl);
    await page.waitForURL((url) => url.pathname === '/default');
  });

  afterAll(async () => {
    await browser?.close();
    await standalone?.remove();
  });

  it('leads from the traces to the sessions with the same scope, and by its id to one session', async () => {
    await page.goto(`${standalone.url}/default/traces?range=24h&actor=ada`);
    await page.getByRole('link', { name: 'Sessions' }).click();
    await page.waitForURL('**/default/sessions?*actor=ada*');
    await page.getByRole('link', { name: SESSION }).click();
    await page.getByRole('heading', { name: `Session ${SESSION}` }).waitFor();
    await page.getByText('answer 1', { exact: true }).waitFor();
    await page.reload();
    await page.getByText('answer 1', { exact: true }).waitFor();
    expect(await page.locator('article').count()).toBe(20);
    await page.getByRole('button', { name: /Show more turns/ }).click();
    await page.getByText('answer 25', { exact: true }).waitFor();
  });

  it('keeps the order of the turns in the address, and Back undoes it', async () => {
    await page.goto(`${standalone.url}/default/sessions/${encodeURIComponent(SESSION)}`);
    await page.getByText('answer 1', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Newest first' }).click();
    await page.waitForURL('**order=newest');
    await page.getByRole('heading', { name: 'Turn 26' }).waitFor();
    await page.goBack();
    await page.getByText('answer 1', { exact: true }).waitFor();
  });

  it('shows hostile words of user, model and tools as text and loads nothing for them', async () => {
    const seen = watch(page, standalone.url);
    await page.goto(`${standalone.url}/default/sessions/${encodeURIComponent(SESSION)}?order=newest`);
    const newest = page.locator('article').first();
    await newest.getByText('onerror').first().waitFor();
    await newest.locator('summary').last().click();
    expect(await page.locator('main img, main script').count()).toBe(0);
    await page.goto(`${standalone.url}/default/traces/turn-026?view=graph`);
    await page.locator('[role=group] button', { hasText: 'onerror' }).first().waitFor();
    expect(await page.locator('main img, main script').count()).toBe(0);
    expect(seen).toEqual({ consoleErrors: [], foreignRequests: [] });
  });

  it('leads from a session to its traces, to its steps in them, and back', async () => {
    await page.goto(`${standalone.url}/default/traces/turn-026`);
    await page.getByRole('link', { name: SESSION }).click();
    await page.waitForURL('**/default/sessions/*');
    await page.getByRole('link', { name: 'Erase this session' }).click();
    await page.waitForURL('**/settings/erasure?*');
    expect(await page.locator('form input.font-mono').inputValue()).toBe(SESSION);
  });

  it('says that a session does not exist instead of failing', async () => {
    await page.goto(`${standalone.url}/default/sessions/nobody`);
    await page.getByText('There is nothing here').waitFor();
  });

  it('tells what an agent did in one sentence, on badges, and in the graph, by the keyboard too', async () => {
    await page.goto(`${standalone.url}/default/traces/agent?view=tree`);
    await page.getByText('1 agent, 6 tool calls, 1 retry, 1 loop: search × 4.').waitFor();
    expect(await page.locator('[role=treeitem]', { hasText: 'loop × 4' }).count()).toBe(4);
    expect(await page.locator('[role=treeitem]', { hasText: 'retry 1' }).count()).toBe(1);
    await page.getByRole('tab', { name: 'Graph' }).click();
    const drawing = page.getByRole('group', { name: 'Graph of the steps' });
    await drawing.getByRole('button', { name: /search/ }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**span=search-1**');
    await page.getByText('Call 1 of 4').waitFor();
    await page.getByRole('button', { name: 'Next call of this step' }).click();
    await page.waitForURL('**span=search-2**');
    await page.getByText('“search” was called 4 times with the same arguments.').waitFor();
    await page.getByRole('button', { name: 'As it ran' }).click();
    await page.waitForURL('**graph=ran**');
    expect(await drawing.getByRole('button').count()).toBe(7);
    await page.getByRole('tab', { name: 'Tree' }).click();
    await page.locator('[role=treeitem][aria-selected=true]', { hasText: 'search' }).waitFor();
  });

  it('shows the graph as a list on a phone', async () => {
    await page.setViewportSize({ width: 375, height: 800 });
    await page.goto(`${standalone.url}/default/traces/agent?view=graph`);
    await page.getByRole('list', { name: 'Steps and what followed them' }).waitFor();
    await page.getByText('Then: itself × 3, fetch × 1').waitFor();
    expect(await page.getByRole('group', { name: 'Graph of the steps' }).count()).toBe(0);
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  it('draws a trace of ten thousand spans by its steps, and says what a drawing leaves out', async () => {
    const spans = Array.from({ length: 10_000 }, (_, n) =>
      n === 0
        ? span('wide', 'root', { type: 'agent' })
        : span('wide', `s${n}`, { type: 'tool', name: `tool ${n % 200}`, input: { n } }),
    );
    for (let first = 0; first < spans.length; first += 2500) await send(spans.slice(first, first + 2500));
    await stored('wide', 10_000);
    await page.goto(`${standalone.url}/default/traces/wide?view=graph`);
    const drawing = page.getByRole('group', { name: 'Graph of the steps' });
    await drawing.getByRole('button', { name: /rare steps/ }).waitFor();
    expect(await drawing.getByRole('button').count()).toBeLessThanOrEqual(70);
    await page.getByRole('button', { name: 'As it ran' }).click();
    await page.getByText('Only the first 100 of 10,000 spans are drawn.').waitFor();
    expect(await drawing.getByRole('button').count()).toBe(100);
  });
});
