import { attempt } from '../attempt.js';
import type { Client, Span, SpanFields } from '../index.js';
import type { Json } from '../model-client/call-reader.js';
import {
  countOf,
  entriesOf,
  listOf,
  objectOf,
  parametersOf,
  present,
  textOf,
} from '../model-client/read-json.js';
import { BoundedMap, startWith, type IntegrationOptions } from './open-spans.js';
import { readContent, readPrompt, readTools } from './read-prompt.js';
import { readUsage } from './read-usage.js';
import { PartialAnswer } from './partial-answer.js';

/** One call of `generateText`, `streamText`, `embed`, … and what is open below it. */
interface Operation {
  readonly root: Span;
  model?: Span | undefined;
  modelEnded?: number | undefined;
  partial?: PartialAnswer | undefined;
  readonly below: Map<unknown, Span>;
}

type Listener = (event: unknown) => void;
type Executor = <T>(options: {
  callId: string;
  toolCallId?: string;
  execute: () => PromiseLike<T>;
}) => PromiseLike<T>;

/** What version 7 of the AI SDK calls a telemetry integration, as far as it is used. */
export interface Telemetry {
  onStart: Listener;
  onLanguageModelCallStart: Listener;
  onLanguageModelCallEnd: Listener;
  onObjectStepStart: Listener;
  onObjectStepEnd: Listener;
  onStepEnd: Listener;
  onStepError: Listener;
  onToolExecutionStart: Listener;
  onToolExecutionEnd: Listener;
  onEmbedStart: Listener;
  onEmbedEnd: Listener;
  onRerankStart: Listener;
  onRerankEnd: Listener;
  onEnd: Listener;
  onAbort: Listener;
  onError: Listener;
  executeLanguageModelCall: Executor;
  executeTool: Executor;
}

/** Parameters of a model call that are recorded as such. */
const PARAMETERS = new Set([
  'maxOutputTokens',
  'temperature',
  'topP',
  'topK',
  'presencePenalty',
  'frequencyPenalty',
  'stopSequences',
  'seed',
  'reasoning',
  'dimensions',
]);

/** Records what version 7 of the `ai` package does: `registerTelemetry(almenaraTelemetry())`. */
export function almenaraTelemetry(options: IntegrationOptions = {}): Telemetry {
  const recorder = new TelemetryRecorder(attempt(() => options.client, undefined));
  const listen =
    (task: (event: Json) => void): Listener =>
    (event) =>
      attempt(() => task(objectOf(event)), undefined);
  return {
    onStart: listen((event) => recorder.start(event)),
    onLanguageModelCallStart: listen((event) => recorder.startModel(event)),
    onLanguageModelCallEnd: listen((event) => recorder.answer(event, listOf(event['content']))),
    onObjectStepStart: listen((event) =>
      recorder.startModel({ ...event, messages: event['promptMessages'] }),
    ),
    onObjectStepEnd: listen((event) => recorder.endObject(event)),
    onStepEnd: listen((event) => recorder.endModel(event)),
    onStepError: listen((event) => recorder.failModel(event)),
    onToolExecutionStart: listen((event) => recorder.startTool(event)),
    onToolExecutionEnd: listen((event) => recorder.endTool(event)),
    onEmbedStart: listen((event) => recorder.startEmbedding(event)),
    onEmbedEnd: listen((event) => recorder.endEmbedding(event)),
    onRerankStart: listen((event) => recorder.startReranking(event)),
    onRerankEnd: listen((event) => recorder.endReranking(event)),
    onEnd: listen((event) => recorder.end(event)),
    onAbort: listen((event) => recorder.abort(event)),
    onError: listen((event) => recorder.fail(event)),
    executeLanguageModelCall: (call) => recorder.runModel(call),
    executeTool: (call) => recorder.runTool(call),
  };
}

class TelemetryRecorder {
  readonly #client: Client | undefined;
  readonly #operations = new BoundedMap<Operation>();

  constructor(client: Client | undefined) {
    this.#client = client;
  }

