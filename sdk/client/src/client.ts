import { attempt } from './attempt.js';
import { EventQueue } from './event-queue.js';
import { newId, readId } from './identifier.js';
import { Losses } from './losses.js';
import { maskEvent } from './mask-event.js';
import { OpenSpans, type OpenSpan } from './open-spans.js';
import type { FlushResult, Options } from './options.js';
import { SCORE_READERS, SPAN_READERS } from './read-fields.js';
import { RecordFields, RecordKind } from './record-fields.js';
import { Reporter } from './reporter.js';
import { resolveOptions, type Settings } from './resolve-options.js';
import { runInSpan } from './run-in-span.js';
import { isSampled } from './sample.js';
import type { ScoreFields } from './score.js';
import { Sender } from './sender.js';
import { Span, SPAN_KIND, type SpanFields, type SpanOwner } from './span.js';
import { toMicroseconds } from './time.js';
import { quote, TooLargeError } from './to-json.js';
import { newTraceState, place, TRACE_LABELS, type TraceLabel, type TraceState } from './trace-context.js';
import { readTraceparent } from './traceparent.js';
import type { SpanType } from './wire.js';

/** Fields of a new span and its place. Without any of these its parent is the current span. */
export interface SpanOptions extends SpanFields {
  parent?: Span | undefined;
  traceId?: string | undefined;
  spanId?: string | undefined;
  parentSpanId?: string | undefined;
  /** W3C Trace Context header of the caller. */
  traceparent?: string | undefined;
}

/** Runs `body` inside a new span; its value and its errors pass through unchanged. */
export interface Wrap {
  <T>(name: string, body: (span: Span) => T): T;
  <T>(name: string, options: SpanOptions, body: (span: Span) => T): T;
}

const SCORE_KIND = new RecordKind(SCORE_READERS);

/** Records into one project. No method throws, whatever it is given. */
export class Client {
  readonly #settings: Settings;
  readonly #reporter: Reporter;
  readonly #losses = new Losses();
  readonly #queue: EventQueue;
  readonly #sender: Sender;
  readonly #open = new OpenSpans();
  readonly #owner: SpanOwner;
  #recorded = 0;
  #shutdown: Promise<FlushResult> | undefined;

  /** Starts a trace of its own, also inside another one. */
  readonly trace: Wrap = this.#wrap('chain', true);
  readonly span: Wrap = this.#wrap('span');
  /** A call of a language model. */
  readonly generation: Wrap = this.#wrap('llm');
  readonly retrieval: Wrap = this.#wrap('retriever');
  readonly tool: Wrap = this.#wrap('tool');

