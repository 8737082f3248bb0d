import { expect, test } from 'vitest';
import { findMcpCalls } from './find-mcp-calls.js';
import type { Step } from './step.js';
import { step } from './testing/steps.js';

const from = (told: Partial<Step>) =>
  findMcpCalls([step('m', told)]).map(({ toldBy, method, target }) => [toldBy, method, target]);

test.each<[string, Partial<Step>, unknown[]]>([
  [
    'the convention',
    {
      name: 'tools/call get-weather',
      type: 'tool',
      hints: { 'mcp.method.name': 'tools/call', 'gen_ai.tool.name': 'get-weather' },
    },
    ['mcp.method.name', 'tools/call', 'get-weather'],
  ],
  ['its span names alone', { name: 'tools/call get-weather' }, [null, 'tools/call', 'get-weather']],
  ['resources', { name: 'resources/read docs://a', type: 'span' }, [null, 'resources/read', 'docs://a']],
  ['words before the method', { name: 'MCP tools/list' }, [null, 'tools/list', null]],
  ['OpenAI Agents', { name: 'mcp_tools' }, [null, null, null]],
  [
    'Mastra',
    {
      name: "mcp_tool: 'search' on 'docs'",
      type: 'tool',
      hints: { 'mastra.span.type': 'mcp_tool_call', 'gen_ai.tool.name': 'search' },
    },
    ['mastra.span.type', null, 'search'],
  ],
  [
    'the type of the tool',
    { type: 'tool', hints: { 'gen_ai.tool.type': 'MCP' } },
    ['gen_ai.tool.type', null, null],
  ],
  ['any attribute of the protocol', { hints: { 'mcp.session.id': 's' } }, ['mcp.session.id', null, null]],
])('reads %s', (_sender, told, expected) => {
  expect(from(told)).toEqual([expected]);
});

test.each<Partial<Step>>([
  { name: 'tools/calling', type: 'llm' },
  { name: 'search', type: 'tool', hints: { 'gen_ai.tool.type': 'function' } },
  { name: 'mcphail', type: 'tool' },
  { type: 'llm', hints: { 'mcp.session.id': 's' } },
])('%o is none', (told) => {
  expect(from(told)).toEqual([]);
});
