import { expect, test } from 'vitest';
import { DEFAULT_DEFINITIONS } from '../defaults/default-monitors.js';
import { isWatchedStream, shareBudget } from './share-budget.js';

const streams = ['prompt', 'output', 'latency'].map((stream) => ({ stream, encoder: '' }));
const monitors = Object.entries(DEFAULT_DEFINITIONS).map(([id, definition]) => ({
  id,
  enabled: true,
  definition,
}));
const settings = { falseIncidents: 0.1, streams: { prompt: { enabled: true, weight: 4 } } };

test('streams and monitors of changes share one budget by their weights, and spend it whole', () => {
  const budget = shareBudget(settings, streams, monitors);
  const shares = [
    ...streams.map((stream) => budget.ofStream(stream)),
    ...monitors.map(({ id }) => budget.ofMonitor(id)),
  ];
  const known = shares.flatMap((share) => (share ? [share] : []));
  expect(known).toHaveLength(6);
  expect(known.reduce((sum, { falseIncidents }) => sum + falseIncidents, 0)).toBeCloseTo(0.1, 12);
  for (const { threshold, falseIncidents } of known) expect(720 / threshold).toBeCloseTo(falseIncidents, 12);
  expect(budget.ofStream(streams[0]!)!.falseIncidents).toBeCloseTo(
    4 * budget.ofMonitor('error_rate')!.falseIncidents,
    12,
  );
});

test('what looks for no change, or is not enabled, takes nothing of it', () => {
  const off = monitors.map((monitor) => ({ ...monitor, enabled: monitor.id !== 'error_rate' }));
  const budget = shareBudget(settings, streams, off);
  expect(budget.ofMonitor('no_data')).toBeUndefined();
  expect(budget.ofMonitor('error_rate')).toBeUndefined();
  expect(budget.ofMonitor('refusal_rate')!.threshold).toBeLessThan(
    shareBudget(settings, streams, monitors).ofMonitor('refusal_rate')!.threshold,
  );
  expect(shareBudget(settings, [], []).ofMonitor('error_rate')).toBeUndefined();
});

test('a stream is watched unless it is switched off or silent for a week', () => {
  const stream = { stream: 'prompt', encoder: '', lastHour: 1000 };
  expect(isWatchedStream(settings, stream, 1168)).toBe(true);
  expect(isWatchedStream(settings, stream, 1169)).toBe(false);
  expect(isWatchedStream({ streams: { prompt: { enabled: false, weight: 1 } } }, stream, 1000)).toBe(false);
});
