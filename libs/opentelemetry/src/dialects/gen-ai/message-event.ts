import type { SpanInput } from '@almenara/contract';
import type { Attributes } from '../../otlp/otel-span.js';
import { isFields, parsed, textOf, type Fields } from '../read-attribute.js';

/** A message that came as an event of its own. */
export interface EventMessage {
  readonly side: 'input' | 'output';
  readonly message: unknown;
  /** Number of the choice among several answers. */
  readonly index: number;
  /** Place of the role in a conversation, for messages told at the same time. */
  readonly rank: number;
  readonly fields: Pick<SpanInput, 'type' | 'convention' | 'provider'>;
}

const ROLES: Readonly<Record<string, { readonly role: string; readonly rank: number }>> = {
  'gen_ai.system.message': { role: 'system', rank: 0 },
  'gen_ai.user.message': { role: 'user', rank: 1 },
  'gen_ai.assistant.message': { role: 'assistant', rank: 2 },
  'gen_ai.tool.message': { role: 'tool', rank: 3 },
};

/** Reads an event of versions 1.28 to 1.36; undefined for any other. Texts are kept as they came. */
export function messageOfEvent(
  name: string,
  body: unknown,
  attributes: Attributes,
): EventMessage | undefined {
  const known = ROLES[name];
  if (!known && name !== 'gen_ai.choice') return undefined;
  const fields = {
    type: 'llm' as const,
    convention: 'otel-genai',
    provider: textOf(attributes, 'gen_ai.provider.name', 'gen_ai.system'),
  };
  const told = isFields(body) ? body : body === null || body === undefined ? {} : { content: body };
  if (known) {
    const { role, ...rest } = told;
    const message = { role: role ?? known.role, ...rest };
    return { side: 'input', message, index: 0, rank: known.rank, fields };
  }
  return { side: 'output', message: choiceOf(told), index: Number(told['index']) || 0, rank: 0, fields };
}

function choiceOf(told: Fields): unknown {
  const { message, index: _, finish_reason: reason, ...rest } = told;
  const said = parsed(message);
  const inner = isFields(said) ? said : said === undefined || said === null ? {} : { content: said };
  return {
    role: 'assistant',
    ...rest,
    ...inner,
    ...(typeof reason === 'string' ? { finish_reason: reason } : {}),
  };
}
