import type { SpanFields } from '../index.js';
import type { Assembly, CallReader, Json } from '../model-client/call-reader.js';
import { append, listOf, parametersOf, positionOf, textOf } from '../model-client/read-json.js';
import { readCompletion } from './read-completion.js';

const ELSEWHERE = new Set(['model', 'prompt', 'stream', 'stream_options']);

/** The API from before chats: a text goes in, texts come out. */
export const completions: CallReader = {
  type: 'llm',
  operation: 'text_completion',
  readRequest: (body) => ({
    modelRequested: textOf(body['model']),
    input: body['prompt'],
    parameters: parametersOf(body, ELSEWHERE),
  }),
  readResult: (result) => readTexts(result),
  assemble: () => new TextAssembly(),
};

function readTexts(result: Json): SpanFields {
  const choices = listOf(result['choices']).map(({ text, ...rest }) => ({
    ...rest,
    message: { role: 'assistant', content: text },
  }));
  return readCompletion({ ...result, choices });
}

class TextAssembly implements Assembly {
  readonly #choices: Json[] = [];
  #frame: Json = {};

  add(chunk: Json): boolean {
    const { choices, ...frame } = chunk;
    this.#frame = { ...this.#frame, ...frame, usage: frame['usage'] ?? this.#frame['usage'] };
    let carriesOutput = false;
    for (const part of listOf(choices)) {
      const index = positionOf(part['index'] ?? 0);
      if (index === undefined) continue;
      const choice = (this.#choices[index] ??= {});
      choice['text'] = append(choice['text'], part['text']);
      choice['finish_reason'] = part['finish_reason'] ?? choice['finish_reason'];
      carriesOutput ||= Boolean(part['text']);
    }
    return carriesOutput;
  }

  get isComplete(): boolean {
    const choices = Object.values(this.#choices);
    return choices.length > 0 && choices.every((choice) => choice['finish_reason']);
  }

  read(): SpanFields {
    return readTexts({ ...this.#frame, choices: Object.values(this.#choices) });
  }
}
