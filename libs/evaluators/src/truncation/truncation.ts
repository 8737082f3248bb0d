import type { Answer } from '../answer.js';
import type { Evaluator, Verdict } from '../evaluator.js';
import { codePointOffset } from '../prose/code-points.js';
import { card } from './card.js';
import { looksCut } from './looks-cut.js';

/** As providers write them: OpenAI, Anthropic, Google, Cohere, Mistral, Bedrock, Ollama, Vercel AI SDK. */
const CUT = new Set([
  'length',
  'max_tokens',
  'max_output_tokens',
  'model_length',
  'token_limit',
  'max_length',
]);
const WHOLE = new Set([
  'stop',
  'end_turn',
  'stop_sequence',
  'tool_calls',
  'tool_use',
  'tool_call',
  'function_call',
  'complete',
  'completed',
  'eos',
  'eos_token',
  'endoftext',
  'finish',
]);
const MAX_TEXT = 2_000_000;

export const truncation: Evaluator = {
  name: 'truncation',
  version: '1',
  cost: 'cheap',
  labels: ['complete', 'truncated'],
  failing: ['truncated'],
  card,
  inputOf: ({ text, finishReasons, outputTokens, maxOutputTokens, toolCalls }) =>
    text === '' && finishReasons.length === 0
      ? undefined
      : { text, finishReasons, outputTokens, maxOutputTokens, calls: toolCalls.length },
  evaluate(answer: Answer) {
    const reasons = answer.finishReasons.map((reason) =>
      reason
        .toLowerCase()
        .replaceAll(/[\s-]+/g, '_')
        .slice(0, 100),
    );
    if (reasons.some((reason) => CUT.has(reason))) return cut(answer.text, 'finish_reason');
    if (reasons.some((reason) => WHOLE.has(reason))) return whole('finish_reason');
    const { outputTokens, maxOutputTokens } = answer;
    if (
      outputTokens !== undefined &&
      maxOutputTokens !== undefined &&
      maxOutputTokens > 0 &&
      outputTokens >= maxOutputTokens
    )
      return cut(answer.text, 'token_limit');
    // A filter, an error: the end of the text says nothing about a cut.
    if (reasons.length > 0 || answer.toolCalls.length > 0 || answer.text.length > MAX_TEXT) return null;
    const isCut = looksCut(answer.text);
    if (isCut === undefined) return null;
    return isCut ? cut(answer.text, 'text') : whole('text');
  },
};

const whole = (by: string): Verdict => ({ value: 1, label: 'complete', metadata: { by } });

function cut(text: string, by: string): Verdict {
  const end = codePointOffset(text, text.length);
  return {
    value: 0,
    label: 'truncated',
    explanation:
      by === 'text'
        ? 'The answer stops within a sentence, code or JSON.'
        : 'The answer reached its output token limit. Raise the limit, or ask for less.',
    evidence: [{ start: end, end }],
    metadata: { by },
  };
}
