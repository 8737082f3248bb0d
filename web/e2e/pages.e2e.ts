import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN_TOKEN } from '../../services/standalone/e2e/ask-api.js';
import { eventually } from '../../services/standalone/e2e/eventually.js';
import { StandaloneProcess } from '../../services/standalone/e2e/standalone-process.js';
import { giveLabels } from './give-labels.js';
import { openBrowser, overflowOnPhone, seriousFindings, watch, type Browser } from './browser.js';
import { findChromium } from './find-chromium.js';

const images = fileURLToPath(new URL('../../docs/images/', import.meta.url));
/** Screenshots are renewed on purpose only: each run would change the files a little. */
const keepImages = Boolean(process.env['ALMENARA_SCREENSHOTS']);

/** Images show a demo whose whole history is judged, which takes minutes. */
const HISTORY_MS = 600_000;
const SETUP_MS = 420_000 + (keepImages ? HISTORY_MS : 0);

/**
 * Each page is seen in both languages and both themes: a word does not depend on the theme, nor a colour on the
 * language. All four are taken where their images are wanted.
 */
const LOOKS = [
  ['en', 'light'],
  ['es', 'dark'],
  ...(keepImages
    ? ([
        ['en', 'dark'],
        ['es', 'light'],
      ] as const)
    : []),
] as const;

