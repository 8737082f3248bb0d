import { startSpan, type Client, type Span, type SpanOptions } from '../index.js';

/** Most operations that are followed at once: one that never ends must not hold memory for ever. */
const MOST = 10_000;

export interface IntegrationOptions {
  /** Records with this client of the SDK; default is the one that `init` made. */
  client?: Client | undefined;
}

export function startWith(client: Client | undefined, name: string, options: SpanOptions): Span {
  return client ? client.startSpan(name, options) : startSpan(name, options);
}

/** A map that forgets its oldest entry when it is full. */
export class BoundedMap<Value> extends Map<unknown, Value> {
  override set(key: unknown, value: Value): this {
    super.set(key, value);
    if (this.size > MOST) this.delete(this.keys().next().value);
    return this;
  }
}
