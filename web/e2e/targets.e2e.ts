import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StandaloneProcess } from '../../services/standalone/e2e/standalone-process.js';
import { openBrowser, seriousFindings, watch, type Browser } from './browser.js';
import { findChromium } from './find-chromium.js';

const PHONE = { width: 375, height: 812 };

describe.skipIf(!findChromium())('targets in the console (needs chromium)', () => {
  let standalone: StandaloneProcess;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    standalone = await StandaloneProcess.create();
    await standalone.start();
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

  it('are added, tried, paused and given another secret, which is shown once', async () => {
    const seen = watch(page, standalone.url);
    await page.goto(`${standalone.url}/default/settings/targets`);
    await page.getByRole('button', { name: 'New target' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Indexer');
    await page.getByLabel('Address', { exact: true }).fill('http://127.0.0.1:9/hook');
    await page.getByLabel('rebuild the index').check();
    await page.getByLabel('How far it goes by itself').selectOption('approve');
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Create target' }).click();
    await page.getByText(/^whsec_/).waitFor();
    await page.getByRole('button', { name: 'I have kept it' }).click();
    const target = page.locator('[data-target]', { hasText: 'after approval' });
    await target.getByRole('button', { name: 'Test Indexer' }).click();
    await target.getByText('The test did not arrive').waitFor();
    await target.getByRole('button', { name: 'Pause Indexer' }).click();
    await target.locator('[data-paused=person]').waitFor();
    await target.getByRole('button', { name: 'Go on with Indexer' }).click();
    await target.getByRole('button', { name: 'New secret for Indexer' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'New secret', exact: true }).click();
    await page.getByText(/^whsec_/).waitFor();
    await page.getByRole('button', { name: 'I have kept it' }).click();
    await target.getByText('The secret before counts too until').waitFor();
    await page.setViewportSize(PHONE);
    const isTooWide = await page.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    );
    expect(isTooWide).toBe(false);
    expect(await seriousFindings(page)).toEqual([]);
    expect(seen).toEqual({ consoleErrors: [], foreignRequests: [] });
  });
});
