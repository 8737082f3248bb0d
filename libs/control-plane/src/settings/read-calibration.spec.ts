import { expect, test } from 'vitest';
import { calibrationSetting, readCalibration, writeCalibration } from './read-calibration.js';

const CALIBRATION = {
  intercept: -0.5,
  slope: 1.25,
  evaluatorVersion: '3',
  n: 40,
  fittedAt: '2026-03-01T12:00:00.000Z',
};

test('a calibration is read as it was written', () => {
  expect(readCalibration(JSON.parse(JSON.stringify(writeCalibration(CALIBRATION))))).toEqual(CALIBRATION);
});

test.each([undefined, null, 'text', {}, { ...CALIBRATION, slope: null }, { ...CALIBRATION, n: undefined }])(
  '%j is no calibration: scores stay as they are',
  (stored) => {
    expect(readCalibration(stored)).toBeUndefined();
  },
);

test('each evaluator has a setting of its own', () => {
  expect(calibrationSetting('answer_relevance')).toBe('calibration.answer_relevance');
});
