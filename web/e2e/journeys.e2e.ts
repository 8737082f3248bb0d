import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { INGEST_KEY, StandaloneProcess } from '../../services/standalone/e2e/standalone-process.js';
import { openBrowser, watch, type Browser } from './browser.js';
import { findChromium } from './find-chromium.js';
import { scoredAnswer } from './give-labels.js';

const HOSTILE =
  '![x](http://evil.example/pixel.png) <img src="http://evil.example/x" onerror="alert(1)"><script>alert(2)</script>';

describe.skipIf(!findChromium())('journeys through the console (needs chromium)', () => {
  let standalone: StandaloneProcess;
  let browser: Browser;
  let page: Page;
  let sequence = 0;

  const send = async (events: object[]) => {
    const response = await fetch(`${standalone.url}/v1/batch`, {
      method: 'POST',
      headers: { authorization: `Bearer ${INGEST_KEY}`, 'content-type': 'application/json' },
      body: JSON.stringify({ sender: 'journeys', sequence: ++sequence, sentAt: Date.now(), events }),
    });
    expect(response.status).toBe(200);
    const { traceId } = events.at(-1) as { traceId: string };
    await expect
      .poll(
        () =>
          standalone
            .get(`/api/v1/projects/default/traces/${traceId}?content=none`)
            .then(Boolean, () => false),
        {
          timeout: 120_000,
        },
      )
      .toBe(true);
  };
  const span = (traceId: string, fields: object = {}) => ({
    kind: 'span',
    traceId,
    spanId: `${traceId}-root`,
    name: `question ${traceId}`,
    type: 'chain',
    status: 'ok',
    startTime: Date.now() - 100,
    endTime: Date.now(),
    ...fields,
  });
  const row = (name: string) => page.locator('[role=grid] [role=row]', { hasText: name });

  beforeAll(async () => {
    standalone = await StandaloneProcess.create();
    await standalone.start();
    browser = await openBrowser();
    await browser.context.addCookies([{ name: 'locale', value: 'en', url: standalone.url }]);
    page = await browser.context.newPage();
  });

  afterAll(async () => {
    await browser?.close();
    await standalone?.remove();
  });

  it('asks who is not logged in to log in, and takes the one-time link once', async () => {
    await page.goto(`${standalone.url}/default`);
    await page.waitForURL('**/login');
    await page.goto(standalone.logInUrl);
    await page.waitForURL((url) => url.pathname === '/default');
    const other = await browser.context.browser()?.newContext();
    const stranger = other ? await other.newPage() : undefined;
    if (!stranger) {
      const again = await fetch(`${standalone.url}/api/v1/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: standalone.url },
        body: JSON.stringify({ token: new URL(standalone.logInUrl).searchParams.get('token') }),
      });
      expect(again.status).toBe(401);
      return;
    }
    await stranger.goto(standalone.logInUrl);
    await stranger.getByText('used already').waitFor();
    await other!.close();
  });

  it('shows the real key while the project is empty, and opens itself on the first trace', async () => {
    await page.goto(`${standalone.url}/default`);
    await page.locator('[data-state=empty-never] pre', { hasText: INGEST_KEY }).waitFor();
    await page.getByRole('button', { name: 'Send a test trace' }).click();
    await page.locator('figure canvas').first().waitFor();
  });

  it('shows a new trace in the live list without a reload', async () => {
    await page.goto(`${standalone.url}/default/traces?range=24h&live=1`);
    await row('test trace').waitFor();
    await send([span('live-one')]);
    await row('question live-one').waitFor();
  });

  it('moves, opens and comes back by the keyboard alone', async () => {
    await send([span('key-a'), span('key-b')]);
    await page.goto(`${standalone.url}/default/traces?range=24h`);
    await row('question key-b').waitFor();
    await page.getByRole('grid').focus();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/default/traces/*');
    await page.goBack();
    await page.waitForURL('**/default/traces?range=24h');
    await page.keyboard.press('g');
    await page.keyboard.press('h');
    await page.waitForURL((url) => url.pathname === '/default');
  });

  it('keeps filters in the address: a reload shows the same, Back takes them off', async () => {
    await send([span('failed-one', { status: 'error', statusMessage: 'out of luck' })]);
    await page.goto(`${standalone.url}/default/traces?range=24h`);
    await row('question failed-one').waitFor();
    await page.locator('aside button', { hasText: 'error' }).click();
    await page.waitForURL('**status=error**');
    await row('question key-a').waitFor({ state: 'detached' });
    await page.reload();
    await row('question failed-one').waitFor();
    expect(await row('question key-a').count()).toBe(0);
    await page.goBack();
    await row('question key-a').waitFor();
  });

  it('shows hostile model output as text and loads nothing for it', async () => {
    const seen = watch(page, standalone.url);
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await send([
      span('hostile', {
        name: HOSTILE,
        input: HOSTILE,
        output: [{ role: 'assistant', content: HOSTILE }],
        metadata: { note: HOSTILE },
      }),
    ]);
    await page.goto(`${standalone.url}/default/traces?range=24h`);
    await row('![x]').waitFor();
    await page.goto(`${standalone.url}/default/traces/hostile`);
    await page.locator('section[aria-label]', { hasText: 'onerror' }).first().waitFor();
    expect(await page.locator('main img, main script').count()).toBe(0);
    expect({ ...seen, dialogs }).toEqual({ consoleErrors: [], foreignRequests: [], dialogs: [] });
  });

  it('switches an evaluator off, lets one score a share, and starts and cancels a back-fill', async () => {
    // As many as take longer to score than a person takes to cancel.
    const TRACES = 3000;
    const calls = Array.from({ length: TRACES }, (_, index) =>
      span(`call-${index}`, { type: 'llm', input: `question ${index}`, output: `answer ${index}` }),
    );
    for (let first = 0; first < TRACES; first += 1500) await send(calls.slice(first, first + 1500));
    await page.goto(`${standalone.url}/default/evaluators?range=1h`);
    const off = page.getByRole('switch', { name: 'Score with Repetition' });
    await off.focus();
    await page.keyboard.press('Space');
    await page.locator('[data-evaluator=repetition] [data-setting=off]').waitFor();
    await page.getByLabel('Share of users that Cut answers scores').selectOption('0.25');
    await page.locator('[data-evaluator=truncation] [data-setting="0.25"]').waitFor();
    await page.reload();
    await page.locator('[data-evaluator=repetition] [data-setting=off]').waitFor();
    await page.locator('[data-evaluator=truncation] [data-setting="0.25"]').waitFor();

    await page.getByRole('button', { name: 'Card of Cut answers' }).click();
    await page.waitForURL('**open=truncation**');
    await page.locator('[data-details=truncation]').waitFor();
    await page.goBack();
    await page.locator('[data-details]').waitFor({ state: 'detached' });

    await expect
      .poll(async () => Number(await page.locator('[data-traces]').getAttribute('data-traces')))
      .toBeGreaterThanOrEqual(TRACES);
    await page.getByRole('button', { name: 'Score it' }).click();
    await page.getByRole('button', { name: 'Cancel', exact: true }).click();
    await page.locator('[data-ended=cancelled]').waitFor();
    const { items } = await standalone.get<{ items: { state: string; traces: number; looked: number }[] }>(
      '/api/v1/projects/default/evaluators/backfills',
    );
    expect(items).toMatchObject([{ state: 'cancelled' }]);
    expect(items[0]!.looked).toBeLessThan(items[0]!.traces);
  });

  it('says that a trace does not exist instead of failing', async () => {
    await page.goto(`${standalone.url}/default/traces/no-such-trace`);
    await page.getByText('There is nothing here').waitFor();
  });

  it('shows a trace of ten thousand spans with few of them in the page', async () => {
    const spans = Array.from({ length: 10_000 }, (_, index) =>
      span('wide', {
        spanId: `wide-${index}`,
        ...(index ? { parentSpanId: `wide-${Math.floor((index - 1) / 10)}` } : {}),
        name: `step ${index}`,
        startTime: Date.UTC(2026, 10, 20) + index,
      }),
    );
    for (let first = 0; first < spans.length; first += 2500) await send(spans.slice(first, first + 2500));
    await expect
      .poll(
        async () => {
          const { trace } = await standalone
            .get<{ trace: { spanCount: number } }>('/api/v1/projects/default/traces/wide?content=none')
            .catch(() => ({ trace: { spanCount: 0 } }));
          return trace.spanCount;
        },
        { timeout: 120_000 },
      )
      .toBe(10_000);
    await page.goto(`${standalone.url}/default/traces/wide?view=timeline`);
    await page.locator('[role=treeitem]').first().waitFor();
    expect(await page.locator('[role=treeitem]').count()).toBeLessThan(100);
    await page.getByRole('tree').focus();
    await page.keyboard.press('End');
    await page.locator('[role=treeitem][aria-selected=true]').waitFor();
  });

  it('labels five answers by the keyboard alone, undoes one, and resumes after a reload', async () => {
    const traceIds = Array.from({ length: 8 }, (_, n) => `to-label-${n}`);
    await send(traceIds.flatMap((traceId, n) => scoredAnswer(traceId, n / 8)));
    await page.goto(`${standalone.url}/default/labelling`);
    const item = page.locator('[data-item]');
    const shown = () => item.getAttribute('data-item');
    const progress = (labelled: number) => page.locator(`[data-labelled="${labelled}"]`).waitFor();
    /** The answer after the one given is before the rater and takes keys. */
    const another = async (than: string | null) => {
      await page.locator(`[data-item]:not([data-item="${than}"])[aria-busy=false]`).waitFor();
      return shown();
    };
    await page.locator('[data-item][aria-busy=false]').waitFor();
    expect(await page.locator('[data-last]').count()).toBe(0);
    // Enter alone gives no label: somebody has to choose.
    await page.keyboard.press('Enter');
    await page.getByText('Choose a judgement first').waitFor();
    let current = await shown();
    for (const [n, keys] of [['1'], ['2'], ['ArrowDown', 'm'], ['3'], ['1']].entries()) {
      for (const key of keys) await page.keyboard.press(key);
      if (keys.includes('m')) {
        await page.locator('[role=button][aria-pressed=true]', { hasText: 'refund' }).waitFor();
        expect(await page.getByRole('button', { name: 'unsupported' }).getAttribute('aria-pressed')).toBe(
          'true',
        );
      }
      await page.keyboard.press(n % 2 === 0 ? 'Enter' : 'Control+Enter');
      current = await another(current);
      await progress(n + 1);
      // What the evaluator says is told now, and not before.
      await page.locator('[data-last]', { hasText: 'Evaluator:' }).waitFor();
    }
    const sixth = current;
    await page.keyboard.press('u');
    const undone = await another(sixth);
    await progress(4);
    expect(await page.locator('[data-last]').count()).toBe(0);
    await page.reload();
    await page.locator('[data-item][aria-busy=false]').waitFor();
    expect(await shown()).toBe(undone);
    // Dead inside a field, where digits are text.
    await page.keyboard.press('n');
    await page.keyboard.type('2 of 3');
    expect(await page.locator('[aria-label="Your judgement"] [aria-pressed=true]').count()).toBe(0);
    await page.keyboard.press('Escape');
    await page.keyboard.press('ArrowRight');
    await another(undone);
    await progress(4);
  });
});
