import { isFields, structured, textOf } from '../read-attribute.js';

/** The question of a search in what it was given: the text itself, or the field that every retriever calls so. */
export function queryOf(input: unknown): string | undefined {
  const value = structured(input ?? undefined);
  if (typeof value === 'string') return value === '' ? undefined : value;
  if (!isFields(value)) return undefined;
  return textOf(value, 'query', 'query_str', 'question', 'input', 'text') ?? queryOf(value['query_bundle']);
}
