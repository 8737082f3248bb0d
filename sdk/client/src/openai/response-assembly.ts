import type { SpanFields } from '../index.js';
import type { Assembly, Json } from '../model-client/call-reader.js';
import { append, entriesOf, isObject, objectOf, positionOf, textOf } from '../model-client/read-json.js';
import { readResponse } from './read-response.js';

const FINAL = ['response.completed', 'response.incomplete', 'response.failed', 'response.cancelled'];

/** Where the pieces of a text belong within their item. */
const DELTAS: Readonly<Record<string, readonly [list: 'content' | 'summary', text: 'text' | 'refusal']>> = {
  'response.output_text.delta': ['content', 'text'],
  'response.refusal.delta': ['content', 'refusal'],
  'response.reasoning_text.delta': ['content', 'text'],
  'response.reasoning_summary_text.delta': ['summary', 'text'],
};

/** Puts the events of a streamed response together. The final event holds everything; a broken stream has none. */
export class ResponseAssembly implements Assembly {
  #response: Json = {};
  #failure: Json | undefined;
  readonly #items: Json[] = [];
  isComplete = false;

  add(event: Json): boolean {
    const type = textOf(event['type']) ?? '';
    if (isObject(event['response'])) this.#response = event['response'];
    if (FINAL.includes(type)) this.isComplete = true;
    if (type === 'error') {
      this.#failure = event;
      this.isComplete = true;
    }
    const index = positionOf(event['output_index']);
    if (index === undefined) return false;
    if (isObject(event['item'])) {
      // Copied: the app and the client's own helpers may change theirs.
      const done = type === 'response.output_item.done';
      if (done || !this.#items[index]) this.#items[index] = copyItem(event['item']);
    }
    return this.#addDelta(type, event, (this.#items[index] ??= {}));
  }

  #addDelta(type: string, event: Json, item: Json): boolean {
    const { delta } = event;
    if (typeof delta !== 'string') return type === 'response.output_item.added' && item['type'] !== 'message';
    const place = DELTAS[type];
    if (place) {
      const [list, key] = place;
      const parts = (Array.isArray(item[list]) ? item[list] : (item[list] = [])) as Json[];
      const part = (parts[positionOf(event['content_index'] ?? event['summary_index'] ?? 0) ?? 0] ??= {});
      part[key] = append(part[key], delta);
    } else if (type === 'response.function_call_arguments.delta') {
      item['arguments'] = append(item['arguments'], delta);
    } else if (type === 'response.custom_tool_call_input.delta') {
      item['input'] = append(item['input'], delta);
    }
    return delta !== '';
  }

  read(): SpanFields {
    const whole = objectOf(this.#response)['output'];
    const output = this.isComplete && Array.isArray(whole) && whole.length > 0 ? whole : this.#known();
    const response = { ...this.#response, output };
    if (!this.#failure) return readResponse(this.isComplete ? response : { ...response, status: undefined });
    const { code, message } = this.#failure;
    return readResponse({ ...response, status: 'failed', error: { code, message } });
  }

  #known(): Json[] {
    return Object.values(this.#items).map((item) => ({
      ...item,
      ...(Array.isArray(item['content']) ? { content: Object.values(item['content']) } : {}),
      ...(item['content'] !== undefined && item['type'] === undefined ? { type: 'message' } : {}),
    }));
  }
}

function copyItem(item: Json): Json {
  const copy = { ...item };
  for (const key of ['content', 'summary']) {
    const parts = copy[key];
    if (Array.isArray(parts)) copy[key] = entriesOf(parts).map((part) => ({ ...objectOf(part) }));
  }
  return copy;
}
