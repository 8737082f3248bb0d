import { isDeepStrictEqual } from 'node:util';
import { callsIn, deepTexts, messagesIn, textIn, type SeenMessage } from './seen-messages.js';
import type { Recording } from './recordings.js';

/** A span as the reader of it sees it, from the decoder or from the API. */
export interface SeenSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string | null | undefined;
  readonly name?: string | undefined;
  readonly type?: string | undefined;
  readonly startTime?: number | string | undefined;
  readonly status?: string | undefined;
  readonly statusMessage?: string | null | undefined;
  readonly modelRequested?: string | null | undefined;
  readonly modelAnswered?: string | null | undefined;
  readonly provider?: string | null | undefined;
  readonly usage?: Readonly<Record<string, unknown>> | undefined;
  readonly cost?: Readonly<Record<string, unknown>> | undefined;
  readonly input?: unknown;
  readonly output?: unknown;
  readonly documents?: readonly object[] | undefined;
  readonly tools?: readonly { readonly name: string }[] | undefined;
  readonly finishReasons?: readonly string[] | undefined;
  readonly parameters?: Readonly<Record<string, unknown>> | undefined;
  readonly prompt?: object | undefined;
  readonly sessionId?: string | null | undefined;
  readonly actorId?: string | null | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly metadata?: Readonly<Record<string, unknown>> | undefined;
  readonly environment?: string | null | undefined;
  readonly release?: string | null | undefined;
  readonly embeddings?: readonly { readonly dimension: number }[] | undefined;
  readonly attributes?: Readonly<Record<string, unknown>> | undefined;
}

export interface SeenScore {
  readonly name: string;
  readonly value?: number | null | undefined;
  readonly label?: string | null | undefined;
  readonly explanation?: string | null | undefined;
  readonly spanId?: string | null | undefined;
}

type Expected = Readonly<Record<string, unknown>>;

class Comparison {
  readonly found: string[] = [];
  readonly calls: SeenSpan[];

  constructor(
    readonly recording: Recording,
    readonly spans: readonly SeenSpan[],
    readonly scores: readonly SeenScore[],
  ) {
    this.calls = spans
      .filter(({ type }) => type === 'llm')
      .toSorted((a, b) => Number(new Date(a.startTime ?? 0)) - Number(new Date(b.startTime ?? 0)));
  }

  isOnWire(field: string): boolean {
    const missing = (this.recording.expected['not_on_wire'] ?? []) as string[];
    return !missing.some((name) => name === field || name.startsWith(`${field} (`));
  }

  expect(field: string, seen: unknown, expected: unknown): void {
    if (!isDeepStrictEqual(plain(seen), plain(expected))) {
      this.found.push(`${field}: expected ${short(expected)}, saw ${short(seen)}`);
    }
  }

  some(field: string, expected: unknown, test: (span: SeenSpan) => boolean): void {
    if (!this.spans.some(test)) this.found.push(`${field}: no span has ${short(expected)}`);
  }
}

function plain(value: unknown): unknown {
  return value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as unknown);
}

function short(value: unknown): string {
  return (JSON.stringify(value) ?? 'nothing').slice(0, 200);
}

/** Whether everything expected is there; more may be. */
function covers(seen: unknown, expected: unknown): boolean {
  if (typeof expected !== 'object' || expected === null) return isDeepStrictEqual(seen, expected);
  if (typeof seen !== 'object' || seen === null) return false;
  return Object.entries(expected).every(([key, value]) => covers((seen as Expected)[key], value));
}

/** Everything in which the spans and scores differ from what the recording must end up as. */
export function differences(
  recording: Recording,
  spans: readonly SeenSpan[],
  scores: readonly SeenScore[],
): string[] {
  const comparison = new Comparison(recording, spans, scores);
  for (const [field, expected] of Object.entries(recording.expected)) {
    if (comparison.isOnWire(field)) CHECKS[field]?.(comparison, expected as never);
  }
  checkTree(comparison);
  return comparison.found;
}

type Check = (comparison: Comparison, expected: never) => void;

/** One name may stand for the model asked and the one that answered, which has the date of a snapshot. */
function isModel(seen: string | null | undefined, expected: string): boolean {
  return seen === expected || seen?.replace(/-\d{4}-\d{2}-\d{2}$/, '') === expected;
}

const USAGE: Readonly<Record<string, string>> = {
  cached_input: 'cacheRead',
  cache_read: 'cacheRead',
  cache_read_input_tokens: 'cacheRead',
  cache_creation: 'cacheWrite',
  cache_creation_input_tokens: 'cacheWrite',
};

