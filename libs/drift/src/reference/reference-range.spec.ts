import { describe, expect, it } from 'vitest';
import { referenceRange } from './reference-range.js';

const FIRST = 480_000;

describe('referenceRange', () => {
  it('trails by 28 days to 72 hours, its start at midnight UTC', () => {
    const t = FIRST + 1000;
    const { from, to } = referenceRange({ kind: 'trailing' }, FIRST, t);
    expect(to).toBe(t - 72);
    expect(from % 24).toBe(0);
    expect(t - from).toBeGreaterThanOrEqual(672);
    expect(t - from).toBeLessThan(672 + 24);
  });

  it('takes the first 168 hours of a young stream whole, then waits until the lag has passed', () => {
    expect(referenceRange({ kind: 'seasonal' }, FIRST, FIRST + 100)).toEqual({
      from: FIRST,
      to: FIRST + 100,
    });
    for (const age of [168, 200, 240])
      expect(referenceRange({ kind: 'seasonal' }, FIRST, FIRST + age)).toEqual({
        from: FIRST,
        to: FIRST + 168,
      });
    expect(referenceRange({ kind: 'seasonal' }, FIRST, FIRST + 250).to).toBe(FIRST + 178);
  });

  it('pins a window, empty until its end has passed', () => {
    const pinned = { kind: 'pinned', from: FIRST + 10, to: FIRST + 300 } as const;
    expect(referenceRange(pinned, FIRST, FIRST + 299)).toEqual({ from: FIRST + 10, to: FIRST + 10 });
    expect(referenceRange(pinned, FIRST, FIRST + 300)).toEqual({ from: FIRST + 10, to: FIRST + 300 });
    expect(referenceRange(pinned, FIRST, FIRST + 9000)).toEqual({ from: FIRST + 10, to: FIRST + 300 });
  });

  it('lets nothing before a release count', () => {
    const since = { kind: 'since', from: FIRST + 500 } as const;
    expect(referenceRange(since, FIRST, FIRST + 600)).toEqual({ from: FIRST + 500, to: FIRST + 600 });
    expect(referenceRange(since, FIRST, FIRST + 2000).from).toBeGreaterThan(FIRST + 500);
  });
});
