import type { ToolDefinition } from '@almenara/contract';
import type { Answer, ToolCall } from '../answer.js';
import type { Evaluator } from '../evaluator.js';
import { checkSchema } from '../json-schema/check-schema.js';
import { isRecord } from '../json-schema/prepare-schema.js';
import { parseJson } from '../json-validity/parse-json.js';
import { card } from './card.js';

type Label = 'valid' | 'unknown_tool' | 'invalid_arguments';

interface CallVerdict {
  readonly index: number;
  readonly tool: string;
  readonly label: Label;
  readonly pointer?: string;
  readonly keyword?: string;
}

const MAX_CALLS = 100;
const MAX_ARGUMENTS = 2_000_000;

export const toolCallValidity: Evaluator = {
  name: 'tool_call_validity',
  version: '1',
  cost: 'cheap',
  labels: ['valid', 'unknown_tool', 'invalid_arguments'],
  failing: ['unknown_tool', 'invalid_arguments'],
  card,
  inputOf: ({ toolCalls, tools }) => (toolCalls.length > 0 ? { toolCalls, tools } : undefined),
  evaluate(answer: Answer) {
    if (answer.toolCalls.length === 0) return null;
    const tools = new Map(answer.tools.map((tool) => [tool.name, tool]));
    const calls = answer.toolCalls.slice(0, MAX_CALLS).map((call, index) => judge(call, index, tools));
    const wrong = calls.filter(({ label }) => label !== 'valid');
    const first = wrong[0];
    return {
      value: 1 - wrong.length / calls.length,
      label: first?.label ?? 'valid',
      ...(first ? { explanation: explain(first), evidence: wrong.map(({ tool }) => ({ text: tool })) } : {}),
      metadata: { calls },
    };
  },
};

function judge(call: ToolCall, index: number, tools: ReadonlyMap<string, ToolDefinition>): CallVerdict {
  const about = { index, tool: call.name.slice(0, 200).toWellFormed() };
  const tool = tools.get(call.name);
  if (!tool && tools.size > 0) return { ...about, label: 'unknown_tool' };
  const given = readArguments(call.arguments);
  if (!isRecord(given)) return { ...about, label: 'invalid_arguments' };
  if (tool?.parameters === undefined || tool.parameters === null) return { ...about, label: 'valid' };
  const check = checkSchema(given, tool.parameters);
  if (check.kind !== 'mismatch') return { ...about, label: 'valid' };
  return { ...about, label: 'invalid_arguments', pointer: check.pointer, keyword: check.keyword };
}

/** Providers send nothing, or an empty text, for tools that take nothing. */
function readArguments(given: unknown): unknown {
  if (given === undefined || given === null || given === '') return {};
  if (typeof given !== 'string') return given;
  if (given.length > MAX_ARGUMENTS) return undefined;
  const parsed = parseJson(given);
  return parsed.ok ? parsed.value : undefined;
}

function explain({ index, label, pointer, keyword }: CallVerdict): string {
  const which = `Call ${index + 1}`;
  if (label === 'unknown_tool') return `${which} names a tool that was not offered.`;
  if (keyword === undefined) return `The arguments of call ${index + 1} are no JSON object.`;
  return `The arguments of call ${index + 1} break "${keyword}" of the tool's schema at ${pointer === '' ? 'the root' : pointer}.`;
}
