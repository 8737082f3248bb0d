import { eventSchema, PERSONAL_DATA_KINDS, type Event } from '@almenara/contract';
import { expect, test } from 'vitest';
import { redactEvent } from './redact-event.js';

const key = 'sk-proj-a1B2c3D4e5F6g7H8i9J0';
const redact = (event: Record<string, unknown>, personal = PERSONAL_DATA_KINDS.slice(0, 0)) =>
  redactEvent(eventSchema.parse(event), JSON.stringify(event), personal);

test('an event without anything to redact is not copied', () => {
  expect(
    redact({ kind: 'span', traceId: 't', spanId: 's', input: 'Hello', usage: { input: 3 } }),
  ).toBeUndefined();
});

test('credentials go from every field and every depth, and are counted by field and kind', () => {
  const redacted = redact({
    kind: 'span',
    traceId: 't',
    spanId: 's',
    name: `run ${key}`,
    input: [{ role: 'user', content: [{ type: 'text', text: `${key} and ${key}` }] }],
    statusMessage: `401 for ${key}`,
    documents: [{ id: `https://u:pw@h/${key}`, content: 'text' }],
    attributes: { 'http.request.header.authorization': ['Bearer x'], nested: { deep: { 'x-api-key': 'v' } } },
    parameters: { [key]: 1, max_tokens: 5 },
  })!;
  expect(JSON.stringify(redacted.event)).not.toContain(key);
  expect(new Set(redacted.redactions)).toEqual(
    new Set([
      { field: 'name', kind: 'api_key', count: 1 },
      { field: 'input', kind: 'api_key', count: 2 },
      { field: 'statusMessage', kind: 'api_key', count: 1 },
      { field: 'documents', kind: 'password', count: 1 },
      { field: 'documents', kind: 'api_key', count: 1 },
      { field: 'attributes', kind: 'secret', count: 2 },
      { field: 'parameters', kind: 'api_key', count: 1 },
    ]),
  );
  expect(redacted.event).toMatchObject({
    name: 'run [redacted:api_key]',
    attributes: {
      'http.request.header.authorization': ['[redacted:secret]'],
      nested: { deep: { 'x-api-key': '[redacted:secret]' } },
    },
    parameters: { '[redacted:api_key]': 1, max_tokens: 5 },
  });
});

test('the schema of a tool with a password stays readable, and numbers that are no passwords stay', () => {
  const parameters = {
    type: 'object',
    properties: { password: { type: 'string', description: 'of the user' } },
  };
  const redacted = redact({
    kind: 'span',
    traceId: 't',
    spanId: 's',
    tools: [{ name: 'log_in', parameters }],
    input: { password: 123456, completion_tokens: 7, token: 'Hello' },
  })!;
  expect(redacted.event).toMatchObject({
    tools: [{ parameters }],
    input: { password: '[redacted:secret]', completion_tokens: 7, token: 'Hello' },
  });
});

test('identities are never changed: the span stays where it belongs', () => {
  const redacted = redact(
    {
      kind: 'span',
      traceId: 'ana@correo.es',
      spanId: 's',
      sessionId: '+34 612 345 678',
      actorId: 'ana@correo.es',
      input: 'I am ana@correo.es',
    },
    [...PERSONAL_DATA_KINDS],
  )!;
  expect(redacted.event).toMatchObject({
    traceId: 'ana@correo.es',
    sessionId: '+34 612 345 678',
    actorId: 'ana@correo.es',
    input: 'I am [redacted:email_address]',
  });
  expect(redacted.redactions).toEqual([{ field: 'input', kind: 'email_address', count: 1 }]);
});

test('a field that was full still fits after a mask that is longer than its secret', () => {
  const name = `${'x'.repeat(480)} bearer abcdefghijkl`.slice(-500);
  const { event } = redact({ kind: 'span', traceId: 't', spanId: 's', name })!;
  expect(eventSchema.safeParse(event).success).toBe(true);
  expect((event as { name: string }).name).not.toContain('abcdefghijkl');
});

test('a score is redacted too', () => {
  const { event } = redact({
    kind: 'score',
    id: 'i',
    name: 'n',
    value: 1,
    traceId: 't',
    explanation: `used ${key}`,
  })!;
  expect((event as Event & { explanation: string }).explanation).toBe('used [redacted:api_key]');
});
