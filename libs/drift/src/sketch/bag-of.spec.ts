import { describe, expect, it } from 'vitest';
import { actorHash, bagOf, isSampled } from './bag-of.js';
import { BAGS } from './block-sketch.js';

const KNOWN = { actor: 12172456049838, session: 165865730519675, trace: 94490768050307 };
const hashes = Array.from({ length: 32_000 }, (_, index) =>
  actorHash({ actorId: `u${index}`, traceId: 't' }),
);

describe('a source of events', () => {
  it('is the user, else the conversation, else the trace', () => {
    const user = actorHash({ actorId: 'ana', sessionId: 's1', traceId: 't1' });
    expect(actorHash({ actorId: 'ana', sessionId: 's2', traceId: 't2' })).toBe(user);
    expect(actorHash({ actorId: '', sessionId: 's1', traceId: 't1' })).toBe(
      actorHash({ actorId: null, sessionId: 's1', traceId: 't2' }),
    );
    const names = [{ actorId: 'x' }, { sessionId: 'x' }, {}].map((name) =>
      actorHash({ ...name, traceId: 'x' }),
    );
    expect(new Set(names).size).toBe(3);
  });

  it('has the same hash for ever: the one that ClickHouse computes', () => {
    // python3: int.from_bytes(hashlib.sha256(b'actor\nana').digest()[:6], 'big'), and the same of the others.
    expect(actorHash({ actorId: 'ana', traceId: 't1' })).toBe(KNOWN.actor);
    expect(actorHash({ sessionId: 'ñandú 🙂', traceId: 't1' })).toBe(KNOWN.session);
    expect(actorHash({ traceId: 't1' })).toBe(KNOWN.trace);
  });

  it('lies in one of the bags, which many sources fill alike', () => {
    const counts = Array.from({ length: BAGS }, () => 0);
    for (const hash of hashes) counts[bagOf(hash)]!++;
    // Chi square with 31 degrees of freedom: below 61.1 in 999 of 1000 cases.
    const chiSquare = counts.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    expect(chiSquare).toBeLessThan(61.1);
  });

  it('is sampled by its share, whatever its bag, and stays so at every larger share', () => {
    const tenth = hashes.filter((hash) => isSampled(hash, 0.1));
    expect(tenth.length / hashes.length).toBeCloseTo(0.1, 2);
    expect(new Set(tenth.map(bagOf)).size).toBe(BAGS);
    expect(tenth.every((hash) => isSampled(hash, 0.2))).toBe(true);
    expect(hashes.every((hash) => isSampled(hash, 1))).toBe(true);
  });
});
