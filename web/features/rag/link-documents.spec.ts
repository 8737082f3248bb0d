import { expect, test } from 'vitest';
import { linkDocuments, rankDocuments } from './link-documents';
import { readJudgement } from './read-judgement';

const passage = (told: { index?: number; documentId?: string; text?: string }) => ({
  index: undefined,
  documentId: undefined,
  text: undefined,
  ...told,
});
const sentence = (...passages: ReturnType<typeof passage>[]) => ({ start: 0, end: 1, score: 1, passages });

test('a sentence and its closest documents find each other by id or by place', () => {
  const documents = [
    { id: 'a', content: 'first text' },
    { content: '' },
    { id: 'a', content: 'second text' },
    { content: 'third text' },
  ];
  const links = linkDocuments(documents, [
    sentence(passage({ documentId: 'a', text: 'second' }), passage({ index: 2 })),
    sentence(passage({ index: 0, documentId: 'a' })),
    sentence(passage({ index: 9 }), passage({ documentId: 'gone' })),
  ]);
  expect(links.documentsOf).toEqual([[2, 3], [0], []]);
  expect(links.sentencesOf).toEqual([[1], [], [0], []]);
});

test('places count only where the quoted texts stand in the documents shown', () => {
  const documents = [{ content: 'first text' }, { id: 'b', content: 'second text' }];
  const elsewhere = sentence(passage({ index: 0, text: 'a text of another list' }), passage({ index: 1 }));
  expect(linkDocuments(documents, [elsewhere]).documentsOf).toEqual([[]]);
  const here = sentence(passage({ index: 0, text: 'first…' }), passage({ index: 1 }));
  expect(linkDocuments(documents, [here]).documentsOf).toEqual([[0, 1]]);
  const byId = sentence(passage({ index: 0, documentId: 'b', text: 'of another list' }));
  expect(linkDocuments(documents, [byId]).documentsOf).toEqual([[1]]);
});

test('documents without a rank come last', () => {
  expect(
    rankDocuments([{ id: 'x' }, { id: 'b', rank: 2 }, { id: 'a', rank: 1 }]).map(({ id }) => id),
  ).toEqual(['a', 'b', 'x']);
});

const score = (told: object) => ({
  id: '1',
  name: 'groundedness',
  value: 0.4,
  label: 'unsupported',
  explanation: null,
  evidence: [],
  source: 'evaluator' as const,
  traceId: 't',
  spanId: 's',
  sessionId: null,
  at: '2026-03-01T00:00:00Z',
  ...told,
});

test('metadata of any shape is read as far as it fits', () => {
  for (const sentences of [null, 'x', [1, null, { start: 'a' }, { start: 3, end: 2 }], { start: 1 }])
    expect(readJudgement(score({ metadata: { sentences } })).sentences).toEqual([]);
  const told = [{ start: 0, end: 3, score: NaN, passages: [null, { passage: 1 }] }];
  expect(readJudgement(score({ metadata: { sentences: told, language: 'es' } }))).toMatchObject({
    isForeign: true,
    sentences: [{ start: 0, end: 3, score: undefined, passages: [{ index: 1 }] }],
  });
  expect(readJudgement(score({ label: 'not_applicable', value: null })).state).toBe('notApplicable');
});
