import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedIncidents } from '../../services/standalone/e2e/seed-incidents.js';
import { StandaloneProcess } from '../../services/standalone/e2e/standalone-process.js';
import { openBrowser, seriousFindings, watch, type Browser } from './browser.js';
import { findChromium } from './find-chromium.js';
import { driftOfAnswers, driftOfQuestions, encoderChange } from './incident-seed.js';

const HOUR_MS = 3_600_000;
const PHONE = { width: 375, height: 812 };
const DESK = { width: 1440, height: 900 };

describe.skipIf(!findChromium())('incidents in the console (needs chromium)', () => {
  let standalone: StandaloneProcess;
  let browser: Browser;
  let page: Page;
  let drift: string;
  let changed: string;
  const address = (path = '') => `${standalone.url}/default/incidents${path}`;
  const speak = async (locale: 'en' | 'es') => {
    await browser.context.addCookies([{ name: 'locale', value: locale, url: standalone.url }]);
  };
  const isTooWide = () =>
    page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

  beforeAll(async () => {
    standalone = await StandaloneProcess.create();
    const openedAt = new Date(Date.now() - 2 * HOUR_MS);
    [changed, drift] = (await seedIncidents(standalone, [
      encoderChange(new Date(openedAt.getTime() - HOUR_MS)),
      driftOfQuestions(openedAt),
      driftOfAnswers(new Date(openedAt.getTime() + HOUR_MS)),
    ])) as [string, string];
    await standalone.start();
    browser = await openBrowser();
    await speak('en');
    page = await browser.context.newPage();
    await page.goto(standalone.logInUrl);
    await page.waitForURL((url) => !url.pathname.startsWith('/login'));
  });

  afterAll(async () => {
    await browser?.close();
    await standalone?.remove();
  });

  it('burn in the top bar and in the title of every page', async () => {
    const seen = watch(page, standalone.url);
    await page.goto(`${standalone.url}/default/traces?range=24h`);
    await page.locator('[data-beacon="2"]').waitFor();
    await page.waitForFunction(() => document.title.startsWith('(2) '));
    await page.locator('[data-beacon]').click();
    await page.waitForURL('**/default/incidents?state=open');
    await page
      .locator(`[data-incident=${drift}]`, { hasText: 'Questions: drift, and 1 more stream' })
      .waitFor();
    await page.locator(`[data-group=mine] [data-incident=${drift}]`, { hasText: 'warning' }).waitFor();
    await page.waitForFunction(() => document.title.startsWith('(2) Incidents'));
    expect(await seriousFindings(page)).toEqual([]);
    expect(seen).toEqual({ consoleErrors: [], foreignRequests: [] });
  });

  it('open by the keyboard alone, the newest first', async () => {
    await page.goto(address());
    await page.locator(`[data-incident=${drift}]`).waitFor();
    await page.getByRole('grid').focus();
    await page.keyboard.press('j');
    await page.locator(`[data-incident=${drift}][aria-selected=true]`).waitFor();
    await page.keyboard.press('j');
    await page.locator(`[data-incident=${changed}][aria-selected=true]`).waitFor();
    await page.keyboard.press('k');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/default/incidents/${drift}`);
  });

  it('tell on one page what, since when, why, and what it rests on, without trusting any text', async () => {
    const seen = watch(page, standalone.url);
    await page.goto(address(`/${drift}`));
    await page.locator('[data-incident-state=open]', { hasText: 'noticed on' }).waitFor();
    await page
      .locator('[data-cause=new_questions] [data-candidate=new_questions][data-verdict=supported]')
      .waitFor();
    await page.locator('[data-remediation=re_index]').waitFor();
    await page.locator('[data-comparison=differs]').waitFor();
    await page.locator('[data-cluster]', { hasText: 'bicycle · brake' }).waitFor();
    await page.locator('[data-segment=tag]', { hasText: 'channel:app' }).waitFor();
    expect(await page.locator('[data-digest]').textContent()).toMatch(/^[0-9a-f]{64}$/);
    expect(await page.locator('main img').count()).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);
    expect(seen).toEqual({ consoleErrors: [], foreignRequests: [] });
  });

  it('of several streams tell them, the evidence of each, and what changed around then', async () => {
    await page.goto(address(`/${drift}`));
    await page.locator('[data-changes="2"]', { hasText: 'gpt-4o' }).waitFor();
    const digest = await page.locator('[data-digest]').textContent();
    await page.locator('[data-incident-stream=output]').focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**?stream=2');
    await page.locator('[data-incident-stream=output][aria-pressed=true]').waitFor();
    expect(await page.locator('[data-digest]').textContent()).not.toBe(digest);
    expect(await page.locator('[data-cluster]').count()).toBe(0);
    await page.reload();
    await page.locator('[data-incident-stream=output][aria-pressed=true]').waitFor();
    await page.goBack();
    await page.locator('[data-cluster]').first().waitFor();
    await page.locator('[data-event=stream_added]', { hasText: 'Answers' }).waitFor();
  });

  it('are put off until a time and taken up again, and leave a post-mortem', async () => {
    await page.goto(address(`/${drift}`));
    await page.getByRole('button', { name: 'Put off' }).click();
    await page.getByRole('dialog').getByLabel('4 hours').check();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Put off' }).click();
    await page.locator('[data-incident-state=snoozed]').waitFor();
    await page.goto(address());
    await page.locator(`[data-group=others] [data-incident=${drift}]`, { hasText: 'put off' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.goto(address(`/${drift}`));
    await page.getByRole('button', { name: 'Take up again' }).click();
    await page.locator('[data-incident-state=open]').waitFor();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Post-mortem' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe(`${drift}.md`);
    const text = await readFile(await file.path(), 'utf8');
    expect(text).toContain(`# ${drift}`);
    expect(text).not.toContain('<img');
  });

  it('lead to the stream with the windows of the evidence', async () => {
    await page.goto(address(`/${drift}`));
    await page.getByRole('link', { name: 'The stream with these windows' }).click();
    await page.waitForURL('**/default/drift/prompt?a=*&b=*');
  });

  it('are acknowledged on a phone by one tap, and commented', async () => {
    await page.setViewportSize(PHONE);
    await page.goto(address(`/${drift}`));
    const button = page.getByRole('button', { name: 'Acknowledge' });
    expect((await button.boundingBox())!.height).toBeGreaterThanOrEqual(44);
    expect(await isTooWide()).toBe(false);
    await button.click();
    await page.locator('[data-incident-state=acknowledged]').waitFor();
    await page.locator('[data-history] [data-event=acknowledged]').waitFor();
    await page.getByRole('button', { name: 'Comment' }).click();
    await page.getByLabel('Note').fill('We began to sell bicycles.');
    await page.getByRole('dialog').getByRole('button', { name: 'Comment' }).click();
    await page.locator('[data-event=commented]', { hasText: 'We began to sell bicycles.' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.setViewportSize(DESK);
  });

  it('close as a new normal only with a reason, in Spanish as well', async () => {
    await speak('es');
    await page.goto(address(`/${drift}`));
    await page.getByRole('button', { name: 'Cerrar', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Nueva normalidad').check();
    await dialog.getByRole('button', { name: 'Cerrar', exact: true }).click();
    await dialog.getByText('Hace falta un motivo').waitFor();
    await dialog.getByLabel('¿Por qué es la nueva normalidad?').fill('La tienda vende bicicletas.');
    await dialog.getByRole('button', { name: 'Cerrar', exact: true }).click();
    await page.locator('[data-incident-state=closed][data-resolution=new_normal]').waitFor();
    await page.locator('[data-event=closed]', { hasText: 'La tienda vende bicicletas.' }).waitFor();
    await page.locator('[data-beacon="1"]').waitFor();
    await page.goto(address('?state=closed'));
    await page.locator(`[data-incident=${drift}]`, { hasText: 'Nueva normalidad' }).waitFor();
    expect(await page.locator(`[data-incident=${changed}]`).count()).toBe(0);
    await page.reload();
    await page.locator(`[data-incident=${drift}]`).waitFor();
    await speak('en');
  });

  it('of an encoder tell what its canary texts showed; a key that none has leads nowhere', async () => {
    await page.goto(address(`/${changed}`));
    await page.locator('[data-evidence]', { hasText: 'meanCosine' }).waitFor();
    await page.goto(address('/INC-999'));
    await page.getByRole('heading', { name: 'There is nothing here' }).waitFor();
  });
});
