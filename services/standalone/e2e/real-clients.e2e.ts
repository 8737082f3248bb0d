import type { SpanItem, TraceDetail } from '@almenara/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventually } from './eventually.js';
import { MODEL_ANSWERED, ModelServer } from './model-server.js';
import { NotingProxy } from './noting-proxy.js';
import { hasClients, hasPythonClients, runClient } from './real-clients.js';
import { StandaloneProcess } from './standalone-process.js';

type Usage = Record<'input' | 'output' | 'total', number>;

interface RealClient {
  readonly name: string;
  /** File in `clients/` with its arguments. */
  readonly script: string;
  readonly convention: string;
  readonly sends: string;
  /** What the client itself sends nothing about, whoever listens: it leaves these spans open. */
  readonly unsent?: readonly Question[];
  /** Its messages name the model that was asked for, and none that answered. */
  readonly answeredUntold?: boolean | 'streamed question';
  /** What it says of a stream; undefined when that is nothing. */
  readonly streamedUsage?: Usage | undefined;
  /** It says nothing of the part of an answer that had come. */
  readonly partUntold?: boolean;
}

const PROTO = 'POST /v1/traces application/x-protobuf gzip 200';
const JSON_ENCODED = 'POST /v1/traces application/json gzip 200';
const LANGFUSE = /^POST \/api\/public\/otel\/v1\/traces application\/(json|x-protobuf) (gzip|plain) 200$/;
const USAGE: Usage = { input: 41, output: 17, total: 58 };
const QUESTIONS = {
  'plain question': 1,
  'streamed question': 1,
  'tool question': 2,
  'failing question': 1,
  'aborted question': 1,
  'parallel question 1': 1,
  'parallel question 2': 1,
  'parallel question 3': 1,
};
type Question = keyof typeof QUESTIONS;

const CLIENTS: readonly RealClient[] = [
  {
    name: '@opentelemetry/exporter-trace-otlp-proto',
    script: 'opentelemetry-by-hand.mjs proto',
    convention: 'otel-genai',
    sends: PROTO,
  },
  {
    name: '@opentelemetry/exporter-trace-otlp-http',
    script: 'opentelemetry-by-hand.mjs http',
    convention: 'otel-genai',
    sends: JSON_ENCODED,
  },
  {
    name: '@arizeai/openinference-instrumentation-openai',
    script: 'openinference.mjs',
    convention: 'openinference',
    sends: PROTO,
    unsent: ['failing question', 'aborted question'],
    answeredUntold: 'streamed question',
    streamedUsage: undefined,
  },
  {
    name: '@traceloop/node-server-sdk',
    script: 'traceloop.mjs',
    convention: 'openllmetry',
    sends: PROTO,
    unsent: ['failing question', 'aborted question'],
    // It counts the tokens of a stream itself.
    streamedUsage: { input: 7, output: 5, total: 12 },
  },
  {
    name: '@langfuse/otel',
    script: 'langfuse.mjs',
    convention: 'langfuse',
    sends: 'langfuse',
    unsent: ['aborted question'],
    answeredUntold: 'streamed question',
  },
  {
    name: 'ai and @ai-sdk/openai',
    script: 'ai-sdk.mjs',
    convention: 'otel-genai',
    sends: PROTO,
    partUntold: true,
  },
  {
    name: '@langchain/core with OpenInference',
    script: 'langchain-openinference.mjs',
    convention: 'openinference',
    sends: PROTO,
    unsent: ['aborted question'],
    answeredUntold: true,
  },
  {
    name: '@langchain/core with Langfuse',
    script: 'langchain-langfuse.mjs',
    convention: 'langfuse',
    sends: 'langfuse',
    unsent: ['aborted question'],
  },
];
const PYTHON_CLIENTS: readonly RealClient[] = [
  {
    name: 'openinference-instrumentation-openai',
    script: 'instrumented_openai.py',
    convention: 'openinference',
    sends: PROTO,
  },
  {
    name: 'langfuse',
    script: 'langfuse_openai.py',
    convention: 'langfuse',
    sends: 'langfuse',
  },
];

const model = new ModelServer();
const proxies = new Map<string, NotingProxy>();
const traces = new Map<string, Promise<string>>();
let standalone: StandaloneProcess | undefined;

/** All at once: most of a client's time is its start. */
beforeAll(async () => {
  const clients = [...(hasClients ? CLIENTS : []), ...(hasPythonClients ? PYTHON_CLIENTS : [])];
  if (clients.length === 0) return;
  standalone = await StandaloneProcess.create();
  await Promise.all([standalone.start(), model.start()]);
  for (const { script } of clients) {
    const proxy = await new NotingProxy(standalone.url).start();
    proxies.set(script, proxy);
    traces.set(script, runClient(script, proxy.url, model.url));
  }
  await Promise.allSettled(traces.values());
});
afterAll(async () => {
  for (const proxy of proxies.values()) await proxy.stop();
  await model.stop();
  await standalone?.remove();
});

