import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { INGEST_KEY, StandaloneProcess } from '../../services/standalone/e2e/standalone-process.js';
import { openBrowser, type Browser } from './browser.js';
import { findChromium } from './find-chromium.js';

describe.skipIf(!findChromium())('erasure and data health in the console (needs chromium)', () => {
  let standalone: StandaloneProcess;
  let browser: Browser;
  let page: Page;
  let receipt: string;

  const go = (path: string) => page.goto(`${standalone.url}${path}`);
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const row = (name: string) => page.locator('[role=grid] [role=row]', { hasText: name });
  const span = (actor: string) => ({
    kind: 'span',
    traceId: `of-${actor}`,
    spanId: `of-${actor}`,
    name: `question of ${actor}`,
    type: 'llm',
    status: 'ok',
    actorId: actor,
    input: `I am ${actor}`,
    startTime: Date.now() - 100,
    endTime: Date.now(),
  });

  beforeAll(async () => {
    standalone = await StandaloneProcess.create();
    await standalone.start();
    browser = await openBrowser();
    await browser.context.addCookies([{ name: 'locale', value: 'en', url: standalone.url }]);
    page = await browser.context.newPage();
    await page.goto(standalone.logInUrl);
    await page.waitForURL((url) => url.pathname === '/default');
    const response = await fetch(`${standalone.url}/v1/batch`, {
      method: 'POST',
      headers: { authorization: `Bearer ${INGEST_KEY}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        sender: 'two-actors',
        sequence: 1,
        sentAt: Date.now(),
        events: [span('actor-ana'), span('actor-luis')],
      }),
    });
    if (!response.ok) throw new Error(`sending failed with ${response.status}: ${await response.text()}`);
  });

  afterAll(async () => {
    await browser?.close();
    await standalone?.remove();
  });

  it('proves after traffic that nothing is lost, and tells so on Home too', async () => {
    await go('/default/health');
    await page.locator('section[data-verdict=proven]').waitFor({ timeout: 300_000 });
    await page.getByText('all 2 events sent are stored').waitFor();
    await page.locator('[data-canary=back]').waitFor();
    await button('two-actors').click();
    await page.waitForURL('**sender=two-actors**');
    await page.getByText('No request number is missing.').waitFor();
    await go('/default?range=24h');
    await page.locator('p[data-verdict=proven]').getByRole('link', { name: 'Data health' }).click();
    await page.waitForURL((url) => url.pathname === '/default/health');
  });

  it('counts before it erases, and erases only after the id was typed', async () => {
    await go('/default/settings/erasure');
    await page.getByLabel('Id', { exact: true }).fill('actor-ana');
    await button('Count first (dry run)').click();
    await page.locator('[data-counts] dd').first().waitFor();
    expect(await page.locator('[data-counts] dd').allTextContents()).toEqual(['1', '1', '0', '0', '0', '0']);
    await page.getByLabel('Reason').fill('asked by actor-ana');
    expect(await button('Erase').isDisabled()).toBe(true);
    await page.getByLabel('Reason').fill('case 17');
    await button('Erase').click();
    const dialog = page.locator('dialog[open]');
    expect(await dialog.getByRole('button', { name: 'Erase' }).isDisabled()).toBe(true);
    await dialog.getByRole('textbox').fill('actor-ana');
    await dialog.getByRole('button', { name: 'Erase' }).click();
    await page.locator('[data-erasure]').waitFor();
  });

  it('gives a receipt that verifies, and one that was changed does not', async () => {
    await page.locator('[data-erasure=done] [data-receipt]').waitFor({ timeout: 300_000 });
    const file = page.waitForEvent('download');
    await button('Download JSON').click();
    receipt = readFileSync(await (await file).path(), 'utf8');
    expect(receipt).not.toContain('actor-ana');
    await page.locator('[data-receipt]').getByRole('button', { name: 'Verify' }).click();
    await page.locator('[data-receipt] [data-receipt-valid=true]').waitFor();
    const changed = { ...(JSON.parse(receipt) as object), requestedBy: 'somebody else' };
    await page.getByLabel('Receipt, as JSON').fill(JSON.stringify(changed));
    await button('Verify').last().click();
    await page.locator('[data-receipt-valid=false]').waitFor();
  });

  it('leaves the data of the other', async () => {
    await go('/default/traces?range=24h');
    await row('question of actor-luis').waitFor();
    expect(await row('question of actor-ana').count()).toBe(0);
  });
});
