import { attempt } from '../attempt.js';
import type { SpanFields } from '../index.js';
import type { Json } from '../model-client/call-reader.js';
import { append, isObject, objectOf, textOf } from '../model-client/read-json.js';
import { readContent } from './read-prompt.js';

/** What a model's stream has said so far: all that is known when the app aborts it. */
export class PartialAnswer {
  modelAnswered: string | undefined;
  responseId: string | undefined;
  #text = '';
  #reasoning = '';
  readonly #calls: Json[] = [];

  /** The same result, its stream led past this listener. Anything else stays as it is. */
  tap<T>(result: T): T {
    const stream = isObject(result) ? result['stream'] : undefined;
    if (!(stream instanceof ReadableStream)) return result;
    const listener = new TransformStream<unknown, unknown>({
      transform: (part, controller) => {
        attempt(() => this.#add(objectOf(part)), undefined);
        controller.enqueue(part);
      },
    });
    return { ...result, stream: stream.pipeThrough(listener) };
  }

  read(): SpanFields {
    const parts: Json[] = [...this.#calls];
    if (this.#reasoning) parts.push({ type: 'reasoning', text: this.#reasoning });
    if (this.#text) parts.push({ type: 'text', text: this.#text });
    return {
      modelAnswered: this.modelAnswered,
      ...(parts.length > 0 ? { output: [readContent('assistant', parts)] } : {}),
    };
  }

  #add(part: Json): void {
    switch (part['type']) {
      case 'text-delta':
        this.#text = append(this.#text, part['delta']);
        break;
      case 'reasoning-delta':
        this.#reasoning = append(this.#reasoning, part['delta']);
        break;
      case 'tool-call':
        this.#calls.push(part);
        break;
      case 'response-metadata':
        this.modelAnswered = textOf(part['modelId']);
        this.responseId = textOf(part['id']);
    }
  }
}
