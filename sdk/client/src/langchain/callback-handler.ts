import { attempt } from '../attempt.js';
import {
  startSpan,
  type Client,
  type Document,
  type Span,
  type SpanFields,
  type SpanType,
} from '../index.js';
import type { Json } from '../model-client/call-reader.js';
import {
  append,
  countOf,
  entriesOf,
  isObject,
  listOf,
  objectOf,
  parametersOf,
  present,
  textOf,
} from '../model-client/read-json.js';
import { readMessage, readResult, readTools, readValues } from './read-messages.js';

/** Most runs that are followed at once: one that never ends must not hold memory for ever. */
const MOST_RUNS = 10_000;
/** Internals of LangChain that the metadata repeats on every run. */
const INTERNAL = /^(ls_|lc_|langgraph_|__pregel|checkpoint_|versions$)/;
const ELSEWHERE = new Set([
  'model',
  'model_name',
  'modelName',
  'tools',
  'functions',
  'stream',
  'stream_options',
  'messages',
  '_type',
  'callbacks',
]);

export interface CallbackOptions {
  /** Records with this client of the SDK; default is the one that `init` made. */
  client?: Client | undefined;
}

interface Run {
  readonly span: Span;
  readonly began: number;
  tokens: string;
  hasToken: boolean;
}

/**
 * A callback handler for `@langchain/core` 0.3 and 1: each run becomes a span below its parent run, the
 * outermost one below the current span. No method throws.
 */
export class AlmenaraCallbackHandler {
  readonly name = 'almenara';
  readonly lc_serializable = false;
  readonly ignoreLLM = false;
  readonly ignoreChain = false;
  readonly ignoreAgent = false;
  readonly ignoreRetriever = false;
  readonly ignoreCustomEvent = true;
  readonly raiseError = false;
  /** Called in order and in the context of the run: else times and parents would be those of a queue. */
  readonly awaitHandlers = true;
  readonly #client: Client | undefined;
  readonly #runs = new Map<string, Run>();

  constructor(options: CallbackOptions = {}) {
    this.#client = attempt(() => options.client, undefined);
  }

  /** LangChain copies its handlers; all copies follow the same runs. */
  copy(): this {
    return this;
  }

