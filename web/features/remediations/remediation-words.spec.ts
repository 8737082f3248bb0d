import { expect, test } from 'vitest';
import { createTranslate } from '../../i18n/translate';
import { loadMessages } from '../../i18n/load-messages';
import { noteOfHistory, segmentSentence, whyProposed } from './remediation-words';

const t = createTranslate('en', loadMessages('en'));

test('a reason is told as a sentence, and one that is not known here by its key', () => {
  expect(whyProposed('topics_without_documents', t)).toContain('find no documents');
  expect(whyProposed('by_hand', t)).not.toContain('_');
  expect(whyProposed('moon_phase', t)).toBe('moon_phase');
});

test('keys of the system become words; what people and jobs wrote stays as it is', () => {
  expect(noteOfHistory({ event: 'skipped', detail: 'cooldown' }, t)).not.toBe('cooldown');
  expect(noteOfHistory({ event: 'inconclusive', detail: 'too_few_answers' }, t)).not.toContain('_');
  expect(noteOfHistory({ event: 'rejected', detail: 'cooldown' }, t)).toBe('cooldown');
  expect(noteOfHistory({ event: 'progress', detail: '214 of 530 documents' }, t)).toBe(
    '214 of 530 documents',
  );
  expect(noteOfHistory({ event: 'approved', detail: null }, t)).toBeNull();
});

test('a segment tells which answers are looked at', () => {
  expect(segmentSentence(null, t)).toContain('All answers');
  expect(segmentSentence({ kind: 'value', dimension: 'model', value: 'gpt-4o' }, t)).toContain('gpt-4o');
  const topics = { kind: 'topics' as const, topics: [{ terms: ['refund', 'gift card'] }], least: 2 };
  expect(segmentSentence(topics, t)).toContain('refund · gift card');
});
