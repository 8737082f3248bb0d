import type { Answer } from '../answer.js';
import type { Evaluator, Verdict } from '../evaluator.js';
import { checkSchema } from '../json-schema/check-schema.js';
import { codePointOffset } from '../prose/code-points.js';
import { card } from './card.js';
import { insideFence, parseJson } from './parse-json.js';

const MAX_LENGTH = 2_000_000;

export const jsonValidity: Evaluator = {
  name: 'json_validity',
  version: '1',
  cost: 'cheap',
  labels: ['valid', 'invalid', 'fenced', 'schema_mismatch'],
  failing: ['invalid', 'fenced', 'schema_mismatch'],
  card,
  inputOf: (answer) => (asksForJson(answer) ? { text: answer.text, format: answer.format } : undefined),
  evaluate(answer) {
    return asksForJson(answer) ? judge(answer.text, answer.format?.schema) : null;
  },
};

/** A turn that only calls tools owes no JSON. */
function asksForJson({ format, text, toolCalls }: Answer): boolean {
  if (format?.kind !== 'json' || text.length > MAX_LENGTH) return false;
  return text.trim() !== '' || toolCalls.length === 0;
}

function judge(text: string, schema: unknown): Verdict {
  const parsed = parseJson(text);
  if (parsed.ok) return judgeValue(parsed.value, schema);
  const inner = insideFence(text);
  if (inner !== undefined && parseJson(inner).ok) {
    return {
      value: 0,
      label: 'fenced',
      explanation:
        'The JSON is wrapped in a Markdown code block, which parsers refuse. Use structured output, or take the fence off.',
    };
  }
  const position = codePointOffset(text, parsed.at);
  const isCut = parsed.at >= text.trimEnd().length;
  return {
    value: 0,
    label: 'invalid',
    explanation: isCut
      ? 'The JSON ends too early. Raise the output token limit, or ask for less.'
      : `This is no JSON at position ${position}. Use structured output instead of asking for JSON in the prompt.`,
    evidence: [{ start: position, end: isCut ? position : position + 1 }],
    metadata: { position },
  };
}

function judgeValue(value: unknown, schema: unknown): Verdict {
  if (schema === undefined || schema === null)
    return { value: 1, label: 'valid', metadata: { schema: 'none' } };
  const check = checkSchema(value, schema);
  if (check.kind === 'fits') return { value: 1, label: 'valid', metadata: { schema: 'fits' } };
  if (check.kind === 'not_checked') {
    return {
      value: 1,
      label: 'valid',
      explanation: 'This is JSON. The schema was not applied.',
      metadata: { schema: 'not_checked', reason: check.reason },
    };
  }
  return {
    value: 0,
    label: 'schema_mismatch',
    explanation: `The value at ${check.pointer === '' ? 'the root' : check.pointer} breaks "${check.keyword}" of the schema. Use strict structured output, or correct the schema.`,
    metadata: { schema: 'mismatch', pointer: check.pointer, keyword: check.keyword },
  };
}
