import type { SpanInput } from '@almenara/contract';
import type { Attributes, OtelSpan } from '../otlp/otel-span.js';
import { documentsFound, documentsWithin } from './content/documents.js';
import type { Dialect, DialectReading, SpanFields } from './dialect.js';
import { genAi } from './gen-ai/gen-ai.js';
import { googleAdk } from './google-adk.js';
import { langfuse } from './langfuse.js';
import { langSmith } from './langsmith.js';
import { mastra } from './mastra.js';
import { mlflow } from './mlflow.js';
import { openInference } from './openinference.js';
import { openLlmetry } from './openllmetry.js';
import { pydanticAi } from './pydantic-ai.js';
import { vercelAi } from './vercel-ai.js';

/**
 * In order of precedence, field by field: a dialect that a person chose by hand before one that a library speaks, and
 * the general convention last, because most others borrow its attributes.
 */
export const DIALECTS: readonly Dialect[] = [
  langfuse,
  mastra,
  vercelAi,
  langSmith,
  mlflow,
  openInference,
  openLlmetry,
  pydanticAi,
  googleAdk,
  genAi,
];

/** Spans of no known dialect, as HTTP calls and database queries around the model. */
const PLAIN = 'otel';

export function readDialects(span: OtelSpan): DialectReading & { readonly convention: string } {
  const namespaces = namespacesOf(span.attributes);
  let reading: DialectReading | undefined;
  let convention = PLAIN;
  for (const dialect of DIALECTS) {
    if (!dialect.matches(namespaces, span)) continue;
    const next = dialect.read(span);
    // Some add their context to spans of others: the name is that of the first which knows what the span is.
    if (!reading || (isVague(reading) && !isVague(next))) convention = dialect.name;
    reading = reading ? combine(reading, next) : next;
  }
  if (!reading) return { fields: { type: 'span' }, convention };
  return { ...reading, fields: settle(reading.fields), convention };
}

function namespacesOf(attributes: Attributes): Set<string> {
  const namespaces = new Set<string>();
  for (const key in attributes) {
    const dot = key.indexOf('.');
    namespaces.add(dot < 0 ? key : key.slice(0, dot));
  }
  return namespaces;
}

function isVague({ fields }: DialectReading): boolean {
  const { type, modelRequested, input, output, tools, usage } = fields;
  const isUntyped = type === undefined || type === 'span';
  return isUntyped && (modelRequested ?? input ?? output ?? tools ?? usage) === undefined;
}

function combine(first: DialectReading, second: DialectReading): DialectReading {
  const fields: Record<string, unknown> = { ...second.fields };
  for (const [key, value] of Object.entries(first.fields)) if (value !== undefined) fields[key] = value;
  const [a, b] = [first.fields, second.fields];
  if (!a.type || a.type === 'span') fields['type'] = b.type ?? a.type;
  if (a.metadata && b.metadata) fields['metadata'] = { ...b.metadata, ...a.metadata };
  if (a.parameters && b.parameters) fields['parameters'] = { ...b.parameters, ...a.parameters };
  if (a.prompt && b.prompt) fields['prompt'] = { ...b.prompt, ...a.prompt };
  if (a.tags && b.tags) fields['tags'] = [...new Set([...a.tags, ...b.tags])];
  return { fields, told: [...(first.told ?? []), ...(second.told ?? [])] };
}

/** Types whose spans are calls of models. Agents and chains repeat the sums of the calls below them. */
const CALLS: ReadonlySet<SpanInput['type']> = new Set(['llm', 'embedding', 'reranker']);
/** Types whose output may be the result of a search. */
const SEARCHES: ReadonlySet<SpanInput['type']> = new Set(['retriever', 'tool', 'chain', 'span']);

/** What follows from the type once all fields are known: who carries usage, and what a search found. */
export function settle(fields: SpanFields): SpanFields {
  if (!CALLS.has(fields.type)) {
    delete fields.usage;
    delete fields.cost;
  }
  if (fields.documents === undefined && SEARCHES.has(fields.type ?? 'span') && fields.output !== undefined) {
    fields.documents =
      fields.type === 'retriever' ? documentsFound(fields.output) : documentsWithin(fields.output);
    // A step that gives back documents and nothing else is a search, whatever its library calls it.
    if (fields.documents && fields.type === 'span' && Array.isArray(fields.output)) fields.type = 'retriever';
  }
  return fields;
}
