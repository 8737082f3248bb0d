import {
  JOB_STATUSES,
  REMEDIATION_ENDS,
  REMEDIATION_STATES,
  type RemediationState,
} from '@almenara/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide, HOUR_MS, JOB_HOURS } from './decide.js';
import { isOver, type Remediation, type RemediationEvent } from './state.js';

const START = Date.UTC(2026, 2, 1);
const proposed: Remediation = {
  state: 'proposed',
  action: 're_index',
  skipReason: null,
  deadline: START + 72 * HOUR_MS,
  progress: null,
  artefacts: {},
  failure: null,
};
const in_ = (state: RemediationState, told: Partial<Remediation> = {}): Remediation => ({
  ...proposed,
  state,
  ...told,
});

/** As the design draws it. */
const TABLE: Readonly<Partial<Record<RemediationState, readonly RemediationState[]>>> = {
  proposed: ['approved', 'rejected', 'expired', 'skipped'],
  approved: ['delivered', 'delivery_unknown', 'cancelled', 'failed', 'running', 'succeeded'],
  delivery_unknown: ['delivered', 'cancelled', 'running', 'succeeded', 'failed'],
  delivered: ['running', 'succeeded', 'failed', 'timed_out', 'cancelled'],
  running: ['running', 'succeeded', 'failed', 'timed_out', 'cancelled'],
  succeeded: ['verifying'],
  verifying: ['verified', 'not_fixed', 'inconclusive'],
};

const artefacts = fc.record(
  { indexVersion: fc.constantFrom('kb-8', 'kb-9'), logUrl: fc.constant('https://x') },
  { requiredKeys: [] },
);
const anyEvent: fc.Arbitrary<RemediationEvent> = fc.oneof(
  ...(['approve', 'reject', 'cancel', 'tick', 'verify'] as const).map((kind) => fc.constant({ kind })),
  fc.record({
    kind: fc.constant('skip' as const),
    reason: fc.constantFrom('busy' as const, 'budget' as const),
  }),
  fc.record({
    kind: fc.constant('delivery' as const),
    outcome: fc.constantFrom('delivered' as const, 'failed' as const, 'unknown' as const),
  }),
  fc.record({
    kind: fc.constant('no_dataset' as const),
    why: fc.constantFrom('dataset_failed' as const, 'dataset_empty' as const),
  }),
  fc.record({
    kind: fc.constant('settle' as const),
    as: fc.constantFrom('delivered' as const, 'cancelled' as const),
  }),
  fc.record({
    kind: fc.constant('job' as const),
    status: fc.constantFrom(...JOB_STATUSES),
    progress: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
    artefacts: fc.option(artefacts, { nil: undefined }),
  }),
  fc.record({
    kind: fc.constant('verdict' as const),
    outcome: fc.constantFrom('verified' as const, 'not_fixed' as const, 'inconclusive' as const),
  }),
);
const timed = fc.tuple(anyEvent, fc.integer({ min: 0, max: 100 }));

function fold(from: Remediation, events: readonly (readonly [RemediationEvent, number])[]) {
  let now = from;
  for (const [event, hours] of events) {
    const decision = decide(now, event, START + hours * HOUR_MS);
    if (decision.kind === 'changed') now = decision.remediation;
  }
  return now;
}

describe('transitions', () => {
  test('whatever happens, only those of the table are made, and an end is never left', () => {
    fc.assert(
      fc.property(fc.constantFrom(...REMEDIATION_STATES), timed, (state, [event, hours]) => {
        const failure = state === 'failed' ? 'job' : null;
        const decision = decide(in_(state, { failure }), event, START + hours * HOUR_MS);
        if (decision.kind !== 'changed') return;
        expect(isOver(state)).toBe(false);
        expect(TABLE[state]).toContain(decision.remediation.state);
      }),
      { numRuns: 2000 },
    );
  });

  test('every transition of the table can be made', () => {
    const made = new Set<string>();
    fc.assert(
      fc.property(fc.constantFrom(...REMEDIATION_STATES), timed, (state, [event, hours]) => {
        const decision = decide(in_(state), event, START + hours * HOUR_MS);
        if (decision.kind === 'changed') made.add(`${state} ${decision.remediation.state}`);
      }),
      { numRuns: 20_000, seed: 1 },
    );
    const wanted = Object.entries(TABLE).flatMap(([from, to]) => to.map((state) => `${from} ${state}`));
    expect([...made].sort()).toEqual(wanted.sort());
  });

  test('an event that is told again at once changes nothing more', () => {
    fc.assert(
      fc.property(fc.array(timed, { maxLength: 12 }), timed, (events, last) => {
        const once = fold(proposed, [...events, last]);
        expect(fold(once, [last])).toEqual(once);
      }),
      { numRuns: 2000 },
    );
  });

  test('what a job and its delivery say leads to the same end in any order and however often', () => {
    const said: (readonly [RemediationEvent, number])[] = [
      [{ kind: 'delivery', outcome: 'delivered' }, 1],
      [{ kind: 'job', status: 'accepted' }, 1],
      [{ kind: 'job', status: 'progress', progress: 0.4 }, 2],
      [{ kind: 'job', status: 'succeeded', artefacts: { indexVersion: 'kb-8' } }, 3],
    ];
    const order = fc
      .array(fc.constantFrom(...said), { maxLength: 8 })
      .chain((more) => fc.shuffledSubarray([...said, ...more], { minLength: said.length + more.length }));
    fc.assert(
      fc.property(order, (events) => {
        const end = fold(in_('approved', { deadline: START + JOB_HOURS * HOUR_MS }), events);
        expect(end).toMatchObject({ state: 'succeeded', artefacts: { indexVersion: 'kb-8' }, progress: 1 });
      }),
    );
  });

  test('an approval asks the target once, and a verdict closes or escalates once', () => {
    fc.assert(
      fc.property(fc.array(timed, { maxLength: 30 }), (events) => {
        let now = proposed;
        const effects: string[] = [];
        for (const [event, hours] of events) {
          const decision = decide(now, event, START + hours * HOUR_MS);
          if (decision.kind !== 'changed') continue;
          now = decision.remediation;
          effects.push(...decision.effects);
        }
        for (const effect of ['deliver', 'resolve_incident', 'escalate'])
          expect(effects.filter((each) => each === effect).length).toBeLessThanOrEqual(1);
        expect(effects.includes('resolve_incident')).toBe(now.state === 'verified');
      }),
      { numRuns: 2000 },
    );
  });
});

