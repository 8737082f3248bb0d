import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

/** Requests recorded from real libraries, beside the repository: too large and too many to ship. */
export const RECORDINGS = fileURLToPath(new URL('../../../../../shared/data/otel', import.meta.url));

export const hasRecordings = existsSync(RECORDINGS);

/** OTLP's signals, and the doors of Langfuse's own protocol. */
export type RecordedSignal = 'traces' | 'logs' | 'metrics' | 'ingestion' | 'media';

export const OTLP_SIGNALS: readonly RecordedSignal[] = ['traces', 'logs', 'metrics'];
export const LANGFUSE_SIGNALS: readonly RecordedSignal[] = ['ingestion', 'media'];

export interface RecordedRequest {
  readonly name: string;
  readonly signal: RecordedSignal;
  /** Where this product takes it. */
  readonly path: string;
  readonly contentType: string;
  /** As sent. */
  readonly body: Buffer;
  /** After decompression. */
  readonly content: Buffer;
  readonly contentEncoding: string | undefined;
}

/** What one library did once, in one or more requests, and what a receiver must end up with. */
export interface Recording {
  readonly name: string;
  readonly library: string;
  readonly requests: readonly RecordedRequest[];
  readonly expected: Readonly<Record<string, unknown>>;
  /** Differences from what is expected although the requests do not hold it. */
  readonly notSent: readonly string[];
  /** Names of spans by depth, as an independent decoder saw them. */
  readonly trees: readonly string[];
}

interface Meta {
  readonly source: string;
  readonly scenario: string;
  readonly bodyFile: string;
  readonly request: { readonly path: string; readonly headers: Readonly<Record<string, string>> };
  readonly expected: Readonly<Record<string, unknown>>;
  readonly decoded?: { readonly tree?: string };
}

/** The notes were checked by looking for values in the bodies, where short ones are found by chance. */
const NOT_SENT: Readonly<Record<string, readonly string[]>> = {
  'langfuse-v3-legacy/embeddings': [
    'usage.input: expected 27, saw nothing',
    'usage.total: expected 27, saw 0',
  ],
  'langfuse-v5/chat-stream-tools': ['finish_reason: no span has "tool_calls"'],
  'otel-genai-official/embeddings': ['inputs: no span has ["first text","zweiter Text","三番目"]'],
  'otel-genai-official/responses': ['usage.reasoning: expected 64, saw nothing'],
};

const SIGNAL = /\/v1\/(traces|logs|metrics)$|^\/api\/public\/(ingestion|media)$/;

/** All recordings of requests to these doors, by default those in OTLP. */
export function readRecordings(signals: readonly RecordedSignal[] = OTLP_SIGNALS): Recording[] {
  const found = new Map<string, Recording & { requests: RecordedRequest[]; trees: string[] }>();
  for (const library of hasRecordings ? readdirSync(RECORDINGS).sort() : []) {
    const folder = join(RECORDINGS, library);
    for (const file of readdirSync(folder)
      .filter((name) => name.endsWith('.meta.json'))
      .sort()) {
      const meta = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Meta;
      const signal = SIGNAL.exec(meta.request.path)?.slice(1).find(Boolean) as RecordedSignal | undefined;
      if (!signal || !signals.includes(signal)) continue;
      const name = `${library}/${meta.scenario}`;
      const { expected } = meta;
      const notSent = NOT_SENT[name] ?? [];
      const recording = found.get(name) ?? { name, library, requests: [], expected, notSent, trees: [] };
      found.set(name, recording);
      recording.requests.push(readRequest(folder, file, meta, signal));
      if (meta.decoded?.tree) recording.trees.push(meta.decoded.tree);
    }
  }
  return [...found.values()];
}

function readRequest(folder: string, file: string, meta: Meta, signal: RecordedSignal): RecordedRequest {
  const body = readFileSync(join(folder, meta.bodyFile));
  const contentEncoding = meta.request.headers['content-encoding'];
  return {
    name: file,
    signal,
    path: meta.request.path.startsWith('/api/public/') ? meta.request.path : `/v1/${signal}`,
    contentType: meta.request.headers['content-type']!,
    body,
    content: contentEncoding === 'gzip' ? gunzipSync(body) : body,
    contentEncoding,
  };
}

export { mergeForTest } from './merge-for-test.js';
export { splitRequest } from './split-request.js';
export { differences, type SeenScore, type SeenSpan } from './differences.js';
