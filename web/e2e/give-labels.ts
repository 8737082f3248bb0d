import { expect } from 'vitest';
import { ADMIN_TOKEN } from '../../services/standalone/e2e/ask-api.js';
import { eventually } from '../../services/standalone/e2e/eventually.js';
import type { StandaloneProcess } from '../../services/standalone/e2e/standalone-process.js';

const ANSWERS = 30;
const LABELLED = 24;
const TEXT = 'An opened box may come back. The refund arrives at once.';

/** An answer with its documents, and what an evaluator says of it. */
export function scoredAnswer(traceId: string, value: number): object[] {
  const text = { traceId, spanId: 'answer' };
  const second = TEXT.indexOf('The refund');
  const sentences = [
    { start: 0, end: second - 1, score: 0.9 },
    { start: second, end: TEXT.length, score: value },
  ];
  return [
    {
      ...text,
      kind: 'span',
      name: 'answer',
      type: 'llm',
      startTime: Date.now() - 2000,
      endTime: Date.now() - 1000,
      input: [{ role: 'user', content: 'May I send back a box that I opened?' }],
      output: [{ role: 'assistant', content: TEXT }],
      documents: [{ id: 'returns.md', content: 'An opened box may come back within 30 days.', rank: 1 }],
    },
    {
      ...text,
      kind: 'score',
      id: `groundedness-${traceId}`,
      name: 'groundedness',
      value,
      label: value < 0.5 ? 'unsupported' : 'supported',
      source: 'evaluator',
      evaluator: 'groundedness',
      evaluatorVersion: '1',
      inclusionProbability: 1,
      metadata: { sentences },
    },
  ];
}

/** Sends scored answers to a project and labels most of them, so that each of its pages has something to show. */
export async function giveLabels(standalone: StandaloneProcess, project: string): Promise<void> {
  const api = `${standalone.url}/api/v1/projects/${project}`;
  const ask = async (path: string, body?: object): Promise<unknown> => {
    const response = await fetch(`${api}${path}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        authorization: `Bearer ${ADMIN_TOKEN}`,
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    expect(response.status, path).toBe(200);
    return response.json();
  };
  const { key } = (await ask('/ingest-key')) as { key: string };
  const events = Array.from({ length: ANSWERS }, (_, n) =>
    scoredAnswer(`to-label-${n}`, (n + 0.5) / ANSWERS),
  ).flat();
  const response = await fetch(`${standalone.url}/v1/batch`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ sender: 'labels', sequence: 1, sentAt: Date.now(), events }),
  });
  expect(response.status).toBe(200);
  interface Next {
    item: { traceId: string; spanId: string } | null;
  }
  const next = () =>
    eventually(
      () => ask('/labels/queue?question=groundedness') as Promise<Next>,
      ({ item }) => item !== null,
      30_000,
    );
  for (let n = 0; n < LABELLED; n++) {
    const { item } = await next();
    const { traceId, spanId } = item!;
    // The evaluator of the machine may have scored others too; some of them are called bad as well.
    const [, sent] = /^to-label-(\d+)$/.exec(traceId) ?? [];
    const isBad = sent === undefined ? n % 3 === 0 : Number(sent) < ANSWERS / 3;
    const verdict = isBad ? 'unsupported' : 'supported';
    await ask('/labels', { question: 'groundedness', traceId, spanId, verdict });
  }
}
