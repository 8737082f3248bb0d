import { HEALTH_REASONS, HEALTH_VERDICTS, type DataHealth } from '@almenara/contract';
import { describe, expect, it } from 'vitest';
import { createTranslate } from '../../i18n/translate';
import en from '../../messages/en.json';
import es from '../../messages/es.json';
import { headlineOf, remainingReasons, sentenceOf, TONE_OF } from './headline';

type Health = Pick<DataHealth, 'verdict' | 'reasons' | 'ledger'>;
const ledger = { declared: 0, stored: 0 } as DataHealth['ledger'];
const whole: Health = { verdict: 'proven', reasons: [], ledger: { ...ledger, declared: 100, stored: 100 } };
const writeDuration = (milliseconds: number) => `${milliseconds / 1000} s`;
const gapsDue = { code: 'gaps_due', verdict: 'missing', numbers: { count: 3 } } as const;
const outdated = { code: 'canary_outdated', verdict: 'unproven', numbers: { ageMs: 300_000 } } as const;

describe('the headline of Data health', () => {
  it('says that all is stored only where it is proven and sent equals stored', () => {
    expect(headlineOf(whole, writeDuration)).toEqual({ key: 'health.proven.whole', values: { count: 100 } });
  });

  it('does not say that all is stored where something was rejected, though nothing is lost', () => {
    const rejected: Health = { ...whole, ledger: { ...ledger, declared: 100, stored: 95, rejected: 5 } };
    expect(headlineOf(rejected, writeDuration)).toEqual({
      key: 'health.proven.accounted',
      values: { stored: 95, declared: 100 },
    });
  });

  it('lets the canary alone speak where nothing was sent', () => {
    expect(headlineOf({ ...whole, ledger }, writeDuration).key).toBe('health.proven.quiet');
  });

  it('says the heaviest reason of a verdict that is not proven', () => {
    expect(headlineOf({ ...whole, verdict: 'missing', reasons: [gapsDue, outdated] }, writeDuration)).toEqual(
      {
        key: 'health.reason.gaps_due',
        values: { count: 3 },
      },
    );
  });

  it('writes lengths of time in the reader’s way', () => {
    expect(sentenceOf(outdated, writeDuration)).toEqual({
      key: 'health.reason.canary_outdated',
      values: { age: '300 s' },
    });
  });

  it('never claims a proof it was not given, even without a reason', () => {
    expect(headlineOf({ ...whole, verdict: 'unproven' }, writeDuration).key).toBe('health.unproven');
  });
});

describe('the reasons below it', () => {
  it('are those that the headline leaves out', () => {
    expect(remainingReasons({ verdict: 'missing', reasons: [gapsDue, outdated] })).toEqual([outdated]);
    expect(remainingReasons({ verdict: 'proven', reasons: [gapsDue] })).toEqual([gapsDue]);
  });

  it.each(HEALTH_REASONS)('can be said in both languages: %s', (code) => {
    const numbers = { count: 2, ageMs: 1000, waitedMs: 1000, requests: 2, events: 2 };
    const { key, values } = sentenceOf({ code, verdict: 'missing', numbers }, writeDuration);
    for (const [locale, messages] of [
      ['en', en],
      ['es', es],
    ] as const) {
      const text = createTranslate(locale, messages)(key, values);
      expect(text.length).toBeGreaterThan(10);
      expect(text).not.toContain('{');
    }
  });
});

it('is green for a proof alone', () => {
  expect(HEALTH_VERDICTS.filter((verdict) => TONE_OF[verdict] === 'ok')).toEqual(['proven']);
});