  start(event: Json): void {
    const { instructions, system, messages, prompt, value, query } = event;
    const root = this.#startSpan(textOf(event['functionId']) ?? textOf(event['operationId']) ?? 'ai', {
      type: 'chain',
      input: readPrompt(instructions ?? system, messages ?? asMessages(prompt)) ?? value,
      query: textOf(query),
      metadata: event['runtimeContext'] as Record<string, unknown>,
      attributes: { 'ai.operationId': event['operationId'] },
    });
    this.#operations.set(event['callId'], { root, below: new Map() });
  }

  startModel(event: Json): void {
    const operation = this.#operations.get(event['callId']);
    if (!operation) return;
    this.#settleModel(operation);
    const modelRequested = textOf(event['modelId']);
    operation.model = this.#startSpan(`chat ${modelRequested ?? ''}`.trim(), {
      parent: operation.root,
      type: 'llm',
      modelRequested,
      provider: textOf(event['provider']),
      input: readPrompt(event['instructions'], event['messages']),
      tools: readTools(event['tools']),
      parameters: readParameters(event),
    });
  }

  /** The answer is here; its step may still say which model gave it. */
  answer(event: Json, content: readonly Json[]): void {
    const operation = this.#operations.get(event['callId']);
    if (!operation?.model) return;
    const first = objectOf(event['performance'])['timeToFirstOutputMs'] ?? event['msToFirstChunk'];
    operation.modelEnded = Date.now();
    operation.model.update({
      status: 'ok',
      output: content.length > 0 ? [readContent('assistant', content)] : undefined,
      usage: readUsage(objectOf(event['usage'])),
      finishReasons: reasonsOf(event),
      timeToFirstTokenMs: countOf(first),
      modelAnswered: operation.partial?.modelAnswered,
      attributes: present({
        'gen_ai.response.id': textOf(event['responseId']) ?? operation.partial?.responseId,
      }),
    });
    operation.partial = undefined;
  }

  endObject(event: Json): void {
    const response = objectOf(event['response']);
    this.answer({ ...event, responseId: response['id'] }, [{ type: 'text', text: event['objectText'] }]);
    this.endModel(event);
  }

  endModel(event: Json): void {
    const operation = this.#operations.get(event['callId']);
    operation?.model?.update({ modelAnswered: textOf(objectOf(event['response'])['modelId']) });
    if (operation) this.#settleModel(operation);
  }

  failModel(event: Json): void {
    const operation = this.#operations.get(event['callId']);
    operation?.model?.fail(event['error']);
    if (operation) this.#settleModel(operation);
  }

  startTool(event: Json): void {
    const operation = this.#operations.get(event['callId']);
    const { toolCallId, toolName, input } = objectOf(event['toolCall']);
    operation?.below.set(
      toolCallId,
      this.#startSpan(String(toolName), { parent: operation.root, type: 'tool', input }),
    );
  }

  endTool(event: Json): void {
    const { toolCallId } = objectOf(event['toolCall']);
    const { output, error, type } = objectOf(event['toolOutput']);
    this.#endBelow(event, toolCallId, { output }, type === 'tool-error' ? { error } : undefined);
  }

  startEmbedding(event: Json): void {
    const operation = this.#operations.get(event['callId']);
    const modelRequested = textOf(event['modelId']);
    const span =
      operation &&
      this.#startSpan(`embeddings ${modelRequested ?? ''}`.trim(), {
        parent: operation.root,
        type: 'embedding',
        modelRequested,
        provider: textOf(event['provider']),
        input: event['values'],
        parameters: readParameters(event),
      });
    if (span) operation.below.set(event['embedCallId'], span);
  }

  endEmbedding(event: Json): void {
    const [first] = entriesOf(event['embeddings']);
    this.#endBelow(event, event['embedCallId'], {
      usage: readUsage(objectOf(event['usage'])),
      attributes: present({
        'gen_ai.embeddings.dimension.count': Array.isArray(first) ? first.length : undefined,
      }),
    });
  }

  startReranking(event: Json): void {
    const operation = this.#operations.get(event['callId']);
    const modelRequested = textOf(event['modelId']);
    operation?.below.set(
      'rerank',
      this.#startSpan(`rerank ${modelRequested ?? ''}`.trim(), {
        parent: operation.root,
        type: 'reranker',
        modelRequested,
        provider: textOf(event['provider']),
        query: textOf(event['query']),
        input: event['documents'],
      }),
    );
  }

  endReranking(event: Json): void {
    const documents = listOf(event['ranking']).map(({ index, relevanceScore }, position) => ({
      id: String(index),
      score: relevanceScore as number,
      rank: position + 1,
    }));
    this.#endBelow(event, 'rerank', { documents });
  }

  end(event: Json): void {
    const { text, object, content } = event;
    const output = content ? [readContent('assistant', listOf(content))] : (object ?? text);
    this.#close(event, { status: 'ok', output }, (span) => span.end({ status: 'ok' }));
  }

  abort(event: Json): void {
    const aborted: SpanFields = {
      status: 'unset',
      statusMessage: 'aborted: the app stopped the stream',
      attributes: { 'error.type': 'aborted' },
    };
    this.#close(event, aborted, (span, known) => span.end({ ...aborted, ...known }));
  }

  fail(event: Json): void {
    const { error = event } = event;
    const operation = this.#operations.get(event['callId']);
    operation?.root.fail(error);
    this.#close(event, { status: 'error' }, (span, known) => span.fail(error).end(known));
  }

  async runModel<T>({ callId, execute }: { callId: string; execute: () => PromiseLike<T> }): Promise<T> {
    const operation = this.#operations.get(callId);
    const span = operation?.model;
    if (!span) return execute();
    try {
      const result = await span.run(execute);
      return attempt(() => {
        const partial = new PartialAnswer();
        const tapped = partial.tap(result);
        operation.partial = partial;
        return tapped;
      }, result);
    } catch (error) {
      span.fail(error);
      throw error;
    }
  }

  runTool<T>({
    callId,
    toolCallId,
    execute,
  }: {
    callId: string;
    toolCallId?: string;
    execute: () => PromiseLike<T>;
  }): PromiseLike<T> {
    const span = this.#operations.get(callId)?.below.get(toolCallId);
    return span ? span.run(execute) : execute();
  }

  #startSpan(name: string, fields: Parameters<typeof startWith>[2]): Span {
    return startWith(this.#client, name, fields);
  }

  #endBelow(event: Json, key: unknown, fields: SpanFields, failure?: { error: unknown }): void {
    const operation = this.#operations.get(event['callId']);
    const span = operation?.below.get(key);
    operation?.below.delete(key);
    if (failure) span?.fail(failure.error).end();
    else span?.end({ status: 'ok', ...fields });
  }

  #settleModel(operation: Operation): void {
    const ended = operation.modelEnded;
    operation.model?.end(ended === undefined ? {} : { endTime: ended });
    operation.model = undefined;
    operation.modelEnded = undefined;
    operation.partial = undefined;
  }

  /** Ends the operation, after everything below it that is still open. */
  #close(event: Json, fields: SpanFields, endOpen: (span: Span, known: SpanFields) => void): void {
    const { callId } = event;
    const operation = this.#operations.get(callId);
    if (!operation) return;
    this.#operations.delete(callId);
    const { model, modelEnded, partial, below, root } = operation;
    if (model && modelEnded === undefined) endOpen(model, partial?.read() ?? {});
    else this.#settleModel(operation);
    for (const span of below.values()) endOpen(span, {});
    root.end(fields);
  }
}

function asMessages(prompt: unknown): unknown {
  return typeof prompt === 'string' ? [{ role: 'user', content: prompt }] : prompt;
}

function readParameters(event: Json): Json | undefined {
  const parameters = parametersOf(event, new Set(Object.keys(event).filter((key) => !PARAMETERS.has(key))));
  return parameters && present(parameters);
}

function reasonsOf({ rawFinishReason, finishReason }: Json): string[] | undefined {
  const reason = textOf(rawFinishReason) ?? textOf(finishReason);
  return reason === undefined ? undefined : [reason];
}
