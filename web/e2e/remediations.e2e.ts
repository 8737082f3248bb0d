import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN_TOKEN } from '../../services/standalone/e2e/ask-api.js';
import { eventually } from '../../services/standalone/e2e/eventually.js';
import { seedIncidents } from '../../services/standalone/e2e/seed-incidents.js';
import { INGEST_KEY, StandaloneProcess } from '../../services/standalone/e2e/standalone-process.js';
import { openBrowser, seriousFindings, watch, type Browser } from './browser.js';
import { findChromium } from './find-chromium.js';
import { scoredAnswer } from './give-labels.js';
import { driftOfQuestions } from './incident-seed.js';

const HOUR_MS = 3_600_000;
const PHONE = { width: 375, height: 812 };
const DESK = { width: 1440, height: 900 };

interface Told {
  readonly headers: IncomingHttpHeaders;
  readonly type: string;
  readonly data: { readonly remediation: string; readonly callback?: { url: string; token: string } };
}

describe.skipIf(!findChromium())('remediations in the console (needs chromium)', () => {
  let standalone: StandaloneProcess;
  let browser: Browser;
  let page: Page;
  let incident: string;
  let receiver: Server;
  const received: Told[] = [];
  const address = (path = '') => `${standalone.url}/default${path}`;
  const speak = (locale: 'en' | 'es') =>
    browser.context.addCookies([{ name: 'locale', value: locale, url: standalone.url }]);
  const isTooWide = () =>
    page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  const told = (type: string) => eventually(async () => received.find((each) => each.type === type), Boolean);

  const createTarget = async (name: string, action: 'retrain' | 're_index') => {
    const { port } = receiver.address() as AddressInfo;
    const response = await fetch(`${standalone.url}/api/v1/projects/default/targets`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        name,
        config: { kind: 'webhook', url: `http://127.0.0.1:${port}/jobs` },
        tellsIncidents: false,
        actions: [action],
        mode: 'approve',
      }),
    });
    expect(response.status, await response.clone().text()).toBeLessThan(300);
  };

  beforeAll(async () => {
    receiver = createServer((request, response) => {
      let body = '';
      request
        .setEncoding('utf8')
        .on('data', (text: string) => (body += text))
        .on('end', () => {
          received.push({ headers: request.headers, ...(JSON.parse(body) as Omit<Told, 'headers'>) });
          response.writeHead(202).end();
        });
    }).listen(0, '127.0.0.1');
    await once(receiver, 'listening');
    standalone = await StandaloneProcess.create();
    const openedAt = new Date(Date.now() - 2 * HOUR_MS);
    [incident] = (await seedIncidents(standalone, [driftOfQuestions(openedAt)])) as [string];
    await standalone.start();
    // Home shows what needs somebody once there is anything to show.
    await fetch(`${standalone.url}/v1/batch`, {
      method: 'POST',
      headers: { authorization: `Bearer ${INGEST_KEY}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        sender: 'remediations',
        sequence: 1,
        sentAt: Date.now(),
        events: scoredAnswer('answered', 0.9),
      }),
    });
    browser = await openBrowser();
    await speak('en');
    page = await browser.context.newPage();
    await page.goto(standalone.logInUrl);
    await page.waitForURL((url) => !url.pathname.startsWith('/login'));
  });

  afterAll(async () => {
    await browser?.close();
    await standalone?.remove();
    receiver?.close();
  });

  it('tell how one comes to be while there is none', async () => {
    const seen = watch(page, standalone.url);
    await page.goto(address('/incidents'));
    await page.getByRole('link', { name: 'Remediations' }).click();
    await page.waitForURL('**/default/remediations');
    await page.locator('[data-state=no-remediations] li').nth(3).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.locator('[data-stage=verify]').click();
    await page.waitForURL('**/default/remediations?state=verify');
    await page.locator('[data-state=empty-filtered]').getByRole('button').click();
    await page.locator('[data-state=no-remediations]').waitFor();
    expect(seen).toEqual({ consoleErrors: [], foreignRequests: [] });
  });

  it('are proposed by hand on the page of an incident, approved with all that is sent in sight, and given up', async () => {
    const seen = watch(page, standalone.url);
    await createTarget('Trainer', 'retrain');
    await page.goto(address(`/incidents/${incident}`));
    await page.locator('[data-incident-remediations="0"]').waitFor();
    await page.getByRole('button', { name: 'Propose' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Propose it' }).click();
    await dialog.getByText('Choose a target.').waitFor();
    await dialog.getByLabel('Target').selectOption({ label: 'Trainer' });
    await dialog.getByLabel('Documents or topics').fill('bicycle, brake');
    expect(await seriousFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Propose it' }).click();
    await page.waitForURL('**/default/remediations/*');
    await page.locator('[data-remediation=proposed] [data-step=proposed][aria-current=step]').waitFor();
    // A monitor fixes what is sent first; until then the button is off.
    await page.locator('[data-request=retrain]').waitFor();
    await page.getByRole('button', { name: 'Approve' }).click();
    await dialog.locator(`[data-evidence=${incident}]`, { hasText: 'Cause: new questions.' }).waitFor();
    await dialog.getByText('Exactly what is sent').click();
    await dialog.getByText('"token": "rem_••••••••"').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await dialog.getByLabel('Note').fill('Go ahead.');
    await dialog.getByRole('button', { name: 'Approve' }).click();
    await page.locator('[data-remediation=delivered]').waitFor();
    const requested = (await told('remediation.requested'))!;
    expect(page.url()).toContain(requested.data.remediation);
    expect(await page.content()).not.toContain(requested.data.callback!.token);
    await page.locator('[data-event=approved]', { hasText: 'Go ahead.' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);

    await page.getByRole('button', { name: 'Give up' }).click();
    await dialog.getByRole('button', { name: 'Give it up' }).click();
    await page.locator('[data-remediation=cancelled] [data-step=cancelled][aria-current=step]').waitFor();
    const cancelled = (await told('remediation.cancelled'))!;
    expect(cancelled.data.remediation).toBe(requested.data.remediation);
    await page.goto(address(`/incidents/${incident}`));
    await page.locator('[data-incident-remediations="1"] [data-remediation-state=cancelled]').waitFor();
    expect(seen).toEqual({ consoleErrors: [], foreignRequests: [] });
  });

  it('by a monitor wait on Home, come first in the list and are rejected by keys alone, in Spanish', async () => {
    const seen = watch(page, standalone.url);
    await createTarget('Indexer', 're_index');
    const proposed = await eventually(
      () =>
        standalone.get<{ items: { id: string; isPrepared: boolean }[] }>(
          '/api/v1/projects/default/remediations?state=proposed',
        ),
      ({ items }) => items.some(({ isPrepared }) => isPrepared),
      120_000,
    );
    const { id } = proposed.items[0]!;
    await speak('es');
    await page.goto(address('?range=24h'));
    await page
      .locator('[data-waiting-remediations="1"]', { hasText: 'Indexer: rehacer el índice' })
      .waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.goto(address('/remediations'));
    await page.locator('[data-group=decide]').waitFor();
    expect(
      await page
        .locator('[data-group]')
        .evaluateAll((groups) => groups.map((group) => group.getAttribute('data-group'))),
    ).toEqual(['decide', 'ended']);
    await page.locator('[data-stage=ended]', { hasText: '1' }).click();
    await page.waitForURL('**/remediations?state=ended');
    await page.locator('[data-group=ended] [data-remediation-state=cancelled]').waitFor();
    expect(await page.locator(`[data-remediation-id="${id}"]`).count()).toBe(0);
    await page.goBack();
    await page.getByLabel('Destino').selectOption({ label: 'Indexer' });
    await page.waitForURL(/target=/);
    await page.reload();
    await page.locator(`[data-remediation-id="${id}"]`).waitFor();
    expect(await page.locator('[data-group=ended]').count()).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);

    await page.locator(`[data-remediation-id="${id}"] a`).first().focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/remediations/${id}`);
    await page.locator('[data-remediation=proposed]').waitFor();
    await page.setViewportSize(PHONE);
    expect(await isTooWide()).toBe(false);
    const button = page.getByRole('button', { name: 'Rechazar' });
    expect((await button.boundingBox())!.height).toBeGreaterThanOrEqual(44);
    await button.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: 'Rechazar' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('[data-remediation=rejected]').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.setViewportSize(DESK);
    expect(received.filter(({ data }) => data.remediation === id)).toEqual([]);
    expect(seen).toEqual({ consoleErrors: [], foreignRequests: [] });
  });

  it('that none has lead nowhere', async () => {
    await speak('en');
    for (const wrong of ['none', '0192a7f0-0000-4000-8000-000000000001']) {
      await page.goto(address(`/remediations/${wrong}`));
      await page.getByRole('heading', { name: 'There is nothing here' }).waitFor();
    }
  });
});
