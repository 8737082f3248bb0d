import { attempt } from '../attempt.js';
import { currentSpan, type Client, type Span, type SpanFields } from '../index.js';
import type { Json } from '../model-client/call-reader.js';
import { isObject, objectOf } from '../model-client/read-json.js';
import { startWith, type IntegrationOptions } from './open-spans.js';
import { isModelCall, readAttributes } from './read-attributes.js';

type Settings = { attributes?: Json | undefined };
type Body<T> = (span: TracerSpan) => T;

/** The part of OpenTelemetry's `Tracer` that versions 4 to 6 of the AI SDK use. */
export interface Tracer {
  startSpan(name: string, settings?: object, context?: unknown): TracerSpan;
  startActiveSpan<T>(name: string, body: Body<T>): T;
  startActiveSpan<T>(name: string, settings: object, body: Body<T>): T;
  startActiveSpan<T>(name: string, settings: object, context: unknown, body: Body<T>): T;
}

const tracerSpans = new WeakMap<Span, TracerSpan>();

/** Records what versions 4 to 6 of the `ai` package do: `experimental_telemetry: { isEnabled: true, tracer }`. */
export function almenaraTracer(options: IntegrationOptions = {}): Tracer {
  const client = attempt(() => options.client, undefined);
  const start = (name: string, settings: unknown) =>
    new TracerSpan(
      client,
      attempt(() => String(name), 'span'),
      attempt(() => ({ ...objectOf(settings) }), {}),
    );
  return {
    startSpan: (name, settings) => start(name, settings),
    startActiveSpan: <T>(name: string, ...given: unknown[]): T => {
      const body = given.at(-1) as Body<T>;
      const span = start(name, given.length > 1 ? given[0] : undefined);
      return span.runAsCurrent(() => body(span));
    },
  };
}

/** The part of OpenTelemetry's `Span` that the AI SDK uses. Attributes are read when the span ends. */
export class TracerSpan {
  readonly #span: Span;
  readonly #name: string;
  readonly #parent: TracerSpan | undefined;
  readonly #attributes: Json = {};
  readonly #children = new Set<TracerSpan>();
  #failure: SpanFields | undefined;

  constructor(client: Client | undefined, name: string, settings: Settings) {
    this.#name = name;
    const current = currentSpan();
    const outer = current && tracerSpans.get(current);
    // What a stream starts would else stand below the call of the model that happened to be current.
    this.#parent = outer && isModelCall(outer.#name) ? outer.#parent : outer;
    this.#span = startWith(client, name, { parent: this.#parent ? this.#parent.#span : undefined });
    tracerSpans.set(this.#span, this);
    if (this.#parent) this.#parent.#children.add(this);
    attempt(() => this.setAttributes(settings.attributes ?? {}), undefined);
  }

  runAsCurrent<T>(body: () => T): T {
    return this.#span.run(body);
  }

  spanContext(): { traceId: string; spanId: string; traceFlags: number } {
    return { traceId: this.#span.traceId, spanId: this.#span.spanId, traceFlags: this.isRecording() ? 1 : 0 };
  }

  isRecording(): boolean {
    return this.#span.isRecorded && !this.#span.hasEnded;
  }

  setAttribute(name: string, value: unknown): this {
    this.#attributes[name] = value;
    return this;
  }

  setAttributes(attributes: object): this {
    if (isObject(attributes)) attempt(() => Object.assign(this.#attributes, attributes), undefined);
    return this;
  }

  addEvent(name: string, attributes?: unknown): this {
    if (isObject(attributes)) this.setAttributes(attributes);
    if (name === 'exception') this.#failure ??= { status: 'error' };
    return this;
  }

  addLink(): this {
    return this;
  }

  addLinks(): this {
    return this;
  }

  updateName(name: string): this {
    this.#span.update({ name });
    return this;
  }

  setStatus(status: { code: number; message?: string }): this {
    attempt(() => {
      if (status?.code === 2) this.#failure ??= { status: 'error', statusMessage: status.message };
    }, undefined);
    return this;
  }

  recordException(error: unknown): void {
    this.#span.fail(error);
    this.#failure = { status: 'error' };
  }

  end(): void {
    if (this.#span.hasEnded) return;
    // A stream that the app aborts ends its operation, but never the call of the model below it.
    for (const child of this.#children) if (!child.#span.hasEnded) child.#abort();
    const fields = this.#span.isRecorded
      ? attempt(() => readAttributes(this.#name, this.#attributes), {})
      : {};
    this.#span.end({ status: 'ok', ...fields, ...this.#failure });
  }

  #abort(): void {
    this.#failure ??= { status: 'unset', statusMessage: 'aborted: the app stopped the stream' };
    this.setAttribute('error.type', 'aborted');
    this.end();
  }
}