function checkUsage(
  comparison: Comparison,
  span: SeenSpan | undefined,
  expected: Expected,
  field: string,
): void {
  const usage = span?.usage ?? {};
  const total = usage['total'] ?? Number(usage['input'] ?? 0) + Number(usage['output'] ?? 0);
  // Only one convention tells the cached part beside the input; the normal form has it inside.
  const beside =
    Number(expected['cache_read_input_tokens'] ?? 0) + Number(expected['cache_creation_input_tokens'] ?? 0);
  for (const [name, value] of Object.entries(expected)) {
    if (!comparison.isOnWire(`${field}.${name}`)) continue;
    const seen = name === 'total' ? total : usage[USAGE[name] ?? name];
    comparison.expect(`${field}.${name}`, seen, name === 'input' ? (value as number) + beside : value);
  }
}

const CHECKS: Readonly<Record<string, Check>> = {
  llm_calls: (c, expected: number) => c.expect('llm_calls', c.calls.length, expected),
  embedding_calls: (c, expected: number) =>
    c.expect('embedding_calls', c.spans.filter(({ type }) => type === 'embedding').length, expected),
  spans: (c, expected: number) => c.expect('spans', c.spans.length, expected),
  traces: (c, expected: number) =>
    c.expect('traces', new Set(c.spans.map(({ traceId }) => traceId)).size, expected),
  model_requested: (c, expected: string) =>
    c.some('model_requested', expected, ({ modelRequested }) => isModel(modelRequested, expected)),
  model_returned: (c, expected: string) =>
    c.some('model_returned', expected, ({ modelAnswered }) => modelAnswered === expected),
  model: (c, expected: string) =>
    c.some('model', expected, ({ modelRequested }) => modelRequested === expected),
  models: (c, expected: Readonly<Record<string, number>>) => {
    for (const [model, number] of Object.entries(expected)) {
      c.expect(
        `models.${model}`,
        c.calls.filter((span) => isModel(span.modelRequested, model)).length,
        number,
      );
    }
  },
  provider: (c, expected: string) => c.some('provider', expected, ({ provider }) => provider === expected),
  usage: (c, expected: Expected | null) => {
    const span = c.spans.find(({ usage, type }) => type === 'llm' && usage?.['input'] !== undefined);
    const embedding = c.spans.find(
      ({ type, usage }) => type === 'embedding' && usage?.['input'] !== undefined,
    );
    const isEstimated = ((c.recording.expected['not_on_wire'] ?? []) as string[]).some((note) =>
      note.startsWith('NOTE'),
    );
    if (expected === null) {
      if (!isEstimated) for (const call of c.calls) c.expect('usage.input', call.usage?.['input'], undefined);
    } else checkUsage(c, c.recording.expected['embedding_calls'] ? embedding : span, expected, 'usage');
  },
  usage_per_call: (c, expected: readonly Expected[]) => {
    for (const [index, usage] of expected.entries())
      checkUsage(c, c.calls[index], usage, `usage_per_call[${index}]`);
  },
  usage_total: (c, expected: Expected) => {
    for (const [name, value] of Object.entries(expected)) {
      const sum = c.spans.reduce((total, { usage }) => total + Number(usage?.[name] ?? 0), 0);
      c.expect(`usage_total.${name}`, sum, value);
    }
  },
  cost: (c, expected: Expected) => c.some('cost', expected, ({ cost }) => covers(cost, expected)),
  params: (c, expected: Expected) => {
    const [call] = c.calls;
    const sent = JSON.stringify(call?.attributes ?? {});
    for (const [name, value] of Object.entries(expected)) {
      if (new RegExp(`[".\\\\]${name}\\\\*"`).test(sent))
        c.expect(`params.${name}`, call?.parameters?.[name], value);
    }
  },
  prompts: (c, expected: readonly SeenMessage[]) => {
    const seen = messagesIn(c.calls[0]?.input, 'user').map(({ role, content }) => ({ role, content }));
    const wanted = expected
      .filter((_, index) => c.isOnWire(`prompts[${index}]`))
      .map(({ role, content }) => ({ role: role.split('/')[0]!, content }));
    // Notes of the recording stand for parts that are no text.
    const text = /^\[text "(.*?)"/.exec(wanted[0]?.content ?? '')?.[1];
    if (text) c.expect('prompts', textIn(c.calls[0]?.input), text);
    else c.expect('prompts', seen, wanted);
  },
  prompt_chars: (c, expected: number) => {
    const length = messagesIn(c.calls[0]?.input, 'user').reduce(
      (sum, { content }) => sum + content.length,
      0,
    );
    if (Math.abs(length - expected) > 20) c.expect('prompt_chars', length, expected);
  },
  output_chars: (c, expected: number) =>
    c.expect('output_chars', textIn(c.calls[0]?.output)?.length, expected),
  input_chars: (c, expected: number) =>
    c.expect('input_chars', deepTexts(c.spans[0]?.input).join('').length, expected),
  output: (c, expected: string | null) => {
    if (expected === null)
      for (const call of c.calls) c.expect('output', textIn(call.output) || undefined, undefined);
    else c.some('output', expected, ({ output }) => textIn(output) === expected);
  },
  outputs: (c, expected: readonly string[]) => {
    const seen = messagesIn(c.calls[0]?.output, 'assistant').map(({ content }) => content);
    c.expect(
      'outputs',
      seen,
      expected.filter((_, index) => c.isOnWire(`outputs[${index}]`)),
    );
  },
  inputs: (c, expected: readonly string[]) =>
    c.some('inputs', expected, ({ input }) => isDeepStrictEqual(plain(input), expected)),
  vectors: (c, expected: number) => {
    const spans = c.spans.filter(({ attributes }) => JSON.stringify(attributes).includes('embedding.vector'));
    for (const span of spans) c.expect('vectors', span.embeddings?.length, expected);
  },
  dimensions: (c, expected: number) => {
    for (const { dimension } of c.spans.flatMap(({ embeddings }) => embeddings ?? [])) {
      c.expect('dimensions', dimension, expected);
    }
  },
  finish_reason: (c, expected: string) =>
    c.some(
      'finish_reason',
      expected,
      ({ finishReasons }) =>
        finishReasons?.[0]?.replace('tool_call', 'tool_calls').replace('callss', 'calls') === expected ||
        finishReasons?.[0] === expected,
    ),
  finish_reasons: (c, expected: readonly string[]) => {
    if (c.recording.library.startsWith('langfuse-')) return;
    const seen = c.calls.map(({ finishReasons }) => finishReasons?.[0]?.replace(/^tool_call$/, 'tool_calls'));
    c.expect('finish_reasons', seen, expected);
  },
  tool_calls: (c, expected: readonly Expected[]) => {
    for (const [index, { id, name, arguments: input, result, error }] of expected.entries()) {
      if (input !== undefined) {
        const isSeen = (call: Expected) =>
          call['name'] === name &&
          isDeepStrictEqual(call['input'], input) &&
          (!c.isOnWire(`tool_calls[${index}].id`) || call['id'] === id);
        c.some(`tool_calls[${index}]`, { id, name, input }, ({ output }) => callsIn(output).some(isSeen));
      } else {
        const tools = c.spans.filter((span) => span.type === 'tool' && span.name?.includes(name as string));
        c.expect(`tool_calls[${index}]`, tools.length > 0, true);
        if (result !== undefined)
          c.expect(
            `tool_calls[${index}].result`,
            tools.every(({ output }) => output),
            true,
          );
        if (error !== undefined) c.expect(`tool_calls[${index}].error`, tools[0]?.statusMessage, error);
      }
    }
  },
  tool_results: (c, expected: readonly string[]) => {
    const messages = messagesIn(c.calls.at(-1)?.input, 'user').filter(({ role }) => role === 'tool');
    c.expect(
      'tool_results',
      messages.map(({ content }) => content),
      expected,
    );
  },
  tools_offered: (c, expected: readonly string[]) => {
    if (c.recording.library === 'otel-genai-official') return;
    for (const { tools } of c.calls)
      c.expect(
        'tools_offered',
        tools?.map(({ name }) => name),
        expected,
      );
  },
  retrieved_documents: (c, expected: readonly Expected[]) =>
    c.some('retrieved_documents', expected, ({ documents }) => covers(documents, expected)),
  reranked: (c, expected: readonly Expected[]) =>
    c.some('reranked', expected, ({ documents, type }) => type === 'reranker' && covers(documents, expected)),
  status: (c, expected: string) => {
    const failed = c.spans.filter(({ status }) => status === 'error').length;
    if (expected === 'ok') c.expect('status', failed, 0);
    else if (expected === 'error') c.expect('status', failed > 0, true);
  },
  error: (c, expected: Expected | string) => {
    const text =
      typeof expected === 'string' ? /"(.*)"/.exec(expected)?.[1] : (expected['message_contains'] as string);
    c.some(
      'error',
      text,
      ({ status, statusMessage }) => status === 'error' && !!statusMessage?.includes(text ?? '?'),
    );
  },
  error_contains: (c, expected: string) =>
    c.some(
      'error_contains',
      expected,
      ({ status, statusMessage }) => status === 'error' && !!statusMessage?.includes(expected),
    ),
  tool: (c, { name, arguments: asked, args, error }: never) =>
    c.some('tool', name, (span) => {
      const input = plain(span.input);
      return (
        span.type === 'tool' &&
        !!span.name?.includes(name) &&
        isDeepStrictEqual(input, asked ?? args) &&
        (error === undefined || span.statusMessage === error)
      );
    }),
  session_id: (c, expected: string) =>
    c.some('session_id', expected, ({ sessionId }) => sessionId === expected),
  conversation_id: (c, expected: string) =>
    c.some('conversation_id', expected, ({ sessionId }) => sessionId === expected),
  user_id: (c, expected: string) => c.some('user_id', expected, ({ actorId }) => actorId === expected),
  tags: (c, expected: readonly string[]) =>
    c.some('tags', expected, ({ tags }) => expected.every((tag) => tags?.includes(tag))),
  metadata: (c, expected: Expected) =>
    c.some('metadata', expected, ({ metadata }) => covers(metadata, expected)),
  association_properties: (c, expected: Expected) =>
    c.some('association_properties', expected, ({ metadata }) => covers(metadata, expected)),
  version: (c, expected: string) =>
    c.some('version', expected, ({ metadata }) => metadata?.['version'] === expected),
  environment: (c, expected: string) => {
    for (const span of c.spans) c.expect('environment', span.environment, expected);
  },
  release: (c, expected: string) => {
    for (const span of c.spans) c.expect('release', span.release, expected);
  },
  prompt_link: (c, expected: { name: string; version: number }) =>
    c.some('prompt_link', expected, ({ prompt }) =>
      covers(prompt, { name: expected.name, version: String(expected.version) }),
    ),
  prompt_template: (c, { version }: never) =>
    c.some('prompt_template', version, ({ prompt }) => covers(prompt, { version })),
  input: (c, expected: string) => c.some('input', expected, ({ input }) => input === expected),
  system: (c, expected: string) =>
    c.some('system', expected, ({ input }) =>
      messagesIn(input, 'user').some(({ role, content }) => role === 'system' && content === expected),
    ),
  prompt: (c, expected: string) => c.some('prompt', expected, ({ input }) => textIn(input) === expected),
  scores: (c, expected: readonly Expected[]) => {
    // Those of sessions stand in no trace.
    for (const { name, value, comment, on } of expected.filter(({ sessionId }) => sessionId === undefined)) {
      const told = typeof value === 'string' ? { label: value } : { value };
      const judged = c.spans.find(
        (span) => `answer ${span.type === 'llm' ? 'generation' : ''}` === on && span.name === 'answer',
      );
      const wanted = { name, ...told, ...(comment === undefined ? {} : { explanation: comment }) };
      const isSeen = (score: SeenScore) =>
        covers(score, wanted) && (score.spanId ?? undefined) === judged?.spanId;
      if (!c.scores.some(isSeen)) c.found.push(`scores: no score is ${short({ ...wanted, on })}`);
    }
  },
  evaluation: (c, { name, value, label, explanation }: SeenScore) => {
    const expected = plain({ name, value, label, explanation });
    if (!c.scores.some((score) => covers(score, expected)))
      c.found.push(`evaluation: no score is ${short(expected)}`);
  },
};

/** Names from the root down to each span. */
function checkTree({ recording, spans, found }: Comparison): void {
  const wanted: string[] = [];
  for (const tree of recording.trees) {
    const path: string[] = [];
    for (const line of tree.split('\n').filter((text) => text !== '')) {
      const depth = /^ */.exec(line)![0].length / 2;
      path.splice(depth);
      path.push(line.trim().replace(/ \[ERROR.*| \(parent elsewhere\)/, ''));
      wanted.push(path.join(' > '));
    }
  }
  if (recording.trees.length !== 1) return;
  const byId = new Map(spans.map((span) => [span.spanId, span]));
  const seen = spans.map((span) => {
    const path: string[] = [];
    for (let at: SeenSpan | undefined = span; at; at = byId.get(at.parentSpanId ?? ''))
      path.unshift(at.name ?? '');
    return path.join(' > ');
  });
  if (!isDeepStrictEqual(seen.sort(), wanted.sort()))
    found.push(`tree: expected ${short(wanted)}, saw ${short(seen)}`);
}
