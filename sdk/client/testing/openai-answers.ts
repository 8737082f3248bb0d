/** Answers of the OpenAI API, as its reference documents them. */
export const MODEL = 'gpt-4o-mini-2024-07-18';

export const USAGE = {
  prompt_tokens: 41,
  completion_tokens: 17,
  total_tokens: 58,
  prompt_tokens_details: { cached_tokens: 12 },
  completion_tokens_details: { reasoning_tokens: 5 },
};

export function completion(content: string | null, more: Record<string, unknown> = {}, finish = 'stop') {
  const message = { role: 'assistant', content, refusal: null, ...more };
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1,
    model: MODEL,
    choices: [{ index: 0, message, logprobs: null, finish_reason: finish }],
    usage: USAGE,
  };
}

export function chunk(delta: unknown, finish: string | null = null, index = 0) {
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion.chunk',
    created: 1,
    model: MODEL,
    choices: [{ index, delta, finish_reason: finish }],
  };
}

export const usageChunk = { ...chunk({}), choices: [], usage: USAGE };

export function textChunks(text: string): object[] {
  const pieces = text.match(/.{1,5}/gs) ?? [];
  return [
    chunk({ role: 'assistant', content: '', refusal: null }),
    ...pieces.map((content) => chunk({ content })),
    chunk({}, 'stop'),
  ];
}

const item = { type: 'function_call', id: 'fc_1', call_id: 'call_1', name: 'weather' };

export function response(text: string) {
  return {
    id: 'resp_1',
    object: 'response',
    created_at: 1,
    status: 'completed',
    model: MODEL,
    output: [
      { type: 'reasoning', id: 'rs_1', summary: [{ type: 'summary_text', text: 'thinking' }] },
      {
        type: 'message',
        id: 'msg_1',
        role: 'assistant',
        status: 'completed',
        content: [{ type: 'output_text', text, annotations: [] }],
      },
      { ...item, status: 'completed', arguments: '{"city":"Lima"}' },
    ],
    usage: {
      input_tokens: 75,
      input_tokens_details: { cached_tokens: 32 },
      output_tokens: 120,
      output_tokens_details: { reasoning_tokens: 64 },
      total_tokens: 195,
    },
  };
}

/** Events of a streamed response; the last one holds the whole answer. */
export function responseEvents(text: string): object[] {
  const whole = response(text);
  const begun = { ...whole, status: 'in_progress', output: [], usage: null };
  const part = { type: 'output_text', text: '', annotations: [] };
  const [first, message, call] = whole.output;
  const events = [
    { type: 'response.created', response: begun },
    { type: 'response.output_item.added', output_index: 0, item: { ...first, summary: [] } },
    { type: 'response.reasoning_summary_text.delta', output_index: 0, summary_index: 0, delta: 'thinking' },
    { type: 'response.output_item.done', output_index: 0, item: first },
    { type: 'response.output_item.added', output_index: 1, item: { ...message, content: [] } },
    { type: 'response.content_part.added', output_index: 1, content_index: 0, part },
    ...(text.match(/.{1,5}/gs) ?? []).map((delta) => ({
      type: 'response.output_text.delta',
      output_index: 1,
      content_index: 0,
      delta,
    })),
    { type: 'response.output_item.done', output_index: 1, item: message },
    { type: 'response.output_item.added', output_index: 2, item: { ...item, arguments: '' } },
    { type: 'response.function_call_arguments.delta', output_index: 2, delta: '{"city":' },
    { type: 'response.function_call_arguments.delta', output_index: 2, delta: '"Lima"}' },
    { type: 'response.output_item.done', output_index: 2, item: call },
    { type: 'response.completed', response: whole },
  ];
  return events.map((event, index) => ({ ...event, sequence_number: index }));
}
