import { expect, test } from 'vitest';
import { chooseTelling, isFailing } from './choose-telling';

const score = (name: string, label: string | null, source: 'evaluator' | 'user' = 'evaluator') => ({
  name,
  label,
  value: null,
  source,
});
const choose = (...scores: ReturnType<typeof score>[]) => chooseTelling(scores)?.name;

test('a failure goes before people, people before groundedness, groundedness before the rest', () => {
  const fine = [score('truncation', 'complete'), score('groundedness', 'supported')];
  expect(choose(...fine, score('thumbs', 'down', 'user'))).toBe('thumbs');
  expect(choose(...fine, score('thumbs', 'down', 'user'), score('refusal', 'full'))).toBe('refusal');
  expect(choose(...fine)).toBe('groundedness');
  expect(choose(score('refusal', 'full'), score('groundedness', 'unsupported'))).toBe('groundedness');
  expect(choose()).toBeUndefined();
});

test('counting words alone outweighs nothing', () => {
  expect(choose(score('groundedness_lexical', 'unsupported'), score('truncation', 'complete'))).toBe(
    'truncation',
  );
  expect(isFailing(score('groundedness_lexical', 'unsupported'))).toBe(false);
});

test('labels of others mean what they please', () => {
  expect(isFailing(score('tone', 'failed'))).toBe(false);
  expect(isFailing(score('refusal', 'full', 'user'))).toBe(false);
});
