import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN_TOKEN } from '../../services/standalone/e2e/ask-api.js';
import { eventually } from '../../services/standalone/e2e/eventually.js';
import { INGEST_KEY, StandaloneProcess } from '../../services/standalone/e2e/standalone-process.js';
import { openBrowser, seriousFindings, watch, type Browser } from './browser.js';
import { findChromium } from './find-chromium.js';

const HOSTILE = '<img src="http://evil.example/x" onerror="alert(1)"> ![x](http://evil.example/pixel.png)';
/** Characters beyond the basic plane before the marked words: one code point and two units each. */
const ANSWER = `🎉 You have 30 days. 𝒜 refund is immediate. ${HOSTILE}`;
const DOCUMENTS = [
  { id: 'returns.md', content: 'You may return it within 30 days.', rank: 1, score: 0.8 },
  { id: 'refunds.md', content: 'Refunds take five working days.', rank: 2, score: 0.5 },
];
const ANSWERS = 240;
const VERSION = 'told-by-test';

const pointsBefore = (words: string) => Array.from(ANSWER.slice(0, ANSWER.indexOf(words))).length;

describe.skipIf(!findChromium())('quality in the console (needs chromium)', () => {
  let standalone: StandaloneProcess;
  let browser: Browser;
  let page: Page;
  const address = (more = '') =>
    `${standalone.url}/default/quality?range=24h&evaluator=groundedness&version=${VERSION}${more}`;

  const answer = (id: string, at: number, model: string) => {
    const span = { kind: 'span', traceId: id, status: 'ok', startTime: at, endTime: at + 100 };
    return [
      { ...span, spanId: 'root', type: 'chain', name: 'ask', input: `question ${id}`, output: ANSWER },
      {
        ...span,
        spanId: 'found',
        parentSpanId: 'root',
        type: 'retriever',
        name: 'retrieve',
        documents: DOCUMENTS,
      },
      {
        ...span,
        spanId: 'llm',
        parentSpanId: 'root',
        type: 'llm',
        name: 'chat',
        modelAnswered: model,
        output: [{ role: 'assistant', content: ANSWER }],
      },
    ];
  };
  const score = (id: string, isBad: boolean) => {
    const [second, third] = [pointsBefore('𝒜'), pointsBefore(HOSTILE)];
    const start = pointsBefore('immediate');
    return {
      kind: 'score',
      id: `judged-${id}`,
      name: 'groundedness',
      source: 'evaluator',
      evaluator: 'groundedness',
      evaluatorVersion: VERSION,
      inclusionProbability: 1,
      traceId: id,
      spanId: 'llm',
      value: isBad ? 0.125 : 0.9,
      label: isBad ? 'unsupported' : 'supported',
      evidence: isBad ? [{ start, end: start + 'immediate'.length }] : [],
      metadata: {
        sentences: [
          { start: 0, end: second - 1, score: 0.9, passages: [{ index: 0, text: DOCUMENTS[0]!.content }] },
          {
            start: second,
            end: third - 1,
            score: 0.1,
            passages: [{ index: 1, documentId: 'refunds.md', text: DOCUMENTS[1]!.content }],
          },
        ],
      },
    };
  };

  /** The evaluator of this machine would judge the same answers, and its verdicts would be the last ones. */
  const switchOff = async (evaluator: string): Promise<void> => {
    await eventually(
      () =>
        fetch(`${standalone.url}/api/v1/projects/default/evaluators/${evaluator}`, {
          method: 'PUT',
          headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' },
          body: JSON.stringify({ enabled: false, share: 1 }),
        }),
      ({ ok }) => ok,
    );
  };

  beforeAll(async () => {
    standalone = await StandaloneProcess.create();
    await standalone.start();
    await switchOff('groundedness');
    const begin = Date.now() - 12 * 3_600_000;
    const ids = Array.from({ length: ANSWERS }, (_, index) => `answer-${index}`);
    const events = ids.flatMap((id, index) => [
      ...answer(id, begin + index * 60_000, index % 2 ? 'small' : 'large'),
      ...(index < 220 ? [score(id, index % 10 === 0)] : []),
    ]);
    const response = await fetch(`${standalone.url}/v1/batch`, {
      method: 'POST',
      headers: { authorization: `Bearer ${INGEST_KEY}`, 'content-type': 'application/json' },
      body: JSON.stringify({ sender: 'quality', sequence: 1, sentAt: Date.now(), events }),
    });
    if (!response.ok) throw new Error(`not accepted: ${response.status}`);
    const from = new Date(begin - 1000).toISOString();
    await eventually(
      () =>
        standalone.get<{ eligible: number; scored: number }>(
          `/api/v1/projects/default/quality?from=${from}&evaluator=groundedness&version=${VERSION}`,
        ),
      ({ eligible, scored }) => eligible === ANSWERS && scored === 220,
      60_000,
    );
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

  it('tells the rate with its interval, its method and how much is not judged', async () => {
    const seen = watch(page, standalone.url);
    await page.goto(address());
    const rate = page.locator('[data-quality-rate]');
    // 22 of 220: Wilson's interval is 6.7 to 14.7 per cent.
    await rate.getByText(/10\s%\s\[6\.7–14\.7\]/).waitFor();
    await rate.locator('[data-method=weighted]').waitFor();
    await rate.locator('[data-partial]', { hasText: '8.3' }).waitFor();
    await page.locator('[data-group=model] tbody tr').nth(1).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    expect(seen).toEqual({ consoleErrors: [], foreignRequests: [] });
  });

  it('leads from the share on Home to the page of the same time', async () => {
    await page.goto(`${standalone.url}/default?range=24h`);
    await page.locator('[data-answers=judged]').waitFor();
    await page
      .locator('figure', { hasText: 'Unsupported answers' })
      .getByRole('link', { name: 'Quality' })
      .click();
    await page.waitForURL('**/default/quality?range=24h&evaluator=groundedness');
    await page.locator('[data-quality-rate]', { hasText: 'Answers with unsupported words' }).waitFor();
  });

  it('shows only the interval where a group leaves too few answers', async () => {
    await page.goto(address('&model=small'));
    await page.locator('[data-quality-rate] [data-state=insufficient]').waitFor();
    await page.locator('[data-quality-rate]', { hasText: /\d to \d+(\.\d)? %/ }).waitFor();
  });

  it('keeps evaluator and filters in the address: a reload shows the same, Back undoes a step', async () => {
    await page.goto(address());
    await page.locator('[data-group=model] tbody button', { hasText: 'large' }).click();
    await page.waitForURL('**model=large**');
    await page.locator('[data-quality-rate]', { hasText: 'of 110' }).waitFor();
    await page.reload();
    await page.locator('[data-quality-rate]', { hasText: 'of 110' }).waitFor();
    await page.goBack();
    await page.locator('[data-quality-rate]', { hasText: 'of 220' }).waitFor();
  });

  it('leads from a worst answer to its unsupported words, and by the keyboard to what comes nearest', async () => {
    const seen = watch(page, standalone.url);
    await page.goto(address('&model=large'));
    await page.getByRole('link', { name: 'question answer-0', exact: true }).click();
    await page.waitForURL('**/default/traces/answer-0**');
    expect(new URL(page.url()).searchParams.get('model')).toBe('large');
    const marked = page.locator('mark[data-unsupported]');
    await marked.waitFor();
    expect(await marked.textContent()).toBe('unsupported: immediate');
    await page.locator('[data-judgement=unsupported]', { hasText: '0.13' }).waitFor();

    const sentence = page.locator('[role=button]', { has: marked });
    await sentence.focus();
    await page.keyboard.press('Enter');
    await page.locator('[data-closest]', { hasText: 'Refunds take five working days.' }).waitFor();
    await page.locator('li[data-near="0"]', { hasText: 'refunds.md' }).waitFor();
    await page.getByRole('button', { name: 'Nearest to sentence 1' }).click();
    await page.locator('[data-of-document]', { hasText: 'You have 30 days.' }).waitFor();

    expect(await page.locator('main img').count()).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);
    expect(seen).toEqual({ consoleErrors: [], foreignRequests: [] });
  });

  it('says of an answer that nobody judged that nobody did', async () => {
    await page.goto(`${standalone.url}/default/traces/answer-239?view=rag`);
    await page.locator('[data-judgement]').waitFor();
    expect(await page.locator('mark[data-unsupported]').count()).toBe(0);
  });
});
