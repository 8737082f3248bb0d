type Fields = Readonly<Record<string, unknown>>;

const ASSISTANT = ['assistant', 'ai', 'model'];
/** What a model thought, called or was told by a tool: no part of what it said. */
const UNSAID =
  /^(reasoning|thinking|redacted_thinking|tool[_-]call.*|tool[_-]use|function_call.*|tool[_-]result|tool_response)$/;
/** Where an output that is no list of messages keeps what was said. */
const SAID_UNDER = [
  'text',
  'content',
  'answer',
  'output',
  'output_text',
  'completion',
  'message',
  'response',
  'result',
];
const DEEPEST = 20;

/**
 * What the model said, as evaluators read it: their offsets count its characters. The same words as
 * `libs/evaluators` reads from a call's output.
 */
export function readAnswerText(output: unknown, depth = 0): string {
  if (typeof output === 'string') return output;
  if (depth > DEEPEST) return '';
  if (Array.isArray(output)) {
    return output.some((item) => isFields(item) && ('role' in item || 'parts' in item))
      ? spoken(output.map((item) => (isFields(item) ? textOfMessage(item) : item)))
      : textOfPart(output);
  }
  if (!isFields(output)) return '';
  const list = output['messages'] ?? output['choices'];
  if (Array.isArray(list)) {
    const messages = list
      .filter(isFields)
      .map((item) => (isFields(item['message']) ? item['message'] : item));
    return spoken(messages.map(textOfMessage));
  }
  if ('role' in output || 'parts' in output) return spoken([textOfMessage(output)]);
  const under = SAID_UNDER.find((name) => output[name] !== undefined);
  return under === undefined ? '' : readAnswerText(output[under], depth + 1);
}

function spoken(texts: readonly unknown[]): string {
  return texts.filter((text) => typeof text === 'string' && text.trim() !== '').join('\n');
}

function textOfMessage(message: Fields): string {
  const role = typeof message['role'] === 'string' ? message['role'].toLowerCase() : 'assistant';
  if (!ASSISTANT.includes(role)) return '';
  const refusal = message['refusal'];
  const said = textOfPart(message['content'] ?? message['parts']);
  return typeof refusal === 'string' ? [said, refusal].filter(Boolean).join('\n') : said;
}

function textOfPart(part: unknown): string {
  return textsOf(part, 0).join('\n');
}

function textsOf(part: unknown, depth: number): string[] {
  if (typeof part === 'string') return [part];
  if (Array.isArray(part)) return depth > DEEPEST ? [] : part.flatMap((inner) => textsOf(inner, depth + 1));
  if (!isFields(part)) return [];
  const { type } = part;
  if (typeof type === 'string' && UNSAID.test(type)) return [];
  const text = [part['text'], part['content'], part['refusal']].find((inner) => typeof inner === 'string');
  return typeof text === 'string' ? [text] : [];
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
