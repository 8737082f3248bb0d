import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { createTranslate } from '../../i18n/translate';
import en from '../../messages/en.json';
import es from '../../messages/es.json';
import { evaluatorName, evaluatorQuestion, isNamed } from './evaluator-name';
import { labelWord, scoreWords } from './score-words';

const english = createTranslate('en', en);
const spanish = createTranslate('es', es);
/** Name and labels of each row of the table of evaluators. */
const documented = readFileSync(
  fileURLToPath(new URL('../../../docs/evaluators.md', import.meta.url)),
  'utf8',
)
  .split('\n')
  .flatMap((line) => {
    const [, name, labels] = /^\| \[(\w+)\]\(#\w+\) \|.*\| ([^|]*) \|$/.exec(line) ?? [];
    return name ? [{ name, labels: labels!.replaceAll('*', '').split(', ') }] : [];
  });

test('every documented evaluator has a name and a question, and its labels words, in both languages', () => {
  expect(documented.length).toBeGreaterThan(10);
  for (const { name, labels } of documented) {
    expect(isNamed(name), name).toBe(true);
    for (const t of [english, spanish]) {
      expect(evaluatorName(name, t)).not.toBe(name);
      expect(evaluatorQuestion(name, t)).toMatch(/\?$/);
      // A label that is a plain word in English may be its own word there.
      for (const label of labels)
        expect(t(`evaluators.label.${label}` as 'evaluators.label.valid'), label).toMatch(/^[^_]+$/);
    }
    for (const label of labels) expect(labelWord(name, label, spanish), `${name} ${label}`).not.toBe(label);
  }
});

test('what others send keeps its own words, also where it is a word of ours', () => {
  expect(evaluatorName('tone_of_voice', spanish)).toBe('tone_of_voice');
  expect(evaluatorQuestion('tone_of_voice', spanish)).toBeUndefined();
  expect(scoreWords({ name: 'tone_of_voice', label: 'weak', value: null }, spanish, String)).toEqual({
    name: 'tone_of_voice',
    verdict: 'weak',
  });
  expect(scoreWords({ name: 'refusal', label: 'shy', value: null }, spanish, String).verdict).toBe('shy');
});

test('a score without a label is its number', () => {
  expect(scoreWords({ name: 'groundedness', label: null, value: 0.5 }, english, String)).toEqual({
    name: 'Groundedness',
    verdict: '0.5',
  });
});
