import { expect, test } from 'vitest';
import { loadMessages } from '../../i18n/load-messages';
import { createTranslate } from '../../i18n/translate';
import { noteOfEvent } from './note-of-event';

const t = createTranslate('en', loadMessages('en'));

test('what remediations note is told in words: target, action and what came of it', () => {
  const noted = (
    event: 'remediation_verified' | 'remediation_skipped' | 'remediation_succeeded',
    note: string,
  ) => noteOfEvent({ event, note }, t);
  expect(noted('remediation_verified', 're_index → Desk: difference_shown')).toBe(
    `Desk: rebuild the index\n${t('remediations.detail.difference_shown')}`,
  );
  expect(noted('remediation_skipped', 'retrain → Desk: cooldown')).toContain(t('remediations.skip.cooldown'));
  expect(noted('remediation_succeeded', 're_index → Desk: 31 documents: 11 new')).toBe(
    'Desk: rebuild the index\n31 documents: 11 new',
  );
  expect(noted('remediation_succeeded', 're_index → Desk')).toBe('Desk: rebuild the index');
});

test('a closing by a remediation names no id', () => {
  const note = 'remediation 49e8cd3d-5e1f-4999-9948-490ea19123a1';
  expect(noteOfEvent({ event: 'closed', note }, t)).toBe(t('incidents.closedByRemediation'));
});

test('what a person wrote stays as it is', () => {
  expect(noteOfEvent({ event: 'commented', note: 're_index → x: cooldown' }, t)).toBe(
    're_index → x: cooldown',
  );
  expect(noteOfEvent({ event: 'closed', note: 'remediation by hand' }, t)).toBe('remediation by hand');
});
