import { expect, test } from 'vitest';
import { readEvaluatorSettings, writeEvaluatorSettings } from './read-evaluator-settings.js';

test('settings are read as they were written, and there are none before any were', () => {
  const settings = { groundedness: { enabled: true, share: 0.25 }, refusal: { enabled: false, share: 1 } };
  expect(readEvaluatorSettings(JSON.parse(JSON.stringify(writeEvaluatorSettings(settings))))).toEqual(
    settings,
  );
  expect(readEvaluatorSettings(undefined)).toEqual({});
});

test.each([7, null, 'off', { groundedness: 'share much' }, { groundedness: 'share 0' }])(
  'what cannot be read, %j, says nothing',
  (stored) => {
    expect(readEvaluatorSettings(stored)).toEqual({});
  },
);
