import { eventSchema } from '@almenara/contract';
import { expect, test } from 'vitest';
import { redactIntake } from './redact-intake.js';

const key = 'sk-proj-a1B2c3D4e5F6g7H8i9J0';

function checked(raw: object) {
  const event = eventSchema.parse(raw);
  return { event, json: JSON.stringify(event) };
}

test('a span tells what was taken from it beside what its sender took, and its text is that of the event', () => {
  const span = checked({
    kind: 'span',
    traceId: 't',
    spanId: 's',
    input: `my key is ${key}`,
    redactions: [{ field: 'output', kind: 'secret', count: 2 }],
  });
  const { events, counts } = redactIntake([span], []);
  expect(events[0]!.event).toMatchObject({
    redactions: [
      { field: 'output', kind: 'secret', count: 2 },
      { field: 'input', kind: 'api_key', count: 1 },
    ],
  });
  expect(events[0]!.json).toBe(JSON.stringify(events[0]!.event));
  expect(events[0]!.json).not.toContain(key);
  expect([...counts]).toEqual([['api_key', 1]]);
});

test('a score is redacted too, and what holds nothing stays the same object', () => {
  const score = checked({ kind: 'score', id: 'i', name: 'n', value: 1, traceId: 't', explanation: key });
  const clean = checked({ kind: 'span', traceId: 't', spanId: 's', input: 'Hello' });
  const { events, counts } = redactIntake([score, clean], []);
  expect(events[0]!.event).toMatchObject({ explanation: '[redacted:api_key]' });
  expect(events[1]).toBe(clean);
  expect(counts.get('api_key')).toBe(1);
});
