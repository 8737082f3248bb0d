import { expect, test } from 'vitest';
import { orderAlarms } from './order-alarms.js';

test('the earlier comes first; of one hour what was asked, then what came of it, then the rest as it was', () => {
  const alarm = (stream: string, hour: number) => ({
    stream,
    hour,
    encoder: '',
    since: null,
    judgedAt: 0,
    logStatistic: 10,
    logAlarm: 9,
  });
  const alarms = [
    ['latency', 5],
    ['output', 5],
    ['cost', 4],
    ['prompt', 5],
    ['error', 5],
    ['retrieved', 5],
  ] as const;
  expect(
    orderAlarms(alarms.map(([stream, hour]) => alarm(stream, hour))).map(({ stream }) => stream),
  ).toEqual(['cost', 'prompt', 'retrieved', 'output', 'latency', 'error']);
});
