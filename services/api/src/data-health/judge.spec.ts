import { describe, expect, test } from 'vitest';
import { CANARY_FRESH_MS, type HealthFacts, judge } from './judge.js';

/** Everything is well, and there was traffic. */
const well: HealthFacts = {
  canary: { ageMs: 20_000, failure: null },
  requests: 5,
  rejected: 0,
  incomplete: { requests: 0, events: 0 },
  gaps: { due: 0, notYetDue: 0 },
  openDeadLetters: 0,
  losses: [],
  unnumbered: 0,
};

test('a canary that came back a moment ago and books that add up are a proof', () => {
  expect(judge(well)).toEqual({ verdict: 'proven', reasons: [] });
});

test.each<[string, Partial<HealthFacts>, string, unknown[]]>([
  ['no canary', { canary: undefined }, 'unproven', [['canary_absent', {}]]],
  [
    'an old canary',
    { canary: { ageMs: CANARY_FRESH_MS + 1, failure: null } },
    'unproven',
    [['canary_outdated', { ageMs: CANARY_FRESH_MS + 1 }]],
  ],
  [
    'an unreachable gateway',
    { canary: { ageMs: 1, failure: 'gateway_unreachable' } },
    'unproven',
    [['canary_gateway_unreachable', {}]],
  ],
  [
    'a refusing gateway',
    { canary: { ageMs: 1, failure: 'gateway_refused' } },
    'unproven',
    [['canary_gateway_refused', {}]],
  ],
  [
    'a canary that is not stored',
    { canary: { ageMs: 40_000, failure: 'not_stored' } },
    'late',
    [['canary_not_stored', { waitedMs: 40_000 }]],
  ],
  ['a gap that is due', { gaps: { due: 312, notYetDue: 0 } }, 'missing', [['gaps_due', { count: 312 }]]],
  ['an open dead letter', { openDeadLetters: 3 }, 'missing', [['dead_letters_open', { count: 3 }]]],
  [
    'reported losses',
    {
      losses: [
        { reason: 'queue_full', count: 2 },
        { reason: 'shutdown_timeout', count: 1 },
      ],
    },
    'missing',
    [['losses_reported', { count: 3 }]],
  ],
  [
    'requests stored in part',
    { incomplete: { requests: 2, events: 9 } },
    'late',
    [['requests_incomplete', { requests: 2, events: 9 }]],
  ],
  ['events without numbers', { unnumbered: 40 }, 'unproven', [['events_unnumbered', { count: 40 }]]],
  [
    'only events without numbers',
    { requests: 0, unnumbered: 40 },
    'unproven',
    [['events_unnumbered', { count: 40 }]],
  ],
  [
    'a gap not yet due',
    { gaps: { due: 0, notYetDue: 309 } },
    'proven',
    [['gaps_not_yet_due', { count: 309 }]],
  ],
  ['rejected events', { rejected: 2 }, 'proven', [['events_rejected', { count: 2 }]]],
  ['no traffic', { requests: 0 }, 'proven', [['no_traffic', {}]]],
  ['what sampling leaves out', { losses: [{ reason: 'sampled_out', count: 9 }] }, 'proven', []],
])('%s is judged and told', (_, facts, verdict, reasons) => {
  const judged = judge({ ...well, ...facts });
  expect(judged.verdict).toBe(verdict);
  expect(judged.reasons.map(({ code, numbers }) => [code, numbers])).toEqual(reasons);
});

describe('together', () => {
  test('the worst holds and is told first', () => {
    const { verdict, reasons } = judge({
      ...well,
      canary: { ageMs: 1, failure: 'not_stored' },
      unnumbered: 1,
      openDeadLetters: 1,
      rejected: 1,
    });
    expect(verdict).toBe('missing');
    expect(reasons.map(({ code }) => code)).toEqual([
      'dead_letters_open',
      'canary_not_stored',
      'events_unnumbered',
      'events_rejected',
    ]);
  });

  test('nothing is proven without a fresh canary, whatever the books say', () => {
    for (const canary of [undefined, { ageMs: CANARY_FRESH_MS + 1, failure: null }]) {
      for (const requests of [0, 5]) {
        expect(judge({ ...well, canary, requests }).verdict).toBe('unproven');
      }
    }
  });
});
