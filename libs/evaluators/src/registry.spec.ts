import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Answer } from './answer.js';
import { createEvaluators, createTraceEvaluators } from './registry.js';
import { answerOf, documentsOf, HOSTILE_TEXTS } from './testing/answers.js';
import { stepOf } from './testing/steps.js';
import { wordVectors } from './testing/word-vectors.js';

const evaluators = createEvaluators({ embed: wordVectors });
const all = [...evaluators, ...createTraceEvaluators()];
const docs = readFileSync(new URL('../../../docs/evaluators.md', import.meta.url), 'utf8');

test('Names are unique, and the order is always the same', () => {
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  expect(createEvaluators({ embed: wordVectors }).map(({ name }) => name)).toEqual(
    evaluators.map(({ name }) => name),
  );
});

test('Without models the cheap ones remain, and groundedness comes last', () => {
  expect(createEvaluators().every(({ cost }) => cost === 'cheap')).toBe(true);
  const groundedness = { ...evaluators[0]!, name: 'groundedness', cost: 'model' as const };
  expect(createEvaluators({ groundedness }).at(-1)).toBe(groundedness);
});

test.each(all.map((evaluator) => [evaluator.name, evaluator] as const))(
  '%s has a version, labels, a whole card and a section in docs/evaluators.md',
  (name, { version, labels, failing, card }) => {
    expect(version).not.toBe('');
    expect(new Set(labels).size).toBe(labels.length);
    expect(labels).toEqual(expect.arrayContaining([...failing]));
    for (const text of [card.question, card.method, card.data, card.licence, ...card.limits])
      expect(text).toMatch(/\w/);
    expect(card.question.endsWith('?') || card.question.includes('? ')).toBe(true);
    expect(card.limits.length).toBeGreaterThan(0);
    for (const { value, low, high, n } of card.figures) {
      expect(low ?? value).toBeLessThanOrEqual(value);
      expect(high ?? value).toBeGreaterThanOrEqual(value);
      expect(Number.isInteger(n) && n > 0).toBe(true);
    }
    expect(docs).toContain(`\n## ${name}\n`);
    for (const { value } of card.figures) expect(docs).toContain(String(value));
  },
);

test('docs/evaluators.md has a section for groundedness', () => {
  expect(docs).toContain('\n## groundedness\n');
});

function everywhere(text: string): Answer[] {
  const context = documentsOf(text, 'The mill at the river was built in 1820.');
  return [
    answerOf(text, { question: 'When was the mill at the river built?', context }),
    answerOf('The mill at the river was built in 1820. [1]', { question: text, context }),
    answerOf(text, {
      format: { kind: 'json', schema: { type: 'object' } },
      toolCalls: [{ name: text, arguments: text }],
    }),
    answerOf('x', { conversation: [{ role: 'system', text }], question: text, finishReasons: [text] }),
  ];
}

test.each(Object.entries(HOSTILE_TEXTS))(
  '%s: every evaluator judges it or not, and says nothing it may not say',
  async (_name, text) => {
    for (const answer of everywhere(text)) {
      for (const evaluator of evaluators) {
        const verdict = await evaluator.evaluate(answer);
        if (evaluator.inputOf(answer) === undefined) expect(verdict).toBeNull();
        if (!verdict) continue;
        expect(evaluator.labels).toContain(verdict.label);
        if (verdict.value !== undefined) {
          expect(verdict.value).toBeGreaterThanOrEqual(0);
          expect(verdict.value).toBeLessThanOrEqual(1);
        }
        const length = Array.from(answer.text).length;
        for (const { start = 0, end = length, text: quoted = '' } of verdict.evidence ?? []) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(length);
          expect(quoted.length).toBeLessThanOrEqual(200_000);
          expect(quoted.isWellFormed()).toBe(true);
        }
        expect(() => JSON.stringify(verdict)).not.toThrow();
      }
    }
  },
);

test('Traces of ten thousand steps and circles of parents are judged', () => {
  const many = Array.from({ length: 10_000 }, (_, at) =>
    stepOf(at, { status: at % 2 ? 'ok' : 'error', argumentsHash: `${at % 7}` }),
  );
  const circle = [stepOf(1, { parentSpanId: 's2' }), stepOf(2, { parentSpanId: 's1' })];
  for (const evaluator of createTraceEvaluators())
    for (const steps of [many, circle, []]) {
      const label = evaluator.evaluate(steps)?.label;
      expect([undefined, ...evaluator.labels]).toContain(label);
    }
});

test('The same answer gives the same verdict', async () => {
  const answer = everywhere('The mill was built in 1820 [1], and it burned in 1901 [7].')[0]!;
  for (const evaluator of evaluators)
    expect(await evaluator.evaluate(answer)).toEqual(await evaluator.evaluate(answer));
});
