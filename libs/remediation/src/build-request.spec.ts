import { remediationRequestSchema } from '@almenara/contract';
import { expect, test } from 'vitest';
import { buildRequest, type RequestInput } from './build-request.js';
import { chooseSegment } from './choose-segment.js';

const share = { value: 0.1, lo: 0, hi: 0.2 };
const attribution: NonNullable<RequestInput['attribution']> = {
  state: 'attributed',
  looked: 100,
  shifted: 20,
  clusters: [
    {
      terms: ['refund', 'gift', 'card', 'lost'],
      events: 20,
      reference: share,
      current: share,
      examples: Array.from({ length: 7 }, (_, i) => ({
        traceId: `t${i}`,
        spanId: 's',
        time: '',
        text: `secret ${i}`,
      })),
      referenceExamples: [],
    },
  ],
  segments: [
    { dimension: 'model', value: 'm2', shifted: 0.9, rest: 0.1, n: 9, difference: share, adjustedP: 0.001 },
  ],
  documents: [
    { documentId: 'https://kb.example/a/1', change: 'gone', reference: 0.1, current: 0, adjustedP: 0.01 },
    {
      documentId: 'https://kb.example/a/2',
      change: 'shifted',
      reference: 0.1,
      current: 0.1,
      adjustedP: 0.01,
    },
    { documentId: 'https://kb.example/b/3', change: 'more', reference: 0, current: 0.1, adjustedP: 0.01 },
  ],
  cause: { cause: 'stale_or_missing_documents', candidates: [], remediation: null },
};
const input: RequestInput = {
  project: 'shop',
  remediation: '0192a7f0-0000-7000-8000-000000000000',
  action: 're_index',
  incident: 'INC-7',
  cause: 'stale_or_missing_documents',
  reason: 'topics_without_documents',
  subjects: ['refund'],
  attempt: 1,
  expiresAt: '2026-03-03T00:00:00.000Z',
  criterion: null,
  dryRun: false,
  attribution,
  neverSupporting: ['faq/9', 'https://kb.example/a/1'],
  sendExamples: false,
};

test('a re-index names documents with why, missing topics without what users wrote, and where documents are', () => {
  const request = buildRequest(input);
  expect(remediationRequestSchema.parse(request)).toEqual(request);
  expect(request.reIndex).toEqual({
    documents: [
      { id: 'faq/9', reason: 'never_supporting' },
      { id: 'https://kb.example/a/1', reason: 'gone' },
      { id: 'https://kb.example/a/2', reason: 'stale' },
    ],
    missingTopics: [{ name: 'refund gift card', terms: ['refund', 'gift', 'card', 'lost'], questions: [] }],
    sourceHints: ['https://kb.example/a/', 'faq/', 'https://kb.example/b/'],
  });
  expect(JSON.stringify(request)).not.toContain('secret');
});

test('questions of users are told where the target may have them, five a topic', () => {
  const { reIndex } = buildRequest({ ...input, sendExamples: true });
  expect(reIndex!.missingTopics[0]!.questions).toEqual([0, 1, 2, 3, 4].map((i) => `secret ${i}`));
});

test('where documents are gone no topic is missing', () => {
  const gone = buildRequest({ ...input, reason: 'documents_gone', subjects: ['old/1'] }).reIndex!;
  expect(gone.missingTopics).toEqual([]);
  expect(gone.documents).toContainEqual({ id: 'old/1', reason: 'gone' });
});

test('a roll-back says what to go back to', () => {
  const request = buildRequest({ ...input, action: 'roll_back', subjects: ['kb-7'], rollBackKind: 'index' });
  expect(request.rollBack).toEqual({ to: 'kb-7', kind: 'index' });
  expect(request).not.toHaveProperty('reIndex');
});

test('the affected part is the topics that shifted, else the value that tells them from others, else all', () => {
  expect(chooseSegment(attribution)).toEqual({
    kind: 'topics',
    topics: [{ terms: ['refund', 'gift', 'card', 'lost'] }],
    least: 1,
  });
  expect(chooseSegment({ ...attribution, clusters: [] })).toEqual({
    kind: 'value',
    dimension: 'model',
    value: 'm2',
  });
  expect(chooseSegment({ ...attribution, clusters: [], segments: [] })).toBeNull();
  expect(chooseSegment(null)).toBeNull();
});