  /** The order of LangChain's calls; its declared types tell another one. */
  handleChainStart(
    chain: unknown,
    inputs: unknown,
    runId: string,
    parentRunId?: string,
    tags?: unknown,
    metadata?: unknown,
    _runType?: unknown,
    runName?: unknown,
  ): void {
    attempt(() => {
      const type = /agent/i.test(textOf(runName) ?? '') ? 'agent' : 'chain';
      this.#start(runId, parentRunId, type, nameOf(chain, runName), {
        ...readLabels(tags, metadata),
        input: readValues(inputs),
      });
    }, undefined);
  }

  handleChainEnd(outputs: unknown, runId: string): void {
    this.#end(runId, () => ({ output: readValues(outputs) }));
  }

  handleChainError(error: unknown, runId: string): void {
    this.#fail(runId, error);
  }

  handleChatModelStart(
    llm: unknown,
    messages: unknown,
    runId: string,
    parentRunId?: string,
    extra?: unknown,
    tags?: unknown,
    metadata?: unknown,
    runName?: string,
  ): void {
    const read = () => entriesOf(messages).flatMap((list) => entriesOf(list).map(readMessage));
    this.#startModel({ llm, read, runId, parentRunId, extra, tags, metadata, runName });
  }

  handleLLMStart(
    llm: unknown,
    prompts: unknown,
    runId: string,
    parentRunId?: string,
    extra?: unknown,
    tags?: unknown,
    metadata?: unknown,
    runName?: string,
  ): void {
    const read = () => (Array.isArray(prompts) && prompts.length === 1 ? (prompts[0] as unknown) : prompts);
    this.#startModel({ llm, read, runId, parentRunId, extra, tags, metadata, runName });
  }

  handleLLMNewToken(token: unknown, _position: unknown, runId: string): void {
    const run = this.#runs.get(runId);
    if (!run) return;
    run.tokens = append(run.tokens, token);
    if (run.hasToken) return;
    run.hasToken = true;
    run.span.update({ timeToFirstTokenMs: performance.now() - run.began });
  }

  handleLLMEnd(result: unknown, runId: string): void {
    this.#end(runId, () => readResult(objectOf(result)));
  }

  handleLLMError(error: unknown, runId: string): void {
    this.#fail(runId, error);
  }

  handleToolStart(
    tool: unknown,
    input: unknown,
    runId: string,
    parentRunId?: string,
    tags?: unknown,
    metadata?: unknown,
    runName?: string,
  ): void {
    attempt(() => {
      this.#start(runId, parentRunId, 'tool', nameOf(tool, runName), {
        ...readLabels(tags, metadata),
        input: parse(input),
      });
    }, undefined);
  }

  handleToolEnd(output: unknown, runId: string): void {
    this.#end(runId, () => {
      const isMessage = isObject(output) && 'tool_call_id' in output && 'content' in output;
      return { output: isMessage ? output['content'] : readValues(output) };
    });
  }

  handleToolError(error: unknown, runId: string): void {
    this.#fail(runId, error);
  }

  handleRetrieverStart(
    retriever: unknown,
    query: unknown,
    runId: string,
    parentRunId?: string,
    tags?: unknown,
    metadata?: unknown,
    runName?: string,
  ): void {
    attempt(() => {
      this.#start(runId, parentRunId, 'retriever', nameOf(retriever, runName), {
        ...readLabels(tags, metadata),
        query: textOf(query),
      });
    }, undefined);
  }

  handleRetrieverEnd(documents: unknown, runId: string): void {
    this.#end(runId, () => ({ documents: listOf(documents).map(readDocument) }));
  }

  handleRetrieverError(error: unknown, runId: string): void {
    this.#fail(runId, error);
  }

  /** Agents of the former kind tell what they do within their chain. */
  handleAgentAction(action: unknown, runId: string): void {
    attempt(() => {
      const { tool, toolInput } = objectOf(action);
      const metadata = { lastAction: { tool, input: toolInput } };
      this.#runs.get(runId)?.span.update({ type: 'agent', metadata });
    }, undefined);
  }

  handleAgentEnd(_finish: unknown, runId: string): void {
    this.#runs.get(runId)?.span.update({ type: 'agent' });
  }

  #startModel(call: ModelRun): void {
    attempt(() => {
      const { extra, metadata } = call;
      const parameters = objectOf(objectOf(extra)['invocation_params']);
      const known = objectOf(metadata);
      const modelRequested = [
        known['ls_model_name'],
        parameters['model'],
        parameters['model_name'],
        parameters['modelName'],
      ].find((name) => textOf(name)) as string | undefined;
      this.#start(call.runId, call.parentRunId, 'llm', nameOf(call.llm, call.runName), {
        ...readLabels(call.tags, metadata),
        modelRequested,
        provider: textOf(known['ls_provider']),
        parameters: parametersOf(parameters, ELSEWHERE),
        tools: readTools(parameters['tools'] ?? parameters['functions']),
        input: call.read(),
      });
    }, undefined);
  }

  #start(
    runId: string,
    parentRunId: string | undefined,
    type: SpanType,
    name: string,
    fields: SpanFields,
  ): void {
    const parent = parentRunId === undefined ? undefined : this.#runs.get(parentRunId)?.span;
    const place = { parent, type };
    const span = this.#client ? this.#client.startSpan(name, place) : startSpan(name, place);
    if (span.isRecorded) span.update(fields);
    this.#runs.set(runId, {
      span,
      began: performance.now(),
      tokens: '',
      hasToken: false,
    });
    if (this.#runs.size > MOST_RUNS) this.#runs.delete(this.#runs.keys().next().value!);
  }

  #end(runId: string, read: () => SpanFields): void {
    const span = this.#take(runId)?.span;
    span?.end({ ...(span.isRecorded ? attempt(read, {}) : {}), status: 'ok' });
  }

  #fail(runId: string, error: unknown): void {
    const run = this.#take(runId);
    if (!run) return;
    const known: SpanFields = run.tokens ? { output: [{ role: 'assistant', content: run.tokens }] } : {};
    run.span.fail(error).end({ ...known, ...attempt(() => describeError(error), {}) });
  }

  #take(runId: string): Run | undefined {
    const run = this.#runs.get(runId);
    this.#runs.delete(runId);
    return run;
  }
}

interface ModelRun {
  readonly llm: unknown;
  readonly read: () => unknown;
  readonly runId: string;
  readonly parentRunId: string | undefined;
  readonly extra: unknown;
  readonly tags: unknown;
  readonly metadata: unknown;
  readonly runName: string | undefined;
}

function describeError(error: unknown): SpanFields {
  const { status, code, lc_error_code: kind } = objectOf(error);
  const attributes = present({
    'http.response.status_code': countOf(status),
    'error.code': textOf(code) ?? textOf(kind),
  });
  return Object.keys(attributes).length > 0 ? { attributes } : {};
}

function nameOf(serialized: unknown, runName: unknown): string {
  const { id, name } = objectOf(serialized);
  const last: unknown = Array.isArray(id) ? id.at(-1) : undefined;
  return textOf(runName) ?? textOf(name) ?? textOf(last) ?? 'run';
}

function readLabels(tags: unknown, metadata: unknown): SpanFields {
  const given = objectOf(metadata);
  const shown = Object.fromEntries(Object.entries(given).filter(([key]) => !INTERNAL.test(key)));
  return present({
    tags: Array.isArray(tags) && tags.length > 0 ? (tags as string[]) : undefined,
    metadata: Object.keys(shown).length > 0 ? shown : undefined,
    sessionId: textOf(given['session_id']) ?? textOf(given['thread_id']),
  }) as SpanFields;
}

function readDocument(document: Json, position: number): Document {
  const metadata = objectOf(document['metadata']);
  const id = [document['id'], metadata['id'], metadata['source']].find((value) => textOf(value));
  const score = countOf(metadata['score'], metadata['relevanceScore'], metadata['_score']);
  return {
    ...present({ id: textOf(id), content: textOf(document['pageContent']), score }),
    rank: position + 1,
    ...(Object.keys(metadata).length > 0 ? { metadata } : {}),
  };
}

function parse(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  return attempt(() => JSON.parse(value) as unknown, value);
}
