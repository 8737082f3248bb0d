import type { StepMark } from '@almenara/contract';
import type { Step } from './step.js';

const TYPES: readonly Step['type'][] = ['tool', 'span', 'chain', 'retriever'];
const METHOD = /^(?:MCP\s+)?((?:tools|resources|prompts|completion|logging)\/[a-z/]+)(?:\s+(.+))?$/i;
const NAMED = /^mcp\b|^mcp[_.]|\.mcp$/i;

/** Messages of the Model Context Protocol. */
export function findMcpCalls(steps: readonly Step[]): StepMark[] {
  return steps
    .filter(({ type }) => TYPES.includes(type))
    .flatMap((step) => {
      const toldBy = readTold(step);
      const named = METHOD.exec(step.name);
      if (!toldBy && !named && !NAMED.test(step.name)) return [];
      return [
        {
          spanId: step.spanId,
          kind: 'mcp' as const,
          toldBy: toldBy ?? null,
          method: step.hints['mcp.method.name'] ?? named?.[1] ?? null,
          target: targetOf(step) ?? named?.[2] ?? null,
        },
      ];
    });
}

function readTold({ hints }: Step): string | undefined {
  if (hints['mcp.method.name']) return 'mcp.method.name';
  if (hints['mastra.span.type'] === 'mcp_tool_call') return 'mastra.span.type';
  if (hints['gen_ai.tool.type']?.toLowerCase() === 'mcp') return 'gen_ai.tool.type';
  return Object.keys(hints).find((key) => key.startsWith('mcp.'));
}

function targetOf({ hints }: Step): string | undefined {
  return (
    hints['mcp.tool.name'] ??
    hints['gen_ai.tool.name'] ??
    hints['mcp.resource.uri'] ??
    hints['mcp.prompt.name']
  );
}

/** Methods that ask for something to be done; listing and greeting do not count. */
export function isCall({ method }: StepMark): boolean {
  return (
    method === null ||
    method === undefined ||
    ['tools/call', 'resources/read', 'prompts/get'].includes(method)
  );
}