  constructor(options: Options = {}) {
    const given = copyOptions(options);
    this.#reporter = new Reporter(given.onError);
    this.#settings = resolveOptions(given, this.#reporter);
    this.#queue = new EventQueue(this.#settings, this.#settings.maxBatchBytes);
    this.#sender = new Sender(this.#settings, this.#queue, this.#losses, this.#reporter);
    const { environment, release, indexVersion, maxEventBytes } = this.#settings;
    const defaults = new RecordFields(SPAN_KIND);
    defaults.read({ environment, release, indexVersion }, maxEventBytes);
    this.#owner = {
      maxEventBytes,
      defaults,
      opened: (span) => this.#opened(span),
      closed: (entry) => this.#open.remove(entry),
      record: (json) => this.#record(json),
      lose: (reason) => this.#lose(reason),
      guard: (task) => this.#guard(task),
    };
  }

  get isEnabled(): boolean {
    return this.#settings.enabled;
  }

  /** A span to be ended by hand. It is not made the current one; `span.run` does that. */
  startSpan(name: string, options?: SpanOptions): Span {
    return this.#start(name, options, 'span', false);
  }

  /** The first span of a new trace, to be ended by hand. */
  startTrace(name: string, options?: SpanOptions): Span {
    return this.#start(name, options, 'chain', true);
  }

  /** A judgement; about the current span unless it says otherwise. Feedback of users has the source `user`. */
  score(fields: ScoreFields): void {
    this.#guard(() => {
      if (!this.isEnabled) return;
      const parts = new RecordFields(SCORE_KIND);
      try {
        parts.read(fields ?? {}, this.#settings.maxEventBytes);
      } catch (error) {
        if (error instanceof TooLargeError) return this.#lose('event_too_large');
        throw error;
      }
      const current = place.current.getStore();
      if (current && !parts.get('traceId')) {
        if (parts.get('spanId')) parts.set('traceId', quote(current.traceId));
        else if (!parts.get('sessionId')) {
          parts.set('traceId', quote(current.traceId)).set('spanId', quote(current.spanId));
        }
      }
      const traceId = parts.get('traceId');
      const judges = traceId || (parts.get('sessionId') && !parts.get('spanId'));
      if (!parts.get('name') || !judges || !(parts.get('value') ?? parts.get('label'))) {
        return this.#lose('invalid', 'a score needs a name, a value or a label, and a trace or a session');
      }
      if (traceId && !isSampled(JSON.parse(traceId) as string, this.#settings.sampleRate)) {
        return this.#lose('sampled_out');
      }
      if (!parts.get('id')) parts.set('id', `"${newId(16)}"`);
      if (!parts.get('at')) parts.set('at', String(toMicroseconds(Date.now())));
      this.#record(parts.write('{"kind":"score"'));
    });
  }

  /** Who is served: on every span of the current trace that has not ended yet. */
  setActor(id: string): void {
    this.#label('actorId', id);
  }

  setSession(id: string): void {
    this.#label('sessionId', id);
  }

  setVariant(name: string): void {
    this.#label('variant', name);
  }

  /** Version of the index that answers are taken from: after a job rebuilt it, verification counts answers by it. */
  setIndexVersion(version: string): void {
    this.#label('indexVersion', version);
  }

  /** Delivers what was recorded so far, as far as that is possible within the time. Never rejects. */
  async flush(timeoutMs = 10_000): Promise<FlushResult> {
    await this.#sender.flush(readTimeout(timeoutMs, 10_000));
    return this.#result();
  }

  /** Sends open spans as far as they are known, delivers, and stops. What is left counts as lost. */
  shutdown(timeoutMs = 5000): Promise<FlushResult> {
    this.#shutdown ??= this.#close(readTimeout(timeoutMs, 5000));
    return this.#shutdown;
  }

  async #close(timeoutMs: number): Promise<FlushResult> {
    const deadline = Date.now() + timeoutMs;
    while (this.#open.size > 0) this.#open.takeOldest()!.sendUnfinished();
    await this.#sender.flush(timeoutMs);
    // The last batch may have taught of losses; they are told if there is time.
    if (Date.now() < deadline) await this.#sender.flush(deadline - Date.now());
    const reason = this.#sender.paused ? 'unauthorised' : 'shutdown_timeout';
    this.#sender.stop();
    this.#losses.add(reason, this.#queue.clear());
    return this.#result();
  }

  #result(): FlushResult {
    const { accepted, rejected } = this.#sender;
    return {
      recorded: this.#recorded,
      sent: accepted + rejected,
      accepted,
      rejected,
      lost: this.#losses.total,
      lostBy: this.#losses.byReason,
      pending: this.#queue.pending,
      errors: this.#reporter.takeErrors(),
    };
  }

  #wrap(type: SpanType, root = false): Wrap {
    return <T>(name: string, options: SpanOptions | ((span: Span) => T), body?: (span: Span) => T): T => {
      const task = typeof body === 'function' ? body : options;
      const span = this.#start(name, task === options ? undefined : (options as SpanOptions), type, root);
      if (typeof task === 'function') return runInSpan(span, task);
      span.end();
      return undefined as T;
    };
  }

  #start(name: unknown, options: SpanOptions | undefined, type: SpanType, root: boolean): Span {
    return (
      this.#guard(() => this.#startAt(name, options ?? {}, type, root)) ??
      new Span(this.#owner, newTraceState(newId(16), false), newId(8), undefined, false)
    );
  }

  #startAt(name: unknown, options: SpanOptions, type: SpanType, root: boolean): Span {
    const option = <Key extends keyof SpanOptions>(key: Key) => attempt(() => options[key], undefined);
    const remote = readTraceparent(option('traceparent'));
    const given = readId(option('traceId')) ?? remote?.traceId;
    // Not `instanceof`: the span may come from the other build of the SDK in the same process.
    const chosen = attempt(() => (options.parent?.trace ? options.parent : undefined), undefined);
    let parent = chosen ?? (root ? undefined : place.current.getStore());
    if (given && parent?.traceId !== given) parent = undefined;
    const state = parent?.trace ?? this.#newTrace(given ?? newId(16));
    const parentId = readId(option('parentSpanId')) ?? remote?.parentSpanId ?? parent?.spanId;
    const span = new Span(this.#owner, state, readId(option('spanId')) ?? newId(8), parentId, this.isEnabled);
    span.update({ type, name: name as string }).update(options);
    if (!parent) for (const key of TRACE_LABELS) this.#setLabel(state, key, option(key));
    return span;
  }

  #newTrace(traceId: string): TraceState {
    return newTraceState(traceId, isSampled(traceId, this.#settings.sampleRate));
  }

  #label(key: TraceLabel, value: unknown): void {
    this.#guard(() => {
      const current = place.current.getStore();
      if (current) this.#setLabel(current.trace, key, value);
      else this.#reporter.report('no_trace', `${key} was set outside of any trace and has no effect`);
    });
  }

  #setLabel(state: TraceState, key: TraceLabel, value: unknown): void {
    if (value === undefined || value === null) return;
    const json = attempt(() => SPAN_READERS[key]!(value, 1000), undefined);
    if (json) (state.labels ??= new RecordFields(SPAN_KIND)).set(key, json);
  }

  #opened(span: Span): OpenSpan {
    const entry = this.#open.add(span);
    if (this.#open.size > this.#settings.maxOpenSpans) this.#open.takeOldest()!.sendUnfinished();
    return entry;
  }

  /** Takes one event as JSON text in pieces. */
  #record(json: readonly string[]): void {
    if (!this.isEnabled) return;
    if (this.#sender.isStopped) return this.#lose('shutdown_timeout', 'recorded after the shutdown');
    const { mask, maxEventBytes } = this.#settings;
    if (mask !== undefined) {
      const masked = maskEvent(json.join(''), mask, maxEventBytes);
      if (masked.lost) return this.#lose(masked.lost, 'the mask option dropped an event or failed');
      json = [masked.json!];
    }
    const refused = this.#queue.add(json);
    if (refused) {
      const message = refused === 'queue_full' ? 'the queue is full' : `larger than ${maxEventBytes} bytes`;
      return this.#lose(refused, message);
    }
    this.#recorded++;
    this.#sender.notice();
  }

  /** Counts an event that was recorded but will not be sent. */
  #lose(reason: string, message?: string): void {
    if (!this.isEnabled) return;
    this.#recorded++;
    this.#losses.add(reason, 1);
    if (reason !== 'sampled_out') this.#reporter.report(reason, message ?? `an event is lost: ${reason}`);
    this.#sender.notice();
  }

  #guard<T>(task: () => T): T | undefined {
    try {
      return task();
    } catch {
      this.#reporter.report('internal', 'a value could not be recorded');
      return undefined;
    }
  }
}

function readTimeout(value: unknown, fallback: number): number {
  return typeof value === 'number' && value >= 0 ? Math.min(value, 2_147_483_647) : fallback;
}

/** Options may come from anywhere; a getter that throws must not stop the app. */
function copyOptions(options: unknown): Options {
  return attempt(() => ({ ...(options as Options) }), {});
}
