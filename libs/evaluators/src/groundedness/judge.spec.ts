import { readFileSync } from 'node:fs';
import { parseVocabulary, Tokenizer } from '@almenara/local-models';
import { describe, expect, it } from 'vitest';
import { cappedInput } from './capped-input.js';
import { judge } from './judge.js';
import { LIMITS } from './limits.js';
import type { LogisticModel } from './logistic-model.js';
import type { GroundednessParameters } from './parameters.js';
import { unitsOf } from './units.js';
import type { Window } from './windows.js';

const file = new URL('./generated/prepared-by-python.json', import.meta.url);
const { vocabulary } = JSON.parse(readFileSync(file, 'utf8')) as { vocabulary: string[] };
const tokenizer = new Tokenizer(parseVocabulary(vocabulary.join('\n')));
const PARAMETERS: GroundednessParameters = {
  version: 'test',
  window: { length: 320, chunk: 96, questionTokens: 24 },
  answer: same('lo(mean of the 3 largest token probabilities)'),
  sentence: same('lo(mean of its 3 largest token probabilities)'),
  answerThreshold: 0.5,
  spans: { logit: 0, windowShare: 0, gap: 2 },
  figures: [],
  sha256: '',
};

function same(feature: string): LogisticModel {
  return { bias: 0, clip: 9, terms: [{ feature, weight: 1, mean: 0, scale: 1 }] };
}

/** Stands for a model that finds new words and nothing else. */
async function markNewWords({ ids, marks }: Window) {
  expect(marks).toHaveLength(ids.length);
  expect(ids.length).toBeLessThanOrEqual(PARAMETERS.window.length);
  return { tokens: marks.map((mark) => (mark === 6 || mark === 8 ? 3 : -3)), window: 0 };
}

function judged(answer: string, passages: readonly string[], question = '') {
  return judge({ answer, passages, question }, PARAMETERS, tokenizer, markNewWords);
}

describe('a judgement', () => {
  it('counts code points, joins the parts of a span and names the closest passages', async () => {
    const answer = '😀 The mill is open. It was painted blue by 7 sailors';
    const result = await judged(answer, ['Nobody was there.', 'The mill is open on Monday. It was closed.']);
    const characters = Array.from(answer);
    const cut = ({ start, end }: { start: number; end: number }) => characters.slice(start, end).join('');
    expect(result.sentences.map(cut)).toEqual(['😀 The mill is open.', 'It was painted blue by 7 sailors']);
    expect(result.unsupported.map(cut)).toEqual(['painted blue by 7 sailors']);
    expect(result.sentences.map(({ passages }) => passages.map(({ passage }) => passage))).toEqual([[1], []]);
    expect(result.sentences[0]!.passages[0]).toEqual({
      passage: 1,
      text: 'The mill is open on Monday.',
      overlap: 1,
    });
    expect(result.sentences[0]!.score).toBeGreaterThan(0.9);
    expect(result.sentences[1]!.score).toBeLessThan(0.1);
    expect(result).toMatchObject({ supported: false, truncated: false, windows: 1 });
  });

  it('has an answer without words supported by anything', async () => {
    expect(await judged('…', ['x'])).toMatchObject({ supported: true, unsupported: [] });
    expect(await judged('', [])).toMatchObject({ supported: true, sentences: [], windows: 0 });
  });
});

describe('whatever is sent, a judgement ends soon and says what it left out', () => {
  const prose = 'The harbour of the old town was rebuilt by seven masons. ';
  const long = prose.repeat(200_000);
  const hostile: Record<string, readonly [string, readonly string[]]> = {
    'an answer of 1 MB': [prose.repeat(20_000), [prose]],
    'an answer of 1 MB without spaces': ['x'.repeat(1_000_000), [prose]],
    'an answer of spaces and marks': [`${'. '.repeat(300_000)}${'"'.repeat(300_000)}x`, [prose]],
    'an answer of one-word sentences that all passages hold': [
      'Seven.\n'.repeat(5_000),
      Array.from({ length: 3_000 }, () => prose),
    ],
    'an answer of lone surrogates': ['\ud83d \ude00 '.repeat(50_000), ['\ud83d \udfff']],
    'a context of 10 MB': [prose, [long]],
    'a context of 10 MB without spaces': [prose, ['x'.repeat(10_000_000)]],
    'a context of 10 MB of spaces': [prose, [`a${' '.repeat(10_000_000)}b`]],
    '10,000 passages': [prose, Array.from({ length: 10_000 }, (_, index) => `${prose} ${index}`)],
    'JSON nested a million deep': [prose, ['['.repeat(1_000_000)]],
    'JSON nested a hundred thousand deep, closed': [prose, ['['.repeat(100_000) + ']'.repeat(100_000)]],
    'a long path with many values': [
      prose,
      [JSON.stringify({ ['k'.repeat(100_000)]: Array(50_000).fill(1) })],
    ],
    'a wide record': [
      prose,
      [JSON.stringify(Object.fromEntries(Array.from({ length: 20_000 }, (_, k) => [k, k])))],
    ],
    'a Python literal of many strings': [prose, [`[${"'a' ".repeat(100_000)}]`]],
  };

  it.each(Object.entries(hostile))('%s', async (name, [answer, passages]) => {
    const capped = cappedInput({ answer, passages, question: answer });
    expect(unitsOf(capped.passages)).toEqual(unitsOf(passages));
    const result = await judged(capped.answer, capped.passages, capped.question);
    expect(result.windows).toBeLessThanOrEqual(LIMITS.windows);
    expect(result.sentences.length).toBeLessThanOrEqual(LIMITS.sentences);
    expect(result.unsupported.length).toBeLessThanOrEqual(LIMITS.spans);
    expect(JSON.stringify(result).length).toBeLessThan(300_000);
    expect(result.truncated).toBe(!name.endsWith('closed'));
  });
});
