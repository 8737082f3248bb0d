import { randomBytes } from 'node:crypto';
import { bytes, fixed64, integer, message, text } from './protobuf.mjs';

export const SPANS_PER_REQUEST = 100;
/** Spans of one trace; four requests' worth of spans make 25 traces. */
const SPANS_PER_TRACE = 4;

const WORDS =
  'the warranty covers parts and labour for two years unless the device was opened by others'.split(' ');

/** Text that compresses about as prose does, different in each span. */
function prose(length, salt) {
  let out = '';
  for (let index = salt; out.length < length; index = (index * 31 + 7) % 10_007)
    out += `${WORDS[index % WORDS.length]} `;
  return out.slice(0, length);
}

const RESOURCE = { 'service.name': 'bench', 'service.version': '1.2.3' };

/** About 3.8 KB of OTLP protobuf a span: question with context, answer, usage, a dozen attributes. */
export function otlpRequest(sequence, now) {
  const spans = spansOf(sequence).map(({ number, trace }) =>
    bytes(
      2,
      message(
        bytes(1, idOf(trace, 16)),
        bytes(2, idOf(number, 8)),
        text(5, 'chat gpt-4o-mini'),
        integer(6, 3),
        fixed64(7, BigInt(now) * 1_000_000n),
        fixed64(8, BigInt(now + 850) * 1_000_000n),
        ...Object.entries(attributesOf(number, trace)).map(([key, value]) => bytes(9, attribute(key, value))),
      ),
    ),
  );
  const resource = message(
    ...Object.entries(RESOURCE).map(([key, value]) => bytes(1, attribute(key, value))),
  );
  const scope = message(text(1, 'bench'), text(2, '1'));
  return message(bytes(1, message(bytes(1, resource), bytes(2, message(bytes(1, scope), ...spans)))));
}

/** The same in OTLP's JSON. */
export function otlpJsonRequest(sequence, now) {
  const keyValues = (attributes) =>
    Object.entries(attributes).map(([key, value]) => ({
      key,
      value: typeof value === 'number' ? { intValue: String(value) } : { stringValue: value },
    }));
  const spans = spansOf(sequence).map(({ number, trace }) => ({
    traceId: idOf(trace, 16).toString('hex'),
    spanId: idOf(number, 8).toString('hex'),
    name: 'chat gpt-4o-mini',
    kind: 3,
    startTimeUnixNano: `${now}000000`,
    endTimeUnixNano: `${now + 850}000000`,
    attributes: keyValues(attributesOf(number, trace)),
  }));
  const scopeSpans = [{ scope: { name: 'bench', version: '1' }, spans }];
  const resource = { attributes: keyValues(RESOURCE) };
  return Buffer.from(JSON.stringify({ resourceSpans: [{ resource, scopeSpans }] }));
}

function spansOf(sequence) {
  return Array.from({ length: SPANS_PER_REQUEST }, (_, index) => {
    const number = sequence * SPANS_PER_REQUEST + index;
    return { number, trace: Math.floor(number / SPANS_PER_TRACE) };
  });
}

function attributesOf(number, trace) {
  const question = JSON.stringify([
    { role: 'user', parts: [{ type: 'text', content: prose(2200, number) }] },
  ]);
  const answer = JSON.stringify([
    { role: 'assistant', parts: [{ type: 'text', content: prose(900, number + 3) }], finish_reason: 'stop' },
  ]);
  return {
    'gen_ai.operation.name': 'chat',
    'gen_ai.provider.name': 'openai',
    'gen_ai.request.model': 'gpt-4o-mini',
    'gen_ai.response.model': `gpt-4o-mini-${number % 3}`,
    'gen_ai.response.id': `resp-${number}`,
    'gen_ai.usage.input_tokens': 512,
    'gen_ai.usage.output_tokens': 187,
    'gen_ai.request.temperature': 'low',
    'gen_ai.conversation.id': `session-${trace % 500}`,
    'user.id': `user-${trace % 200}`,
    'gen_ai.input.messages': question,
    'gen_ai.output.messages': answer,
    'app.tenant': 'bench',
    'app.route': '/answers/:id',
  };
}

function attribute(key, value) {
  const any = typeof value === 'number' ? integer(3, value) : text(1, value);
  return message(text(1, key), bytes(2, any));
}

const run = randomBytes(4);

/** Distinct within and between runs, never all zero. */
function idOf(number, length) {
  const id = Buffer.alloc(length, 1);
  run.copy(id, 0);
  id.writeUInt32BE(number >>> 0, length - 4);
  return id;
}

/** The same content as the SDK sends it. */
export function batchRequest(sequence, now) {
  const events = spansOf(sequence).map(({ number, trace }) => ({
    kind: 'span',
    traceId: idOf(trace, 16).toString('hex'),
    spanId: idOf(number, 8).toString('hex'),
    at: now + 850,
    name: 'chat',
    type: 'llm',
    startTime: now,
    endTime: now + 850,
    status: 'ok',
    modelRequested: 'gpt-4o-mini',
    modelAnswered: `gpt-4o-mini-${number % 3}`,
    provider: 'openai',
    input: [{ role: 'user', content: prose(2200, number) }],
    output: prose(900, number + 3),
    usage: { input: 512, output: 187, source: 'provider' },
    sessionId: `session-${trace % 500}`,
    actorId: `user-${trace % 200}`,
    tags: ['bench'],
    metadata: { tenant: 'bench', route: '/answers/:id', padding: prose(380, number + 5) },
  }));
  return Buffer.from(
    JSON.stringify({ sender: `bench-${run.toString('hex')}`, sequence: sequence + 1, sentAt: now, events }),
  );
}

/** A call with a question, one document and an answer of 600 characters, all its own. */
export function answerWithDocument(number) {
  return {
    input: [{ role: 'user', content: prose(60, number) }],
    documents: [{ id: `d${number}`, content: prose(900, number + 1), rank: 1 }],
    output: prose(600, number + 2),
    actorId: `user-${number % 5000}`,
  };
}
