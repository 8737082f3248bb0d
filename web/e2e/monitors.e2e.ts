import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../../services/standalone/e2e/eventually.js';
import { seedIncidents } from '../../services/standalone/e2e/seed-incidents.js';
import { StandaloneProcess } from '../../services/standalone/e2e/standalone-process.js';
import { openBrowser, seriousFindings, watch, type Browser } from './browser.js';
import { findChromium } from './find-chromium.js';
import { driftOfQuestions } from './incident-seed.js';
import { badHour, closeAsReal, seedCalls } from './monitor-seed.js';

const API = '/api/v1/projects/default';
const PHONE = { width: 375, height: 812 };
const DESK = { width: 1440, height: 900 };

describe.skipIf(!findChromium())('monitors in the console (needs chromium)', () => {
  let standalone: StandaloneProcess;
  let browser: Browser;
  let page: Page;
  let incident: string;
  /** The one that is made here. */
  let made: string;
  const address = (path: string) => `${standalone.url}/default${path}`;
  const dress = (locale: 'en' | 'es', theme: 'light' | 'dark') =>
    browser.context.addCookies([
      { name: 'locale', value: locale, url: standalone.url },
      { name: 'theme', value: theme, url: standalone.url },
    ]);
  const isTooWide = () =>
    page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  const tested = (fires: number) =>
    page.locator(`[data-backtest=done] [data-fires="${fires}"]`).waitFor({ timeout: 300_000 });

  beforeAll(async () => {
    standalone = await StandaloneProcess.create();
    [incident] = (await seedIncidents(standalone, [driftOfQuestions(new Date(badHour()))])) as [string];
    await standalone.start();
    await closeAsReal(standalone, incident);
    const count = await seedCalls(standalone);
    await eventually(
      () =>
        standalone.get<{ series: { total: { count: number } }[] }>(
          `${API}/metrics?of=spans&from=${new Date(Date.now() - 9 * 86_400_000).toISOString()}`,
        ),
      ({ series }) => series[0]?.total.count === count,
      60_000,
    );
    // What is past is judged when a monitor starts, and else with the next hour.
    await standalone.stop();
    await standalone.start();
    await eventually(
      () => standalone.get<{ windows: unknown[] }>(`${API}/monitors/error_rate`),
      ({ windows }) => windows.length > 120,
      120_000,
    );
    browser = await openBrowser();
    await dress('en', 'light');
    page = await browser.context.newPage();
    await page.goto(standalone.logInUrl);
    await page.waitForURL((url) => !url.pathname.startsWith('/login'));
  });

  afterAll(async () => {
    await browser?.close();
    await standalone?.remove();
  });

  it('are listed with how they stand and what they cost in false alarms', async () => {
    const seen = watch(page, standalone.url);
    await page.goto(address('/incidents'));
    await page.getByRole('link', { name: 'Monitors' }).click();
    await page.waitForURL('**/default/monitors');
    await page.locator('[data-monitor=error_rate]', { hasText: 'Share of failed calls' }).waitFor();
    expect(await page.locator('[data-monitor]').count()).toBe(6);
    await page.locator('[data-budget="0.1"]', { hasText: 'At most 0.1 false incidents' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.locator('[data-filter=off]').click();
    await page.waitForURL('**/default/monitors?show=off');
    await page.locator('[data-state=empty-filtered]').waitFor();
    await page.goBack();
    await page.locator('[data-monitor=no_data]').waitFor();
    expect(seen).toEqual({ consoleErrors: [], foreignRequests: [] });
  });

  it('are tried while one types, made by keys alone, and enabled after their own backtest', async () => {
    const seen = watch(page, standalone.url);
    await page.goto(address('/monitors'));
    await page.getByRole('link', { name: 'New monitor' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/monitors/new');
    await page.getByLabel('Answers needed').fill('10');
    await tested(1);
    await page.locator('[data-overlap=real]', { hasText: `${incident} (real)` }).waitFor();
    await page.locator('[data-backtest-chart] canvas').first().waitFor();
    await page.getByLabel('Limit, in %').fill('much');
    await page.getByText('A number is needed.').waitFor();
    await page.getByText('Mend the marked fields first. What is shown is of before.').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByLabel('Limit, in %').fill('99.5');
    await tested(0);
    await page.getByLabel('Limit, in %').fill('20');
    await page.getByLabel('Name', { exact: true }).fill('Failing calls');
    await tested(1);
    await page.reload();
    await tested(1);
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Failing calls');
    expect(await page.getByLabel('Limit, in %').inputValue()).toBe('20');
    await page.getByLabel('Name', { exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/monitors\/[0-9a-f-]{36}\?backtest=true$/);
    made = /monitors\/([0-9a-f-]{36})/.exec(page.url())![1]!;
    await page.locator('[data-monitor-state=off][data-tested="1"]').waitFor();
    await tested(1);
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Enable' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.locator('[data-doubt=short_history]', { hasText: 'of the 30 days' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Enable it' }).click();
    await page.locator('[data-monitor-state]:not([data-monitor-state=off])').waitFor();
    expect(seen).toEqual({ consoleErrors: [], foreignRequests: [] });
  });

  it('are muted until a time, and a new version is off until it was tried itself', async () => {
    const seen = watch(page, standalone.url);
    await page.goto(address(`/monitors/${made}`));
    await page.getByRole('button', { name: 'Mute' }).click();
    await page.getByRole('dialog').getByLabel('4 hours').check();
    await page.getByRole('dialog').getByRole('button', { name: 'Mute' }).click();
    await page.locator('[data-monitor-state=muted]').waitFor();
    await page.getByRole('button', { name: 'End the mute' }).click();
    await page.locator('[data-monitor-state]:not([data-monitor-state=muted])').waitFor();

    await page.getByRole('link', { name: 'Change', exact: true }).click();
    await page.waitForURL(`**/${made}/edit`);
    await page.getByLabel('Severity').selectOption('critical');
    await page.getByRole('button', { name: 'Save as a new version' }).click();
    await page.locator('[data-version="2"][data-monitor-state=off]').waitFor();
    await page.locator('[data-version-of="2"]', { hasText: 'warning critical' }).waitFor();
    await page.locator('[data-tested="2"]').waitFor();
    expect(seen).toEqual({ consoleErrors: [], foreignRequests: [] });
  });

  it('tell window by window what they saw and why they said so, in Spanish, on a phone in the dark', async () => {
    const seen = watch(page, standalone.url);
    await dress('es', 'dark');
    await page.setViewportSize(PHONE);
    await page.goto(address('/monitors/error_rate'));
    await page.locator('[data-log="24"]').waitFor();
    expect(await isTooWide()).toBe(false);
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: /Mostrar más/ }).click();
    await page.waitForURL(/rows=120/);
    await page.locator('[data-log="120"] th[scope=row]').nth(119).waitFor();
    await page.getByRole('button', { name: 'Sin juzgar' }).click();
    await page.waitForURL(/log=unjudged/);
    for (const path of ['/monitors', '/monitors/new', `/monitors/${made}/edit`]) {
      await page.goto(address(path));
      await page.locator('h1').first().waitFor();
      await page.locator('[data-backtest=done], [data-monitor]').first().waitFor({ timeout: 300_000 });
      expect(await isTooWide(), path).toBe(false);
      expect(await seriousFindings(page), path).toEqual([]);
    }
    await dress('en', 'light');
    await page.setViewportSize(DESK);
    expect(seen).toEqual({ consoleErrors: [], foreignRequests: [] });
  });

  it('are copied and deleted, and those that none has lead nowhere', async () => {
    await page.goto(address(`/monitors/${made}`));
    await page.getByRole('link', { name: 'Copy as new' }).click();
    await page.waitForURL(`**/monitors/new?from=${made}`);
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Copy of Failing calls');
    expect(await page.getByLabel('Limit, in %').inputValue()).toBe('20');
    await page.goto(address(`/monitors/${made}`));
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await page.waitForURL('**/default/monitors');
    await page.locator('[data-monitor=error_rate]').waitFor();
    for (const wrong of [made, 'none', 'No']) {
      await page.goto(address(`/monitors/${wrong}`));
      await page.getByRole('heading', { name: 'There is nothing here' }).waitFor();
    }
  });
});
