import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../../services/standalone/e2e/eventually.js';
import { StandaloneProcess } from '../../services/standalone/e2e/standalone-process.js';
import { openBrowser, watch, type Browser, type Watch } from './browser.js';
import { findChromium } from './find-chromium.js';

const EMAIL = 'ana@example.org';
const PASSWORD = 'a long enough password';

describe.skipIf(!findChromium())('people in the console (needs chromium)', () => {
  let standalone: StandaloneProcess;
  const browsers: Browser[] = [];
  let operator: Page;
  let ana: Page;
  let seen: Watch;
  let link: string;
  let secret: string;

  const openPage = async (): Promise<Page> => {
    const browser = await openBrowser();
    browsers.push(browser);
    await browser.context.addCookies([{ name: 'locale', value: 'en', url: standalone.url }]);
    const page = await browser.context.newPage();
    return page;
  };
  const go = (page: Page, path: string) => page.goto(`${standalone.url}${path}`);
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
  const inDialog = (page: Page) => page.locator('dialog[open]');
  const send = (traceId: string) =>
    fetch(`${standalone.url}/v1/batch`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        sender: 'people',
        sequence: 1,
        sentAt: Date.now(),
        events: [
          {
            kind: 'span',
            traceId,
            spanId: traceId,
            name: `question ${traceId}`,
            type: 'llm',
            status: 'ok',
            startTime: Date.now() - 100,
            endTime: Date.now(),
          },
        ],
      }),
    }).then(({ status }) => status);

  beforeAll(async () => {
    standalone = await StandaloneProcess.create();
    await standalone.start();
    operator = await openPage();
    seen = watch(operator, standalone.url);
    await operator.goto(standalone.logInUrl);
    await operator.waitForURL((url) => url.pathname === '/default');
  });

  afterAll(async () => {
    for (const browser of browsers) await browser.close();
    await standalone?.remove();
  });

  it('lets the operator create a project, with an id made from its name', async () => {
    await button(operator, 'New project').click();
    await inDialog(operator).getByLabel('Name').fill('Shop Ñandú');
    expect(await inDialog(operator).getByLabel('Id', { exact: true }).inputValue()).toBe('shop-nandu');
    await button(operator, 'Create project').click();
    await operator.waitForURL((url) => url.pathname === '/shop-nandu');
  });

  it('makes an invitation whose link is shown once', async () => {
    await go(operator, '/shop-nandu/settings/members');
    await button(operator, 'Invite').click();
    await button(operator, 'Make the link').click();
    await inDialog(operator).getByText('An e-mail address is needed').waitFor();
    await inDialog(operator).getByLabel('E-mail').fill(EMAIL);
    await button(operator, 'Make the link').click();
    link = (await inDialog(operator).locator('[data-secret]').textContent())!;
    expect(link).toContain('/invitation?token=');
    await button(operator, 'I have kept it').click();
    await operator.getByRole('row', { name: EMAIL }).getByText('open').waitFor();
    expect(await operator.content()).not.toContain(new URL(link).searchParams.get('token'));
  });

  it('lets the invited person set a password, and takes the token out of the address at once', async () => {
    ana = await openPage();
    await ana.goto(link);
    await ana.locator('[data-invitation=new]').waitFor();
    expect(new URL(ana.url()).search).toBe('');
    await ana.getByText('Shop Ñandú').waitFor();
    await ana.getByLabel('Your name').fill('Ana');
    await ana.getByLabel('Password').fill('short');
    await button(ana, 'Accept').click();
    const password = ana.getByLabel('Password');
    expect(await password.getAttribute('aria-invalid')).toBe('true');
    await password.fill(PASSWORD);
    await button(ana, 'Accept').click();
    await ana.waitForURL((url) => url.pathname === '/shop-nandu');
  });

  it('takes an invitation once', async () => {
    const stranger = await openPage();
    await stranger.goto(link);
    await stranger.locator('[data-state=invitation-over]').waitFor();
    await stranger.close();
  });

  it('shows a viewer what a viewer may see, and names the role for the rest', async () => {
    expect(await ana.locator('header select').first().locator('option').allTextContents()).toEqual([
      'Shop Ñandú',
    ]);
    expect(await button(ana, 'New project').count()).toBe(0);
    await go(ana, '/shop-nandu/traces');
    await ana.locator('[data-state=empty-never]', { hasText: 'engineer' }).waitFor();
    for (const tab of ['keys', 'audit-log', 'erasure']) {
      await go(ana, `/shop-nandu/settings/${tab}`);
      await ana.locator('[data-state=forbidden]', { hasText: 'admin' }).waitFor();
    }
    await go(ana, '/shop-nandu/settings/members');
    await ana.getByRole('row', { name: EMAIL }).waitFor();
    expect(await button(ana, 'Invite').count()).toBe(0);
    const refused = await ana.evaluate(() =>
      fetch('/api/v1/projects/shop-nandu/keys').then(({ status }) => status),
    );
    expect(refused).toBe(403);
    await go(ana, '/default');
    await ana.getByText('There is nothing here').waitFor();
  });

  it('makes a key that is shown once and works', async () => {
    await go(operator, '/shop-nandu/settings/keys');
    await button(operator, 'New key').click();
    await button(operator, 'Create key').click();
    await inDialog(operator).getByText('A name is needed').waitFor();
    await inDialog(operator).getByLabel('Name').fill('web app');
    await button(operator, 'Create key').click();
    secret = (await inDialog(operator).locator('[data-secret]').textContent())!;
    await button(operator, 'I have kept it').click();
    await operator.getByRole('row', { name: 'web app' }).getByText('active').waitFor();
    expect(await operator.content()).not.toContain(secret);
    expect(await send('with-key')).toBe(200);
    await eventually(
      () => standalone.list('/api/v1/projects/shop-nandu/traces'),
      (traces) => traces.length === 1,
    );
    await go(ana, '/shop-nandu/traces?range=24h');
    await ana.locator('[role=grid] [role=row]', { hasText: 'question with-key' }).waitFor();
  });

  it('refuses a key from its revocation on', async () => {
    await button(operator, 'Revoke web app').click();
    await inDialog(operator).getByRole('button', { name: 'Revoke' }).click();
    await operator.getByRole('row', { name: 'web app' }).getByText('revoked').waitFor();
    await expect.poll(() => send('after-revocation'), { timeout: 120_000 }).toBe(401);
  });

  it('tells all of it in the audit log, whose chain is intact, and finds one action by the address', async () => {
    await go(operator, '/shop-nandu/settings/audit-log');
    await operator.locator('[data-chain=intact]').waitFor();
    for (const what of [
      'created the project',
      'invited somebody',
      'accepted an invitation',
      'created a key',
      'revoked a key',
    ]) {
      await operator.getByRole('cell', { name: what }).first().waitFor();
    }
    await operator.getByLabel('Action').selectOption('revokeKey');
    await operator.waitForURL('**action=revokeKey**');
    await operator.getByRole('cell', { name: 'created a key' }).waitFor({ state: 'detached' });
    await operator.reload();
    await operator.getByRole('cell', { name: 'revoked a key' }).waitFor();
    await operator.getByRole('button', { name: /before and after/ }).click();
    await operator.locator('[data-changes]', { hasText: 'hash' }).waitFor();
    expect(await operator.content()).not.toContain(secret);
    const download = operator.waitForEvent('download');
    await operator.getByRole('link', { name: 'Export as NDJSON' }).click();
    expect((await download).suggestedFilename()).toMatch(/\.ndjson$/);
  });

  it('logs out for good, and in again with the password alone', async () => {
    await button(ana, 'Log out').click();
    await ana.waitForURL('**/login');
    await go(ana, '/shop-nandu');
    await ana.waitForURL('**/login');
    await ana.getByLabel('E-mail').fill(EMAIL);
    await ana.getByLabel('Password').fill('not the password');
    await button(ana, 'Log in').first().click();
    await ana.getByText('do not belong together').waitFor();
    await ana.getByLabel('Password').fill(PASSWORD);
    await button(ana, 'Log in').first().click();
    await ana.waitForURL((url) => url.pathname === '/shop-nandu');
    await go(ana, '/shop-nandu/settings/account');
    await ana.getByText('this session').waitFor();
  });

  it('throttles guesses and says how long to wait', async () => {
    const guesser = await openPage();
    await go(guesser, '/login');
    await guesser.getByLabel('E-mail').fill(EMAIL);
    const throttled = guesser.getByText(/Try again in \d+ seconds?/);
    for (let guess = 0; guess < 30 && (await throttled.count()) === 0; guess++) {
      await guesser.getByLabel('Password').fill(`guess ${guess}`);
      const answered = guesser.waitForResponse('**/session/password');
      await button(guesser, 'Log in').first().click();
      await answered;
      await guesser.locator('p[role=alert]:not(:empty)').first().waitFor();
    }
    await throttled.waitFor();
    expect(await button(guesser, 'Log in').first().isDisabled()).toBe(true);
  });

  it('leaves single letters alone for who switched them off', async () => {
    await go(operator, '/shop-nandu/settings/appearance');
    await operator.getByLabel('Off').check();
    await operator.reload();
    await operator.getByLabel('Off').waitFor();
    await operator.getByRole('heading', { name: 'Settings' }).click();
    await operator.keyboard.press('g');
    await operator.keyboard.press('t');
    await operator.getByLabel('On').check();
    await operator.getByRole('heading', { name: 'Settings' }).click();
    await operator.keyboard.press('g');
    await operator.keyboard.press('d');
    await operator.waitForURL((url) => url.pathname === '/shop-nandu/health');
  });

  it('did so without an error in the console or a foreign request', () => {
    expect(seen).toEqual({ consoleErrors: [], foreignRequests: [] });
  });
});
