import { expect, test } from 'vitest';
import { chooseRagSpans } from './choose-rag-spans';

const span = (
  spanId: string,
  type: 'llm' | 'retriever' | 'reranker' | 'chain',
  documentCount: number,
  startTime: string,
) => ({
  spanId,
  parentSpanId: spanId === 'root' ? null : 'root',
  type,
  documentCount,
  startTime,
});

test('documents come from the last ranking, question and answer from the root', () => {
  const spans = [
    span('llm', 'llm', 0, '5'),
    span('rerank', 'reranker', 3, '3'),
    span('retrieve', 'retriever', 20, '2'),
    span('root', 'chain', 0, '1'),
  ];
  expect(chooseRagSpans(spans)).toEqual({ root: 'root', retrieval: 'rerank', answer: 'llm' });
});

test('a trace without documents has no such view', () => {
  expect(chooseRagSpans([span('root', 'chain', 0, '1')])).toBeUndefined();
});

test('an answer that was judged without documents is shown all the same', () => {
  const spans = [span('root', 'chain', 0, '1'), span('llm', 'llm', 0, '2')];
  expect(chooseRagSpans(spans, true)).toEqual({ root: 'root', retrieval: undefined, answer: 'llm' });
});

test('of several answers, the chosen one comes with what was found before it', () => {
  const spans = [
    span('root', 'chain', 0, '1'),
    span('first-found', 'retriever', 2, '2'),
    span('first', 'llm', 0, '3'),
    span('second-found', 'retriever', 2, '4'),
    span('second', 'llm', 0, '5'),
  ];
  expect(chooseRagSpans(spans, true, 'first')).toMatchObject({ retrieval: 'first-found', answer: 'first' });
  expect(chooseRagSpans(spans, true)).toMatchObject({ retrieval: 'second-found', answer: 'second' });
});
