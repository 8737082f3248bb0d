import { expect, test } from 'vitest';
import { createTranslate } from '../../i18n/translate';
import { loadMessages } from '../../i18n/load-messages';
import { createFormat } from '../../ui/format/format';
import { causeName, incidentSentence, incidentTitle, stateOfIncident } from './incident-words';

const t = createTranslate('en', loadMessages('en'));
const format = createFormat({ locale: 'en', timeZone: 'UTC', currency: 'EUR' });
const incident = {
  kind: 'drift' as const,
  stream: 'prompt',
  encoder: 'static',
  cause: 'new_questions',
  since: '2026-11-22T09:00:00Z',
  openedAt: '2026-11-22T11:40:00Z',
  newShare: { value: 0.06 },
};
const tell = (more: object = {}) =>
  incidentSentence({ ...incident, ...more }, t, format).map(({ key, values }) => t(key, values));

test('the sentence tells what, since when, when it was noticed, and how much is new', () => {
  const [happened, share] = tell();
  expect(happened).toContain('Questions');
  expect(happened).toContain('22 Nov, 09:00');
  expect(happened).toContain('2\u00a0h 40\u00a0min'.replace(' ', '\u00a0'));
  expect(share).toContain('6\u00a0%');
});

test('what is not known is left out', () => {
  expect(tell({ since: null, newShare: null })).toHaveLength(1);
  expect(tell({ since: null, newShare: null })[0]).toContain('22 Nov, 11:40');
});

test('a changed encoder is told by its own name', () => {
  const changed = { kind: 'encoder_changed' as const, encoder: 'app:e5' };
  expect(tell(changed)[0]).toContain('app:e5');
  expect(incidentTitle({ ...incident, ...changed }, t)).toContain('app:e5');
});

test('an alarm of a monitor is told by what it watches, never by its id', () => {
  const known = { kind: 'monitor' as const, stream: 'monitor:error_rate', encoder: null };
  expect(incidentTitle({ ...incident, ...known }, t)).toBe('Monitor: share of failed calls');
  const own = { ...known, stream: 'monitor:0192a7f0-0000-4000-8000-000000000001', newShare: null };
  expect(tell(own)).toEqual(['The monitor “a rule of this project” raised an alarm on 22 Nov, 11:40.']);
});

test('a cause that is not known here is told as the server names it', () => {
  expect(causeName('new_questions', t)).not.toContain('_');
  expect(causeName('moon_phase', t)).toBe('moon_phase');
});

test('an open incident that somebody looks after is told apart from one that nobody does', () => {
  expect(stateOfIncident({ state: 'open', acknowledgedAt: null })).toBe('open');
  expect(stateOfIncident({ state: 'open', acknowledgedAt: '2026-11-22T12:00:00Z' })).toBe('acknowledged');
  expect(stateOfIncident({ state: 'closed', acknowledgedAt: null })).toBe('closed');
});
