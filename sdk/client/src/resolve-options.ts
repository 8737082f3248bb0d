import { attempt } from './attempt.js';
import type { FetchFunction, Options } from './options.js';
import { readEnvironment } from './read-environment.js';
import type { Reporter } from './reporter.js';

/** Options checked and completed. */
export interface Settings {
  /** False when there is no usable key or address: nothing is recorded then. */
  readonly enabled: boolean;
  readonly url: string;
  readonly key: string;
  readonly environment: string | undefined;
  readonly release: string | undefined;
  readonly indexVersion: string | undefined;
  readonly sampleRate: number;
  readonly mask: Options['mask'];
  readonly maxQueueEvents: number;
  readonly maxQueueBytes: number;
  readonly maxEventBytes: number;
  readonly maxOpenSpans: number;
  readonly flushIntervalMs: number;
  readonly maxBatchEvents: number;
  readonly maxBatchBytes: number;
  readonly timeoutMs: number;
  readonly maxAttempts: number;
  readonly retryDelayMs: number;
  readonly maxRetryDelayMs: number;
  readonly exitFlushMs: number;
  readonly gzip: boolean;
  /** The app's own; undefined: the platform's means. */
  readonly fetch: FetchFunction | undefined;
}

const MIB = 1_048_576;
const DEFAULT_ENDPOINT = 'http://127.0.0.1:4318';

/** A bad option is reported and replaced by its default; only a missing key or address switches recording off. */
export function resolveOptions(options: Options, reporter: Reporter): Settings {
  const text = (value: unknown, variable?: 'ALMENARA_ENDPOINT' | 'ALMENARA_KEY'): string | undefined =>
    (typeof value === 'string' && value.trim()) ||
    (variable && readEnvironment(variable)?.trim()) ||
    undefined;
  const number = (name: keyof Options, fallback: number, least: number, most: number): number => {
    const value = options[name];
    if (value === undefined) return fallback;
    if (typeof value === 'number' && value >= least) return Math.min(value, most);
    reporter.report(
      'invalid_option',
      `option ${name} must be a number of at least ${least}; using ${fallback}`,
    );
    return fallback;
  };

  const key = text(options.key, 'ALMENARA_KEY');
  const url = readUrl(text(options.endpoint, 'ALMENARA_ENDPOINT') ?? DEFAULT_ENDPOINT);
  const problem = !key
    ? 'no key: pass `key` to init or set ALMENARA_KEY; nothing is recorded'
    : !/^[\x21-\x7e]+$/.test(key)
      ? 'the key holds characters that no key has; nothing is recorded'
      : !url && 'the endpoint is no http address without user and password; nothing is recorded';
  if (problem) reporter.warn('disabled', problem);
  if (options.mask !== undefined && typeof options.mask !== 'function') {
    reporter.warn('invalid_option', 'option mask must be a function; every event will be dropped');
  }

  const maxQueueBytes = number('maxQueueBytes', 32 * MIB, 1, Infinity);
  return {
    enabled: !problem,
    url: url ?? '',
    key: key ?? '',
    environment: text(options.environment),
    release: text(options.release),
    indexVersion: text(options.indexVersion),
    sampleRate: number('sampleRate', 1, 0, 1),
    mask: options.mask,
    maxQueueEvents: number('maxQueueEvents', 10_000, 1, Infinity),
    maxQueueBytes,
    maxEventBytes: number('maxEventBytes', Math.min(MIB, maxQueueBytes), 1, maxQueueBytes),
    maxOpenSpans: number('maxOpenSpans', 10_000, 1, Infinity),
    flushIntervalMs: number('flushIntervalMs', 200, 1, 200),
    maxBatchEvents: number('maxBatchEvents', 500, 1, 10_000),
    maxBatchBytes: number('maxBatchBytes', 2 * MIB, 1, Infinity),
    timeoutMs: number('timeoutMs', 10_000, 1, 600_000),
    maxAttempts: number('maxAttempts', 20, 1, Infinity),
    retryDelayMs: number('retryDelayMs', 500, 1, 600_000),
    maxRetryDelayMs: number('maxRetryDelayMs', 30_000, 1, 600_000),
    exitFlushMs: number('exitFlushMs', 1000, 0, 60_000),
    gzip: typeof options.gzip === 'boolean' ? options.gzip : !isLoopback(url),
    fetch: typeof options.fetch === 'function' ? options.fetch : undefined,
  };
}

function readUrl(endpoint: string): string | undefined {
  const url = attempt(() => new URL(endpoint), undefined);
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) return undefined;
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}/v1/batch`;
}

function isLoopback(url: string | undefined): boolean {
  return /^https?:\/\/(localhost|127(\.\d+){3}|\[::1\])[:/]/.test(url ?? '');
}
