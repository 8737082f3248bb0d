import { describe, expect, test } from 'vitest';
import { loadMessages } from '../../i18n/load-messages';
import { createTranslate } from '../../i18n/translate';
import { createFormat } from '../../ui/format/format';
import { causeFigures, remedySentences, testSentence } from './cause-words';

const t = createTranslate('en', loadMessages('en'));
const format = createFormat({ locale: 'en', timeZone: 'UTC', currency: 'EUR' });
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('a candidate', () => {
  test('is told by what was looked at, or by what is missing for it', () => {
    const judged = testSentence({ test: 'provider_canaries', verdict: 'ruled_out' }, t);
    const lacking = testSentence({ test: 'provider_canaries', verdict: 'not_testable' }, t);
    expect(judged).not.toBe(lacking);
    expect(judged).not.toContain('provider_canaries');
    expect(testSentence({ test: 'tea_leaves', verdict: 'possible' }, t)).toContain('tea_leaves');
  });

  test('has its figures in their units, without those that were not measured', () => {
    const figures = {
      pValue: 0.000_01,
      effect: 0.0612,
      textShift: -0.25,
      textP: null,
      previous: 'v1',
      luck: 7,
    };
    expect(causeFigures({ figures }, t, format).map(([, value]) => plain(value))).toEqual([
      '<0.001',
      '6.1 %',
      '−0.25',
      'v1',
      '7',
    ]);
  });
});

test('a remedy is told in words, one that is not known by its name', () => {
  const known = remedySentences({ action: 're_index', reason: 'documents_gone', subjects: [] }, t);
  expect(`${known.what} ${known.why}`).not.toContain('_');
  const other = remedySentences({ action: 'sing', reason: 'because', subjects: [] }, t);
  expect(other.what).toContain('sing');
  expect(other.why).toBe('because');
});