describe.skipIf(!hasClients)('clients of Node, unchanged (needs clients)', () => {
  test.each(CLIENTS)('the calls of $name arrive whole: $script', checkClient);
});
describe.skipIf(!hasPythonClients)('clients of Python, unchanged (needs python-clients)', () => {
  test.each(PYTHON_CLIENTS)('the calls of $name arrive whole: $script', checkClient);
});

async function checkClient(client: RealClient): Promise<void> {
  const traceId = await traces.get(client.script)!;
  const expected = expectedCalls(client);
  const { spans, trace } = await eventually(
    () => standalone!.get<TraceDetail>(`/api/v1/projects/default/traces/${traceId}?content=full`),
    (detail) => detail.spans.some(isRoot) && detail.spans.filter(isCall).length >= expected.length,
  );
  const notes = [...proxies.get(client.script)!.notes].filter((note) => note.includes('/traces'));
  expect(notes).toEqual([client.sends === 'langfuse' ? expect.stringMatching(LANGFUSE) : client.sends]);
  checkTree(spans);
  const calls = (spans as SpanItem[]).filter(isCall);
  expect(calls.map(questionOf).toSorted()).toEqual(expected);
  for (const call of calls) checkCall(call, client);
  checkTool(calls);
  expect(trace.usage).toEqual(sumOf(calls));
}

const isRoot = ({ name, parentSpanId }: TraceDetail['spans'][number]) =>
  name === 'app' && parentSpanId === null;
const isCall = ({ type }: { type?: string }) => type === 'llm';

function expectedCalls({ unsent = [] }: RealClient): string[] {
  return Object.entries(QUESTIONS)
    .filter(([question]) => !unsent.includes(question as Question))
    .flatMap(([question, times]) => Array.from({ length: times }, () => question))
    .toSorted();
}

function questionOf({ input }: SpanItem): Question {
  const text = JSON.stringify(input);
  return Object.keys(QUESTIONS).find((question) => text.includes(question)) as Question;
}

/** Every span hangs below the one that the app opened. */
function checkTree(spans: TraceDetail['spans']): void {
  const parents = new Map(spans.map(({ spanId, parentSpanId }) => [spanId, parentSpanId]));
  for (const { spanId, name } of spans) {
    let top = spanId;
    for (let parent = parents.get(top); parent; parent = parents.get(top)) top = parent;
    expect([name, spans.find((span) => span.spanId === top)?.name]).toEqual([name, 'app']);
  }
}

function checkCall(call: SpanItem, client: RealClient): void {
  const question = questionOf(call);
  expect(call).toMatchObject({ convention: client.convention, modelRequested: expect.any(String) });
  expect(JSON.stringify(call.input)).toContain('You are terse.');
  expect(Date.parse(call.endTime!)).toBeGreaterThanOrEqual(Date.parse(call.startTime));
  if (question === 'failing question') {
    expect(call).toMatchObject({ status: 'error', usage: {}, model: 'gpt-4o-mini' });
    expect(call.statusMessage).toContain('the model is away');
    return;
  }
  expect(call.status).not.toBe('error');
  if (question === 'aborted question') {
    if (!client.partUntold) expect(JSON.stringify(call.output)).toContain('the answer');
    expect(call.usage).toEqual({});
    return;
  }
  const untold = client.answeredUntold === true || client.answeredUntold === question;
  expect(call.model).toBe(untold ? 'gpt-4o-mini' : MODEL_ANSWERED);
  const isOwnCount = question === 'streamed question' && 'streamedUsage' in client;
  const usage = isOwnCount ? client.streamedUsage : USAGE;
  expect(call.usage).toMatchObject(usage ? { ...usage, source: 'provider' } : {});
  if (!usage) expect(call.usage).toEqual({});
  if (!calledTool(call)) expect(JSON.stringify(call.output)).toContain(`the answer to ${question}`);
}

const calledTool = ({ output }: SpanItem) => JSON.stringify(output).includes('Lima');

/** The tool and its arguments in the first answer, its result in the question that follows. */
function checkTool(calls: readonly SpanItem[]): void {
  const both = calls.filter((call) => questionOf(call) === 'tool question');
  const first = both.find(calledTool)!;
  const second = both.find((call) => call !== first)!;
  expect(JSON.stringify(first.output)).toMatch(/weather.*Lima|Lima.*weather/);
  expect(JSON.stringify(first.input)).not.toContain('sun in Lima');
  expect(JSON.stringify(second.input)).toContain('sun in Lima');
  for (const { tools } of both) expect(tools).toMatchObject([{ name: 'weather' }]);
}

/** Each call once, however many spans around it repeat its count. */
function sumOf(calls: readonly SpanItem[]): Usage {
  const sum = { input: 0, output: 0, total: 0 };
  for (const { usage } of calls) {
    sum.input += usage.input ?? 0;
    sum.output += usage.output ?? 0;
    sum.total += usage.total ?? 0;
  }
  return sum;
}
