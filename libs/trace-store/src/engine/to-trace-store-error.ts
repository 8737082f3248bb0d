import { TraceStoreError } from '../connection.js';

/** Codes that blame the rows or the SQL. A missing table or database is not among them: migrating heals it. */
const PERMANENT = new Set(
  (
    '6 7 8 10 16 20 25 26 27 32 33 36 38 41 42 43 44 46 47 50 53 62 63 69 70 72 115 117 128 130 131 153 184 190 ' +
    '215 257 321 349 353 376 386 395 407 441 442 456 457 467 469 611 691'
  ).split(' '),
);

/** Codes whose text speaks of the statement, never of values in rows: safe to pass on. */
const SPEAKS_OF_SQL = new Set('42 43 46 47 60 62 81 115 159 184 215 241 252 394 456 516'.split(' '));

/**
 * Says what failed without the engine's quotation of the row, which is text of the app's users. Hence no `cause`
 * either: loggers print causes.
 */
export function toTraceStoreError(action: string, error: unknown): TraceStoreError {
  if (error instanceof TraceStoreError) return error;
  const text = error instanceof Error ? error.message : String(error);
  const code = findCode(error, text);
  if (code === undefined)
    return new TraceStoreError(`${action}: ${describeFailure(error)}`, undefined, false);
  const type = findType(error, text);
  const place = [
    /\(while reading the value of key (\w+)\)/.exec(text)?.[1]?.replace(/^/, 'column '),
    /\(at row (\d+)\)/.exec(text)?.[1]?.replace(/^/, 'row '),
    /Unknown field found while parsing \w+ format: (\w{1,64})/
      .exec(text)?.[1]
      ?.replace(/^/, 'unknown column '),
  ].filter(Boolean);
  const said = SPEAKS_OF_SQL.has(code) ? `: ${firstSentence(text)}` : '';
  const where = place.length > 0 ? ` (${place.join(', ')})` : '';
  return new TraceStoreError(`${action}: ${type} ${code}${where}${said}`, code, PERMANENT.has(code));
}

function findCode(error: unknown, text: string): string | undefined {
  const fields = error as { clickhouseCode?: unknown; code?: unknown };
  if (typeof fields.clickhouseCode === 'number') return String(fields.clickhouseCode);
  if (typeof fields.code === 'string' && /^\d+$/.test(fields.code)) return fields.code;
  return /Code: (\d+)\./.exec(text)?.[1];
}

function findType(error: unknown, text: string): string {
  const { type } = error as { type?: unknown };
  if (typeof type === 'string') return type;
  return /\(([A-Z][A-Z0-9_]+)\)\s*$/.exec(text.trim())?.[1] ?? 'error';
}

function firstSentence(text: string): string {
  return text.replace(/^(Code: \d+\. )?(DB::Exception: )?/, '').slice(0, 300);
}

/** Network and timeouts: the code or class says enough. */
function describeFailure(error: unknown): string {
  const { code, name, message } = error as { code?: unknown; name?: string; message?: string };
  if (typeof code === 'string') return code;
  return /timeout/i.test(message ?? '') ? 'no answer in time' : (name ?? 'unknown failure');
}
