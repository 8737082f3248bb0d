import type { ToolDefinition } from '@almenara/contract';
import { isFields, parsed, type Fields } from '../read-attribute.js';

/**
 * Definitions of tools in the forms that providers take: OpenAI's, which may wrap the function, Anthropic's, Gemini's
 * lists of declarations, and bare names.
 */
export function toolsOf(value: unknown): ToolDefinition[] | undefined {
  const list = parsed(value);
  if (!Array.isArray(list)) return undefined;
  const tools = list.flatMap((item) => toolOf(parsed(item)));
  return tools.length > 0 ? tools : undefined;
}

function toolOf(value: unknown): ToolDefinition[] {
  if (typeof value === 'string' && value !== '') return [{ name: value }];
  if (!isFields(value)) return [];
  const declarations = value['functionDeclarations'] ?? value['function_declarations'];
  if (Array.isArray(declarations)) return declarations.flatMap(toolOf);
  const definition = isFields(value['function']) ? value['function'] : value;
  const { name, description } = definition;
  if (typeof name !== 'string' || name === '') return [];
  const parameters = schemaOf(definition);
  return [
    {
      name,
      ...(typeof description === 'string' && description !== '' ? { description } : {}),
      ...(parameters === undefined ? {} : { parameters }),
    },
  ];
}

const SCHEMAS = [
  'parameters',
  'input_schema',
  'inputSchema',
  'parameters_json_schema',
  'json_schema',
  'arguments',
];

function schemaOf(definition: Fields): unknown {
  for (const key of SCHEMAS) {
    const schema = parsed(definition[key]);
    if (schema !== undefined && schema !== null) return schema;
  }
  return undefined;
}
