import { expect, test } from 'vitest';
import { divideBudget } from './divide-budget';

const item = (falseIncidents: number | null, hours?: number | null, enabled = true) => ({
  enabled,
  falseIncidents,
  delay: hours === undefined ? null : { from: 0.1, to: 0.2, hours },
});

test('parts of monitors and streams are the whole budget, and delays are told from the shortest on', () => {
  const items = [item(0.02, 24), item(0.01, 6), item(0.01, null), item(null), item(0.5, 1, false)];
  const divided = divideBudget({ items, falseIncidents: 0.1, streams: 6 });
  expect(divided).toMatchObject({ changes: 3, delays: [6, 24], untold: 1 });
  expect(divided.ofMonitors + divided.ofStreams).toBeCloseTo(0.1);
  expect(divideBudget({ items: [item(0.1)], falseIncidents: 0.1, streams: 0 }).ofStreams).toBe(0);
});
