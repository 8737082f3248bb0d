import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN_TOKEN } from '../../services/standalone/e2e/ask-api.js';
import { eventually } from '../../services/standalone/e2e/eventually.js';
import { StandaloneProcess } from '../../services/standalone/e2e/standalone-process.js';
import { openBrowser, seriousFindings, watch, type Browser } from './browser.js';
import { seedDrift, type Seeded } from './drift-seed.js';
import { findChromium } from './find-chromium.js';

const API = '/api/v1/projects/default';

describe.skipIf(!findChromium())('drift in the console (needs chromium)', () => {
  let standalone: StandaloneProcess;
  let browser: Browser;
  let page: Page;
  let seeded: Seeded;
  const utc = (time: Date) => time.toISOString().replace(':00.000Z', 'Z');
  const windows = () =>
    `a=${utc(seeded.begin)}..${utc(seeded.changed)}&b=${utc(seeded.changed)}..${utc(seeded.end)}`;
  const stream = (name: string, more = '') =>
    `${standalone.url}/default/drift/${encodeURIComponent(name)}?${windows()}&over=14d${more}`;
  const sides = (name: string) =>
    `${API}/drift/compare?stream=${name}&refFrom=${seeded.begin.toISOString()}&refTo=${seeded.changed.toISOString()}` +
    `&curFrom=${seeded.changed.toISOString()}&curTo=${seeded.end.toISOString()}`;

  /** The evaluators of this machine would judge all answers first. */
  const switchOffEvaluators = async (): Promise<void> => {
    const { items } = await standalone.get<{ items: { name: string }[] }>(`${API}/evaluators`);
    for (const { name } of items) {
      const response = await fetch(`${standalone.url}${API}/evaluators/${name}`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' },
        body: JSON.stringify({ enabled: false, share: 1 }),
      });
      if (!response.ok) throw new Error(`${name} stayed on: ${response.status}`);
    }
  };
  const isSketched = async (name: string): Promise<void> => {
    await eventually(
      () => standalone.get<{ reference: { events: number }; current: { events: number } }>(sides(name)),
      ({ reference, current }) => reference.events + current.events === seeded.events,
      60_000,
    );
  };
  /** Old hours are looked at when a monitor starts; texts are embedded meanwhile, so one start may be too early. */
  const restartUntilSketched = async (starts: number): Promise<void> => {
    await standalone.stop();
    await standalone.start();
    try {
      await isSketched('latency');
      await isSketched('prompt');
    } catch (error) {
      if (starts <= 1) throw error;
      await restartUntilSketched(starts - 1);
    }
  };

  beforeAll(async () => {
    standalone = await StandaloneProcess.create();
    await standalone.start();
    await eventually(
      () => standalone.get<{ items: unknown[] }>(`${API}/evaluators`),
      ({ items }) => items.length > 0,
    );
    await switchOffEvaluators();
    seeded = await seedDrift(standalone);
    const from = new Date(seeded.begin.getTime() - 1).toISOString();
    await eventually(
      () =>
        standalone.get<{ series: { total: { count: number } }[] }>(`${API}/metrics?of=spans&from=${from}`),
      ({ series }) => series[0]?.total.count === seeded.events,
      60_000,
    );
    await restartUntilSketched(3);
    browser = await openBrowser();
    await browser.context.addCookies([{ name: 'locale', value: 'en', url: standalone.url }]);
    page = await browser.context.newPage();
    await page.goto(standalone.logInUrl);
    await page.waitForURL((url) => !url.pathname.startsWith('/login'));
  });

  afterAll(async () => {
    await browser?.close();
    await standalone?.remove();
  });

  it('lists the streams with their state, their evidence and the price in false alarms', async () => {
    const seen = watch(page, standalone.url);
    await page.goto(`${standalone.url}/default/drift`);
    await page.locator('[data-stream=latency] [data-evidence]').waitFor({ state: 'attached' });
    await page.locator('[data-stream=prompt]', { hasText: 'Questions' }).waitFor({ state: 'attached' });
    // Streams that are still learning are folded away beside others; which they are depends on the minute.
    for (const summary of await page.locator('details:not([open]) > summary').all()) await summary.click();
    await page.locator('[data-budget]', { hasText: '0.1 in 30 days' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('link', { name: 'Latency' }).click();
    await page.waitForURL('**/default/drift/latency?a=*&b=*');
    expect(seen).toEqual({ consoleErrors: [], foreignRequests: [] });
  });

  it('tells two windows of numbers apart, with their distribution', async () => {
    const seen = watch(page, standalone.url);
    await page.goto(stream('latency'));
    await page.locator('[data-comparison=differs]').waitFor();
    await page.locator('[data-distribution]').getByRole('button', { name: 'as a table' }).click();
    await page.locator('[data-distribution] tbody tr').first().waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    expect(seen).toEqual({ consoleErrors: [], foreignRequests: [] });
  });

  it('moves a window by the keyboard; the address, a reload and Back show the same', async () => {
    await page.goto(stream('latency'));
    await page.locator('[data-comparison=differs]').waitFor();
    const before = new URL(page.url()).searchParams.get('b');
    const slider = page.getByRole('slider', { name: 'B, current' });
    await slider.focus();
    await page.keyboard.press('Shift+ArrowLeft');
    await page.keyboard.press('Shift+ArrowLeft');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.searchParams.get('b') !== before);
    const text = await slider.getAttribute('aria-valuetext');
    await page.reload();
    // What the page before it asked for may still keep the server busy.
    await page.locator('[data-comparison]').waitFor({ timeout: 300_000 });
    expect(await slider.getAttribute('aria-valuetext')).toBe(text);
    await page.goBack();
    await page.waitForURL((url) => url.searchParams.get('b') === before);
  });

  it('draws a window by the pointer', async () => {
    await page.goto(stream('latency'));
    await page.locator('[data-comparison=differs]').waitFor();
    await page.locator('[data-lane=a]').scrollIntoViewIfNeeded();
    const lane = (await page.locator('[data-lane=a]').boundingBox())!;
    const y = lane.y + lane.height / 2;
    await page.mouse.move(lane.x + 4, y);
    await page.mouse.down();
    await page.mouse.move(lane.x + lane.width / 4, y, { steps: 4 });
    await page.mouse.up();
    const before = new URL(page.url()).searchParams.get('a');
    await page.getByRole('button', { name: 'Compare' }).click();
    await page.waitForURL((url) => url.searchParams.get('a') !== before);
  });

  it('says that too short a window tells nothing, not that nothing changed', async () => {
    const begin = new Date(seeded.end.getTime() - 3_600_000);
    await page.goto(
      `${standalone.url}/default/drift/latency?a=${utc(seeded.begin)}..${utc(seeded.changed)}&b=${utc(begin)}..${utc(seeded.end)}`,
    );
    await page.locator('[data-comparison=insufficient] [data-missing] li').first().waitFor();
  });

  it('names what is new in texts, and leads to the trace of an example', async () => {
    const seen = watch(page, standalone.url);
    await page.goto(stream('prompt'));
    await page.locator('[data-comparison=differs]').waitFor();
    const cluster = page.locator('[data-cluster]', { hasText: /bicycle|brake/ }).first();
    await cluster.waitFor();
    await page.locator('[data-cause] [data-candidate=new_questions]').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await cluster.getByRole('link').first().click();
    await page.waitForURL('**/default/traces/call-new-*');
    expect(seen).toEqual({ consoleErrors: [], foreignRequests: [] });
  });

  it('keeps the settings, and counts the false alarms by them', async () => {
    await page.goto(`${standalone.url}/default/settings/drift`);
    const budget = page.getByLabel('Expected false alarms in 30 days, over all streams');
    await budget.fill('1');
    await page.locator('[data-stream-setting=cost]').getByRole('checkbox').uncheck();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.reload();
    await page.locator('[data-stream-setting=cost]').waitFor();
    expect(await budget.inputValue()).toBe('1');
    expect(await page.locator('[data-stream-setting=cost]').getByRole('checkbox').isChecked()).toBe(false);
    await page.goto(`${standalone.url}/default/drift`);
    await page.locator('[data-budget]', { hasText: 'one in 30 days' }).waitFor();
  });

  it('shows the nearest to its alarm line on Home', async () => {
    await page.goto(`${standalone.url}/default?range=7d`);
    await page.locator('[data-drift-vital]').waitFor();
    // Whether the change has raised its alarm by now depends on how many of its hours are judged.
    await page.locator('[data-needs-you]').waitFor();
  });
});