describe('what a retraining learns from', () => {
  test('an approved retraining has its dataset built before its target is asked', () => {
    expect(decide({ ...proposed, action: 'retrain' }, { kind: 'approve' }, START)).toMatchObject({
      remediation: { state: 'approved' },
      effects: ['build_dataset'],
    });
  });

  test('without a dataset it fails, with the reason, and only while it waits for one', () => {
    const event = { kind: 'no_dataset', why: 'dataset_empty' } as const;
    const failed = decide(in_('approved', { action: 'retrain' }), event, START);
    expect(failed).toMatchObject({ remediation: { state: 'failed', failure: 'dataset_empty' }, effects: [] });
    for (const state of ['proposed', 'delivered', 'running', 'cancelled'] as const)
      expect(decide(in_(state, { action: 'retrain' }), event, START)).toMatchObject({ kind: 'refused' });
  });
});

const job = (status: (typeof JOB_STATUSES)[number], told: object = {}): RemediationEvent => ({
  kind: 'job',
  status,
  ...told,
});

describe('what a job says', () => {
  test('a success that names nothing is refused with what it lacks', () => {
    expect(decide(in_('running'), job('succeeded'), START)).toEqual({
      kind: 'refused',
      why: 'names_no_index_version',
    });
    expect(decide(in_('running', { action: 'retrain' }), job('succeeded'), START)).toEqual({
      kind: 'refused',
      why: 'names_no_model_or_variant',
    });
    const rolled = decide(in_('running', { action: 'roll_back' }), job('succeeded'), START);
    expect(rolled).toMatchObject({ kind: 'changed', remediation: { state: 'succeeded' } });
  });

  test.each(['succeeded', 'verifying', 'verified', 'not_fixed', 'inconclusive'] as const)(
    'after a success, in %s, the same again is known and another end contradicts',
    (state) => {
      const now = in_(state, { artefacts: { indexVersion: 'kb-8' } });
      const same = job('succeeded', { artefacts: { indexVersion: 'kb-8' } });
      expect(decide(now, same, START)).toEqual({ kind: 'known' });
      expect(decide(now, job('progress', { progress: 0.2 }), START)).toEqual({ kind: 'known' });
      for (const other of [job('failed'), job('succeeded', { artefacts: { indexVersion: 'kb-9' } })])
        expect(decide(now, other, START)).toEqual({ kind: 'refused', why: 'contradicts' });
    },
  );

  test('after its time, or where it was cancelled, a job learns that nobody waits', () => {
    for (const state of ['timed_out', 'cancelled', 'rejected', 'expired'] as const)
      expect(decide(in_(state), job('accepted'), START)).toEqual({ kind: 'refused', why: 'over' });
    expect(decide(in_('failed', { failure: 'not_delivered' }), job('accepted'), START)).toEqual({
      kind: 'refused',
      why: 'over',
    });
  });

  test('a word of the job proves its delivery, and what waits to be sent again is withdrawn', () => {
    for (const state of ['approved', 'delivery_unknown'] as const)
      expect(decide(in_(state), job('accepted'), START)).toMatchObject({
        remediation: { state: 'running' },
        effects: ['withdraw'],
      });
    expect(decide(in_('running'), { kind: 'delivery', outcome: 'unknown' }, START)).toEqual({
      kind: 'known',
    });
  });

  test('only the clock ends what waits too long, and not before its time', () => {
    for (const state of REMEDIATION_STATES) {
      const now = in_(state, { deadline: START + HOUR_MS });
      expect(decide(now, { kind: 'tick' }, START + HOUR_MS - 1)).toEqual({ kind: 'known' });
      const later = decide(now, { kind: 'tick' }, START + HOUR_MS);
      expect(later.kind === 'changed' && later.remediation.state).toBe(
        { proposed: 'expired', approved: 'failed', delivered: 'timed_out', running: 'timed_out' }[
          state as string
        ] ?? false,
      );
    }
    expect(REMEDIATION_ENDS.every(isOver)).toBe(true);
  });
});
