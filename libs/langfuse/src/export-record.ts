import type { EventInput } from '@almenara/contract';
import { isFields, parsed, present, type Fields } from '@almenara/opentelemetry';
import { readObservation } from './observation.js';
import { reading, readTime, UnreadableEvent } from './read-body.js';
import { readScoreBody } from './score.js';
import { readTrace } from './trace.js';

/** The events of one record of an export, or why it cannot be taken. */
export type ExportReading = { readonly events: EventInput[] } | { readonly refused: string };

/** Names that exports use for fields that the API names otherwise. */
const NAMES: Readonly<Record<string, string>> = { providedModelName: 'model' };

/** Fields that exports hold as JSON text: what the application gave, and lists and maps. */
const STRUCTURED = [
  'input',
  'output',
  'metadata',
  'tags',
  'modelParameters',
  'usage',
  'usageDetails',
  'costDetails',
  'observations',
  'scores',
];

/**
 * A trace, an observation or a score as Langfuse exports it: as JSON of its API, where a trace holds its observations and
 * scores, or as rows of its batch exports, with names in either spelling and values that may be JSON texts.
 */
export function readExportRecord(raw: unknown): ExportReading {
  return reading(raw, 'record', (fields) => ({ events: [...eventsOf(recordOf(fields))] }));
}

function* eventsOf(record: Fields): Iterable<EventInput> {
  const id = record['id'];
  if (typeof id !== 'string' || id === '')
    throw new UnreadableEvent('id must be a text of at least one character');
  if ('startTime' in record) {
    yield readObservation(record, {
      kind: 'observation',
      at: saidAt(record, 'endTime', 'startTime'),
      isUpdate: false,
    });
    return;
  }
  if ('value' in record || 'stringValue' in record || 'dataType' in record) {
    yield readScoreBody(withValue(record), id, saidAt(record, 'timestamp'));
    return;
  }
  if (!('timestamp' in record) || 'traceId' in record) {
    throw new UnreadableEvent(
      'the record is none of trace, observation and score: it needs timestamp, startTime or value',
    );
  }
  yield readTrace(record, id, saidAt(record, 'timestamp'));
  for (const inner of ['observations', 'scores']) {
    const list = record[inner];
    // Lists of traces name their observations and scores by id alone; measures stand under the same name.
    if (!Array.isArray(list)) continue;
    for (const item of list.filter(isFields)) yield* eventsOf({ traceId: id, ...recordOf(item) });
  }
}

/** When the record last changed: an export says it as it was then. */
function saidAt(record: Fields, ...fallbacks: string[]): number {
  for (const field of ['updatedAt', ...fallbacks]) {
    const time = readTime(record[field]);
    if (time !== undefined) return time;
  }
  throw new UnreadableEvent(`${fallbacks.at(-1)} must be an ISO 8601 time between the years 2000 and 2200`);
}

function recordOf(raw: Fields): Fields {
  const record: Fields = {};
  for (const [key, value] of Object.entries(raw)) {
    // Absent values of a table are empty texts.
    if (value === null || value === '') continue;
    const name = key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
    record[NAMES[name] ?? name] = value;
  }
  if (isRow(raw)) readTexts(record);
  for (const field of ['usageDetails', 'costDetails']) record[field] = withNumbers(record[field]);
  record['costDetails'] ??= withNumbers({
    input: record['calculatedInputCost'],
    output: record['calculatedOutputCost'],
    total: record['calculatedTotalCost'],
  });
  return record;
}

/** Rows of a table hold texts alone, rows of a database have its names; elsewhere a text is what the app gave. */
function isRow(raw: Fields): boolean {
  const keys = Object.keys(raw);
  return keys.some((key) => key.includes('_')) || keys.every((key) => typeof raw[key] === 'string');
}

function readTexts(record: Fields): void {
  for (const field of STRUCTURED) if (field in record) record[field] = parsed(record[field]);
  if (isFields(record['metadata'])) {
    const entries = Object.entries(record['metadata']).map(([key, value]) => [key, parsed(value)]);
    record['metadata'] = Object.fromEntries(entries);
  }
}

/** Tables and large numbers of a database are written as texts. */
function withNumbers(value: unknown): unknown {
  if (!isFields(value)) return undefined;
  const entries = Object.entries(value).map(([key, told]) => [
    key,
    typeof told === 'string' && told.trim() !== '' ? Number(told) : told,
  ]);
  return present(Object.fromEntries(entries) as Fields);
}

function withValue(record: Fields): Fields {
  const { value } = record;
  const isText = typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value));
  return isText && record['dataType'] !== 'CATEGORICAL' ? { ...record, value: Number(value) } : record;
}
