import { FIRST_TOKEN_AT, spanSchema, TOLD_PREFIX, type Span } from '@almenara/contract';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitrarySpan } from './arbitrary-span.js';
import { rowOfState } from './row-of-state.js';
import { mergeStates, sortTime, stateOfEvent, type SpanState } from './span-state.js';
import { stateOfRow } from './state-of-row.js';

const identity = { project: 'p', traceId: 't', spanId: 's' };
const spans = arbitrarySpan({ traceIds: ['t'], spanIds: ['s'] });
const states = spans.map((span) => stateOfEvent(spanSchema.parse(span), 0));
const row = (state: SpanState) => rowOfState(identity, state, 1n, []);
const said = (fields: Partial<Span>) =>
  stateOfEvent(spanSchema.parse({ kind: 'span', traceId: 't', spanId: 's', ...fields }), 0);
const noon = Date.UTC(2026, 10, 1, 12);

describe('merging of span states', () => {
  it('is commutative', () => {
    fc.assert(
      fc.property(states, states, (a, b) => {
        expect(row(mergeStates(a, b))).toEqual(row(mergeStates(b, a)));
      }),
    );
  });

  it('is associative', () => {
    fc.assert(
      fc.property(states, states, states, (a, b, c) => {
        expect(row(mergeStates(mergeStates(a, b), c))).toEqual(row(mergeStates(a, mergeStates(b, c))));
      }),
    );
  });

  it('is idempotent', () => {
    fc.assert(
      fc.property(states, (a) => {
        expect(row(mergeStates(a, a))).toEqual(row(a));
      }),
    );
  });

  it('loses nothing when a state goes through its row', () => {
    fc.assert(
      fc.property(states, states, states, (a, b, c) => {
        const direct = mergeStates(mergeStates(a, b), c);
        const stored = mergeStates(stateOfRow(row(mergeStates(a, b))), c);
        expect(row(stored)).toEqual(row(direct));
        expect(sortTime(stored)).toBe(sortTime(direct));
      }),
    );
  });

  it('lets the event recorded later win field by field', () => {
    const early = said({ at: noon, name: 'early', output: 'half' });
    const late = said({ at: noon + 1, output: 'whole' });
    expect(row(mergeStates(late, early))).toMatchObject({ name: 'early', output: '"whole"' });
  });

  it('knows the time to the first token once start and first token are told, in any order', () => {
    const first = said({ at: noon, attributes: { [FIRST_TOKEN_AT]: noon + 250 } });
    const start = said({ at: noon + 1, startTime: noon });
    for (const state of [mergeStates(first, start), mergeStates(stateOfRow(row(start)), first)]) {
      expect(row(state)).toMatchObject({ time_to_first_token_ms: 250 });
    }
    expect(row(first)).toMatchObject({ time_to_first_token_ms: null });
    const earlier = mergeStates(
      stateOfRow(row(mergeStates(first, start))),
      said({ at: noon + 2, startTime: noon - 50 }),
    );
    expect(row(earlier)).toMatchObject({ time_to_first_token_ms: 300 });
  });

  it('assembles messages told apart from the span in any order, and lets the span itself have the last word', () => {
    const part = (side: 'input' | 'output', place: number, text: string) =>
      said({ at: noon, attributes: { [TOLD_PREFIX + text]: { side, messages: [text], order: [place] } } });
    const parts = [part('output', 0, 'hello'), part('input', 2, 'hi'), part('input', 1, 'be kind')];
    const ended = said({
      at: noon,
      attributes: {
        [`${TOLD_PREFIX}end`]: { side: 'output', messages: [{ finish_reason: 'stop' }], order: [1] },
      },
    });
    expect(row(ended).finish_reasons).toEqual(['stop']);
    expect(row(mergeStates(ended, said({ at: noon - 1, finishReasons: ['length'] }))).finish_reasons).toEqual(
      ['length'],
    );
    const expected = { input: '["be kind","hi"]', output: '["hello"]', input_excerpt: 'be kind\nhi' };
    expect(row(parts.reduce(mergeStates))).toMatchObject(expected);
    expect(row(parts.toReversed().reduce(mergeStates))).toEqual(row(parts.reduce(mergeStates)));
    const own = said({ at: noon - 1, input: 'own' });
    for (const all of [
      [own, ...parts],
      [...parts, own],
    ]) {
      expect(row(all.reduce(mergeStates))).toMatchObject({
        ...expected,
        input: '"own"',
        input_excerpt: 'own',
      });
    }
  });

  it('takes an unset status and the type span as silence', () => {
    const known = said({ at: noon, status: 'error', type: 'llm' });
    const silent = said({ at: noon + 1, status: 'unset', type: 'span' });
    expect(row(mergeStates(known, silent))).toMatchObject({ status: 'error', type: 'llm' });
  });

  it('places a span by its start as soon as anybody tells it', () => {
    const end = said({ at: noon + 500, endTime: noon + 500 });
    const start = said({ at: noon + 900, startTime: noon });
    expect(sortTime(end)).toBe(noon + 500);
    expect(sortTime(mergeStates(end, start))).toBe(noon);
    expect(row(mergeStates(end, start)).latency_ms).toBe(500);
  });

  it('derives totals only from two known parts and lets a told total replace them', () => {
    const parts = said({ at: noon, usage: { input: 3, output: 4 } });
    expect(row(parts).total_tokens).toBe(7);
    expect(row(said({ at: noon, usage: { input: 3 } })).total_tokens).toBeNull();
    const total = said({ at: noon - 1, usage: { total: 9 } });
    expect(row(mergeStates(stateOfRow(row(parts)), total)).total_tokens).toBe(9);
  });

  it('takes keys such as constructor as plain data and pollutes nothing', () => {
    const metadata = JSON.parse('{"__proto__": {"polluted": true}, "constructor": 1}') as Record<
      string,
      unknown
    >;
    const state = said({ at: noon, metadata });
    expect(row(mergeStates(stateOfRow(row(state)), state)).metadata).toBe('{"constructor":1}');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('names the variant after model and prompt unless the app tells its own', () => {
    const model = { modelRequested: 'm', modelAnswered: 'm-1', prompt: { name: 'p', version: '2' } };
    expect(row(said({ at: noon, ...model })).variant).toBe('m-1@p:2');
    expect(row(said({ at: noon, ...model, variant: 'B' })).variant).toBe('B');
  });
});
