import { readLines } from './read-lines.js';
import { readTable } from './read-table.js';
import { readValues } from './read-values.js';
import type { TextRecord } from './text-record.js';

export type FileForm = 'lines' | 'values' | 'table';

const READERS = { lines: readLines, values: readValues, table: readTable };

/** The form of a file by its name, else by its first characters. */
export function formOf(name: string, beginning: string): FileForm {
  const bare = name.toLowerCase().replace(/\.gz$/, '');
  if (/\.(jsonl|ndjson)$/.test(bare)) return 'lines';
  if (bare.endsWith('.json')) return 'values';
  if (bare.endsWith('.csv')) return 'table';
  const text = beginning.replace(/^[\s\uFEFF]+/, '');
  if (text.startsWith('{')) return isOneLine(text) ? 'lines' : 'values';
  return text.startsWith('[') ? 'values' : 'table';
}

/** Lists of an API come as one object with the items within. */
export async function* readRecords(
  chunks: AsyncIterable<string>,
  form: FileForm,
): AsyncGenerator<TextRecord> {
  for await (const record of READERS[form](chunks)) {
    const items = listWithin(record.value);
    if (items) for (const value of items) yield { line: record.line, value };
    else yield record;
  }
}

function listWithin(value: unknown): unknown[] | undefined {
  if (typeof value !== 'object' || value === null || 'id' in value || 'kind' in value) return undefined;
  const { data } = value as { data?: unknown };
  return Array.isArray(data) ? data : undefined;
}

function isOneLine(text: string): boolean {
  const [first] = text.split('\n', 1);
  return text.includes('\n') ? first!.trimEnd().endsWith('}') : true;
}
