import type { ToolDefinition } from '../index.js';
import type { Json } from '../model-client/call-reader.js';
import { listOf, objectOf, present, textOf } from '../model-client/read-json.js';

/** Tools of both APIs, and the functions that came before them. A tool of the provider is named by its type. */
export function readTools({ tools, functions }: Json): ToolDefinition[] | undefined {
  if (tools === undefined && functions === undefined) return undefined;
  const found = [...listOf(tools).flatMap(readTool), ...listOf(functions).flatMap(readDefinition)];
  return found.length > 0 ? found : undefined;
}

function readTool(tool: Json): ToolDefinition[] {
  const inner = typeof tool['type'] === 'string' ? tool[tool['type']] : undefined;
  if (inner !== undefined) return readDefinition(objectOf(inner));
  return readDefinition(textOf(tool['name']) ? tool : { name: tool['type'], parameters: tool });
}

function readDefinition({ name, description, parameters, format }: Json): ToolDefinition[] {
  if (typeof name !== 'string') return [];
  return [{ name, ...present({ description: textOf(description), parameters: parameters ?? format }) }];
}
