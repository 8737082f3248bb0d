import { expect, test } from 'vitest';
import { compareMatched } from './compare-matched.js';
import { around, makeAnswers } from './testing/answers.js';
import { judgeValue } from './thresholds.js';

const current = (window: string) => window === 'current';

test('without a change nothing moved', () => {
  const { documents, documentCount, sameDocumentScore, answers } = compareMatched(makeAnswers());
  for (const change of [documents, sameDocumentScore, answers.text, answers.length])
    expect(judgeValue(change!)).toBe('still');
  expect(documentCount).toMatchObject({ pValue: 1, shift: 0 });
});

const swapDocuments = (topics: number) =>
  compareMatched(
    makeAnswers(({ window, topic, random }) =>
      current(window) && topic < topics && random() < 0.6
        ? { documents: [{ id: 'document-5-0', score: 0.6 }] }
        : {},
    ),
  ).documents!;

test('other documents for the same questions of all topics are seen', () => {
  const documents = swapDocuments(5);
  expect(judgeValue(documents)).toBe('moved');
  expect(documents.difference).toBeLessThan(0);
  expect(documents.breadth).toBeGreaterThan(0.5);
});

test('other documents for the questions of one topic are told from those of all', () => {
  const documents = swapDocuments(1);
  expect(judgeValue(documents)).toBe('moved');
  expect(documents.breadth).toBeLessThan(0.4);
});

test('documents that are new to the index are no change of how documents are found', () => {
  const { documents } = compareMatched(
    makeAnswers(({ window, topic }) =>
      current(window)
        ? { documents: [{ id: 'fresh' }, { id: `document-${topic}-0` }, { id: `document-${topic}-1` }] }
        : {},
    ),
  );
  expect(judgeValue(documents!)).toBe('still');
});

test('new questions do not pass for other documents', () => {
  const { documents } = compareMatched(
    makeAnswers(({ window, random }) =>
      current(window) && random() < 0.2
        ? { question: around(10, random), documents: [{ id: 'document-0-0' }, { id: 'document-3-1' }] }
        : {},
    ),
  );
  expect(judgeValue(documents!)).toBe('still');
});

test('other scores of the same documents are seen', () => {
  const { sameDocumentScore, documents } = compareMatched(
    makeAnswers(({ window, topic }) =>
      current(window)
        ? { documents: [0, 1].map((at) => ({ id: `document-${topic}-${at}`, score: 0.5 })) }
        : {},
    ),
  );
  expect(judgeValue(sameDocumentScore!)).toBe('moved');
  expect(judgeValue(documents!)).toBe('still');
});

test('longer answers are seen, and by which version', () => {
  const { answers, sameVersion, newVersion } = compareMatched(
    makeAnswers(({ window, random }) =>
      current(window) && random() < 0.5 ? { outputLength: 400, version: 'v2' } : { version: 'v1' },
    ),
  );
  expect(judgeValue(answers.length!)).toBe('moved');
  expect(judgeValue(sameVersion.length!)).toBe('still');
  expect(judgeValue(newVersion.length!)).toBe('moved');
  expect(newVersion.length!.shift).toBeGreaterThan(0);
});

test('another style of the answers is seen', () => {
  const { answers } = compareMatched(
    makeAnswers(({ window, topic, random }) => {
      if (!current(window)) return {};
      const output = around(topic, random);
      output[11]! += 0.5;
      return { output };
    }),
  );
  expect(judgeValue(answers.text!)).toBe('moved');
});

test('an app without documents is compared by its answers alone', () => {
  const evidence = compareMatched(makeAnswers(() => ({ documents: [] })));
  expect(evidence.documents).toBeUndefined();
  expect(evidence.answers.length).toBeDefined();
});

test('no rows, one window or few rows give no evidence', () => {
  const nothing = { answers: {}, sameVersion: {}, newVersion: {} };
  expect(compareMatched([])).toEqual(nothing);
  expect(compareMatched(makeAnswers().filter(({ window }) => current(window)))).toEqual(nothing);
  expect(compareMatched(makeAnswers().slice(0, 20))).toEqual(nothing);
});
