import type { SpanFields } from '../index.js';
import type { Assembly, Json } from '../model-client/call-reader.js';
import { append, isObject, objectOf, positionOf, present } from '../model-client/read-json.js';
import { readAnswer } from './read-answer.js';

/** Puts the events of a streamed message together. */
export class MessageAssembly implements Assembly {
  #message: Json = {};
  #usage: Json = {};
  readonly #blocks: Json[] = [];

  add(event: Json): boolean {
    const { type } = event;
    if (type === 'message_start') {
      this.#message = objectOf(event['message']);
      this.#addUsage(this.#message['usage']);
    } else if (type === 'message_delta') {
      this.#message = { ...this.#message, ...present(objectOf(event['delta'])) };
      this.#addUsage(event['usage']);
    }
    const index = positionOf(event['index']);
    if (index === undefined) return false;
    if (type === 'content_block_start') this.#blocks[index] = startBlock(objectOf(event['content_block']));
    if (type !== 'content_block_delta') return type === 'content_block_start' && isCall(this.#blocks[index]);
    return addDelta((this.#blocks[index] ??= {}), objectOf(event['delta']));
  }

  /** Later counts replace earlier ones, but an unknown count replaces none. */
  #addUsage(usage: unknown): void {
    if (isObject(usage)) this.#usage = { ...this.#usage, ...present(usage) };
  }

  get isComplete(): boolean {
    return Boolean(this.#message['stop_reason']);
  }

  read(): SpanFields {
    const { content: begun } = this.#message;
    const blocks = Object.values(this.#blocks);
    return readAnswer({
      ...this.#message,
      usage: this.#usage,
      content: blocks.length > 0 ? blocks : begun,
    });
  }
}

/** The input of a call starts empty and comes as pieces of JSON text. */
function startBlock(block: Json): Json {
  return isCall(block) ? { ...block, input: '' } : { ...block };
}

function isCall(block: Json | undefined): boolean {
  return block?.['type'] === 'tool_use' || block?.['type'] === 'server_tool_use';
}

function addDelta(block: Json, delta: Json): boolean {
  switch (delta['type']) {
    case 'text_delta':
      block['type'] ??= 'text';
      block['text'] = append(block['text'], delta['text']);
      return true;
    case 'input_json_delta':
      block['input'] = append(block['input'], delta['partial_json']);
      return true;
    case 'thinking_delta':
      block['type'] ??= 'thinking';
      block['thinking'] = append(block['thinking'], delta['thinking']);
      return true;
    case 'citations_delta': {
      const known: unknown = block['citations'];
      if (Array.isArray(known)) known.push(delta['citation']);
      else block['citations'] = [delta['citation']];
      return false;
    }
    default:
      return false;
  }
}