describe.skipIf(!findChromium())('console pages in Chromium (needs chromium)', () => {
  let standalone: StandaloneProcess;
  let browser: Browser;
  let traceId: string;
  let agentTrace: string;
  /** An answer that the evaluator of this machine judged, with words that have no support. */
  let judged: { traceId: string; spanId: string };
  let invitation: string;
  /** Traces whose scores this test told. */
  const told = new Set<string>();

  beforeAll(async () => {
    standalone = await StandaloneProcess.create({ ALMENARA_DEMO: 'replay' });
    await standalone.start();
    const traces = await eventually(
      () =>
        standalone.get<{ items: { traceId: string; spanCount: number; documentCount: number }[] }>(
          '/api/v1/projects/demo/traces?limit=1000',
        ),
      ({ items }) => items.length >= 500,
      90_000,
    );
    traceId = traces.items.find(
      ({ spanCount, documentCount }) => spanCount >= 3 && documentCount > 0,
    )!.traceId;
    const agents = await standalone.get<{ items: { trace: { traceId: string } }[] }>(
      '/api/v1/projects/demo/sessions/desk-plan-de-carrera/turns',
    );
    agentTrace = agents.items[0]!.trace.traceId;
    if (keepImages) await historyJudged();
    else await judge();
    judged = await findJudged();
    // Labels of a test would stand in the rates of the images.
    if (!keepImages) await giveLabels(standalone, 'demo');
    browser = await openBrowser();
    const page = await browser.context.newPage();
    await page.goto(standalone.logInUrl);
    await page.waitForURL((url) => !url.pathname.startsWith('/login'));
    invitation = await invite('ana@example.org');
    await page.close();
  }, SETUP_MS);

  afterAll(async () => {
    await browser?.close();
    await standalone?.remove();
  });

  /** Sends scores of answers of the demo, as an evaluator of its own would. */
  const judge = async (): Promise<void> => {
    const headers = { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' };
    const made = await fetch(`${standalone.url}/api/v1/projects/demo/keys`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ name: 'scores' }),
    });
    const { secret } = (await made.json()) as { secret: string };
    const { items } = await standalone.get<{ items: { traceId: string; spanId: string }[] }>(
      '/api/v1/projects/demo/spans?type=llm&limit=300',
    );
    for (const { traceId: trace } of items) told.add(trace);
    const events = items.map(({ traceId: trace, spanId }, index) => ({
      kind: 'score',
      id: `told-${index}`,
      name: 'groundedness',
      source: 'evaluator',
      evaluator: 'groundedness',
      evaluatorVersion: 'told',
      inclusionProbability: 1,
      traceId: trace,
      spanId,
      value: index % 9 ? 0.9 : 0.2,
      label: index % 9 ? 'supported' : 'unsupported',
    }));
    await fetch(`${standalone.url}/v1/batch`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      body: JSON.stringify({ sender: 'pages', sequence: 1, sentAt: Date.now(), events }),
    });
    await eventually(
      () => standalone.get<{ scored: number }>('/api/v1/projects/demo/quality?version=told'),
      ({ scored }) => scored > 0,
      30_000,
    );
  };

  /** In pictures a few sentences, so that all of it is to be seen. */
  const findJudged = async () => {
    interface Answer {
      traceId: string;
      spanId: string;
      question: string;
      answer: string;
      note: string | null;
    }
    const isShort = ({ question, answer }: Answer) =>
      question.length < 80 && answer.length > 200 && answer.length < 450;
    // Pictures alone need a short one; waiting for it would be waiting for much of the history.
    const isWanted = (answer: Answer) =>
      !told.has(answer.traceId) && answer.note === null && (!keepImages || isShort(answer));
    const { items } = await eventually(
      () =>
        standalone.get<{ items: Answer[] }>(
          '/api/v1/projects/demo/quality/answers?evaluator=groundedness&limit=1000',
        ),
      (page) => page.items.some(isWanted),
      // History is embedded before it is scored, and scored in the time that live answers leave.
      300_000,
    );
    return items.find(isWanted)!;
  };

  const historyJudged = () =>
    eventually(
      () => standalone.get<{ items: { state: string }[] }>('/api/v1/projects/demo/evaluators/backfills'),
      ({ items }) => items.length > 0 && items.every(({ state }) => state === 'done'),
      HISTORY_MS,
    );

  /** Path of the page on which somebody accepts an invitation. */
  const invite = async (email: string): Promise<string> => {
    const response = await fetch(`${standalone.url}/api/v1/projects/demo/invitations`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' },
      body: JSON.stringify({ email, role: 'viewer' }),
    });
    const { link } = (await response.json()) as { link: string };
    return link.slice(standalone.url.length);
  };

  const PAGES: { name: string; path: () => string; settled: (page: Page) => Promise<unknown> }[] = [
    { name: 'home', path: () => '/demo?range=7d', settled: (page) => page.waitForSelector('figure canvas') },
    {
      name: 'home-empty',
      path: () => '/default',
      settled: (page) => page.waitForSelector('[data-state=empty-never] pre'),
    },
    {
      name: 'traces',
      path: () => '/demo/traces?range=7d',
      settled: (page) => page.waitForSelector('[role=grid] [role=row][aria-rowindex="2"]'),
    },
    {
      name: 'traces-empty',
      path: () => '/default/traces',
      settled: (page) => page.waitForSelector('[data-state=empty-never] pre'),
    },
    {
      name: 'traces-filtered-empty',
      path: () => '/demo/traces?range=7d&model=no-such-model',
      settled: (page) => page.waitForSelector('[data-state=empty-filtered]'),
    },
    {
      name: 'trace',
      path: () => `/demo/traces/${traceId}`,
      settled: (page) => page.waitForSelector('[data-judgement]'),
    },
    {
      name: 'trace-rag',
      path: () => `/demo/traces/${judged.traceId}?view=rag&span=${judged.spanId}`,
      settled: (page) => page.waitForSelector('[data-judgement=unsupported]'),
    },
    {
      name: 'trace-timeline',
      path: () => `/demo/traces/${traceId}?view=timeline`,
      settled: async (page) => {
        await page.waitForSelector('[role=treeitem]');
        await page.waitForSelector('section[aria-label] dl');
      },
    },
    ...(['tree', 'graph'] as const).map((view) => ({
      name: `trace-agents-${view}`,
      path: () => `/demo/traces/${agentTrace}?view=${view}`,
      settled: async (page: Page) => {
        await page.waitForSelector('[data-agent-steps=found]');
        await page.waitForSelector('section[aria-label] dl');
        if (view === 'graph') await page.waitForSelector('ol button', { state: 'attached' });
      },
    })),
    {
      name: 'sessions',
      path: () => '/demo/sessions?range=7d',
      settled: (page) => page.waitForSelector('tbody tr'),
    },
    {
      name: 'sessions-empty',
      path: () => '/default/sessions',
      settled: (page) => page.waitForSelector('[data-state=empty-never] pre'),
    },
    {
      name: 'sessions-filtered-empty',
      path: () => '/demo/sessions?range=7d&model=no-such-model',
      settled: (page) => page.waitForSelector('[data-state=empty-filtered]'),
    },
    {
      name: 'session',
      path: () => '/demo/sessions/desk-where-is-my-order',
      settled: (page) => page.waitForSelector('article'),
    },
    {
      name: 'quality',
      path: () => `/demo/quality?range=7d&evaluator=groundedness${keepImages ? '' : '&version=told'}`,
      settled: async (page) => {
        await page.waitForSelector('[data-quality-rate]');
        await page.waitForSelector('section tbody a');
      },
    },
    {
      name: 'quality-empty',
      path: () => '/default/quality',
      settled: (page) => page.waitForSelector('[data-state=empty-never] pre'),
    },
    {
      name: 'quality-filtered-empty',
      path: () => '/demo/quality?range=7d&model=no-such-model',
      settled: (page) => page.waitForSelector('[data-state=empty-filtered]'),
    },
    {
      name: 'labelling',
      path: () => '/demo/labelling',
      settled: (page) => page.waitForSelector('[data-item] [role=button]'),
    },
    {
      name: 'labelling-empty',
      path: () => '/default/labelling',
      settled: (page) => page.waitForSelector('[data-state=empty-nothing_scored]'),
    },
    ...(keepImages
      ? []
      : [
          {
            name: 'labelling-agreement',
            path: () => '/demo/labelling/agreement',
            settled: (page: Page) => page.waitForSelector('[data-agreement] figure svg'),
          },
        ]),
    {
      name: 'labelling-agreement-empty',
      path: () => '/default/labelling/agreement',
      settled: (page) => page.waitForSelector('[data-state=empty-no-labels]'),
    },
    {
      name: 'health',
      path: () => '/demo/health',
      settled: (page) => page.waitForSelector('[data-verdict] + [data-canary] canvas'),
    },
    {
      name: 'health-empty',
      path: () => '/default/health',
      settled: (page) => page.waitForSelector('[data-state=empty-senders]'),
    },
    {
      name: 'evaluators',
      path: () => '/demo/evaluators?range=24h',
      settled: async (page) => {
        await page.waitForSelector('[data-evaluator]');
        await page.waitForSelector('[data-traces]');
      },
    },
    {
      name: 'evaluators-card',
      path: () => '/demo/evaluators?range=24h&open=truncation',
      settled: (page) => page.waitForSelector('[data-details=truncation]'),
    },
    ...(
      [
        ['monitors', 'monitors', '[data-budget] ~ ul [data-monitor]'],
        ['monitors-new', 'monitors/new', '[data-backtest=done] canvas'],
        ['monitors-detail', 'monitors/error_rate', '[data-log]'],
        ['remediations-empty', 'remediations', '[data-state=no-remediations]'],
        ['remediations-filtered-empty', 'remediations?state=verify', '[data-state=empty-filtered]'],
        ['settings-deliveries', 'settings/targets/deliveries?state=failed', '[data-state=empty]'],
        ['settings-audit-log-filtered-empty', 'settings/audit-log?action=revokeKey', '[data-state=empty]'],
      ] as const
    ).map(([name, path, selector]) => ({
      name,
      path: () => `/demo/${path}`,
      settled: (page: Page) => page.waitForSelector(selector),
    })),
    {
      name: 'settings-appearance',
      path: () => '/demo/settings/appearance',
      settled: (page) => page.waitForSelector('input[name=density]'),
    },
    ...(
      [
        ['project', 'form select'],
        ['keys', '[role=region] table'],
        ['members', 'section + section + section table'],
        ['audit-log', '[data-chain=intact] ~ [role=region] table'],
        ['prices', '[data-priced]'],
        ['privacy', 'fieldset input[type=checkbox]'],
        ['erasure', '[data-state=empty]'],
        ['targets', '[data-state=empty]'],
        ['account', '[role=region] table'],
      ] as const
    ).map(([tab, selector]) => ({
      name: `settings-${tab}`,
      path: () => `/demo/settings/${tab}`,
      settled: (page: Page) => page.waitForSelector(selector),
    })),
    {
      name: 'invitation',
      path: () => invitation,
      settled: (page) => page.waitForSelector('[data-invitation=new]'),
    },
    { name: 'login', path: () => '/login', settled: (page) => page.waitForSelector('input') },
  ];

  for (const { name, path, settled } of PAGES) {
    for (const [language, theme] of LOOKS) {
      it(`${name} in ${language}, ${theme}: no console error, no foreign request, no serious accessibility finding, nothing clipped on a phone`, async () => {
        await browser.context.addCookies([
          { name: 'locale', value: language, url: standalone.url },
          { name: 'theme', value: theme, url: standalone.url },
        ]);
        const page = await browser.context.newPage();
        const seen = watch(page, standalone.url);
        try {
          await page.goto(`${standalone.url}${path()}`);
          await settled(page);
          await page.evaluate(() => document.fonts.ready);
          expect(await page.getAttribute('html', 'lang')).toBe(language);
          expect(await page.getAttribute('html', 'data-theme')).toBe(theme);
          expect(await seriousFindings(page)).toEqual([]);
          expect(seen).toEqual({ consoleErrors: [], foreignRequests: [] });
          if (keepImages) {
            mkdirSync(images, { recursive: true });
            await page.screenshot({ path: join(images, `${name}-${language}-${theme}.png`) });
          }
          expect(await overflowOnPhone(page)).toBeLessThanOrEqual(0);
        } finally {
          await page.close();
        }
      });
    }
  }

  it('would find a page that breaks a rule', async () => {
    const page = await browser.context.newPage();
    await page.goto(`${standalone.url}/login`);
    await page.evaluate(() => document.body.append(document.createElement('button')));
    expect(await seriousFindings(page)).toHaveLength(1);
    await page.evaluate(() => (document.body.style.width = '500px'));
    expect(await overflowOnPhone(page)).toBeGreaterThan(0);
    await page.close();
  });
});
