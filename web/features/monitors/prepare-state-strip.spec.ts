import { expect, test } from 'vitest';
import { prepareStateStrip } from './prepare-state-strip';

const at = (hour: number) => new Date(Date.parse('2026-03-01T00:00:00Z') + hour * 3_600_000).toISOString();

test('outcomes lie where they were, cut at the ends, with gaps where nothing was judged', () => {
  const strip = [
    { from: at(-2), to: at(2), outcome: 'quiet' as const },
    { from: at(2), to: at(3), outcome: 'alarm' as const },
    { from: at(6), to: at(12), outcome: 'quiet' as const },
  ];
  const drawn = prepareStateStrip(strip, { from: Date.parse(at(0)), to: Date.parse(at(10)) });
  expect(drawn.parts).toEqual([
    { outcome: 'quiet', left: 0, width: 20 },
    { outcome: 'alarm', left: 20, width: 10 },
    { outcome: 'quiet', left: 60, width: 40 },
  ]);
  expect(drawn.lasted).toEqual([
    { outcome: 'quiet', ms: 6 * 3_600_000 },
    { outcome: 'alarm', ms: 3_600_000 },
  ]);
  expect(prepareStateStrip([], { from: 0, to: 1 })).toEqual({ parts: [], lasted: [] });
});
