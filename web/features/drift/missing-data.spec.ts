import { MISSING_DATA } from '@almenara/contract';
import { expect, test } from 'vitest';
import { loadMessages } from '../../i18n/load-messages';
import { createTranslate } from '../../i18n/translate';
import { createFormat } from '../../ui/format/format';
import { describeMissing, describeShortage, writeWait } from './missing-data';

const t = createTranslate('en', loadMessages('en'));
const format = createFormat({ locale: 'en', timeZone: 'UTC', currency: 'EUR' });

test.each(MISSING_DATA)('%s is told with how much there is', (what) => {
  const sentence = describeMissing({ what, have: 84, need: 200 }, t, format);
  if (what !== 'constant' && what !== 'attainableP') expect(sentence).toMatch(/84.*200/);
  expect(sentence).not.toBe('');
});

test('a stream counts its reference in hours and its events by day', () => {
  expect(describeShortage({ what: 'referenceBlocks', have: 40, need: 168 }, t, format)).toMatch(
    /40.*168.*hours/,
  );
  expect(describeShortage({ what: 'currentEvents', have: 40, need: 200 }, t, format)).toMatch(/40.*200.*24/);
});

test('how long it takes is told in whole hours, from two days on in days, and not where nobody knows', () => {
  const plain = (text: string | undefined) => text?.replaceAll('\u00a0', ' ');
  expect(plain(writeWait(2.2, format))).toBe('3 h');
  expect(plain(writeWait(0.1, format))).toBe('1 h');
  expect(plain(writeWait(50, format))).toBe('3 d');
  expect(writeWait(null, format)).toBeUndefined();
});
