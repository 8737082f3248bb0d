import { hash } from 'node:crypto';
import { LeastRecentlyUsed } from '@almenara/local-models';
import { OpenAI } from 'openai';
import { EncoderError } from '../encoder-error.js';
import type { Encoder } from '../encoder.js';
import { DailyBudget, type DailyLimits } from './daily-budget.js';
import { reduce, storedWidth } from '../quantisation/reduce.js';

export interface EndpointOptions {
  /** With its path, for example https://api.example.com/v1. */
  readonly baseUrl: string;
  readonly model: string;
  readonly apiKey: string;
  readonly limits: DailyLimits;
  /** Guards where requests may go: the address comes from a project's settings. */
  readonly fetch: (input: string | URL, init?: RequestInit) => Promise<Response>;
  /** Asks the model for so many dimensions, where it can choose. */
  readonly dimensions?: number;
  readonly retries?: number;
  readonly timeoutMs?: number;
  readonly now?: () => number;
}

/** UTF-16 units that are sent of a text: about 128 tokens, as of the local encoders. */
const MOST_TEXT = 700;
const BATCH = 64;
const CACHED = 10_000;
const CHARACTERS_PER_TOKEN = 3;
const TIMEOUT_MS = 15_000;
const RETRIES = 2;
/** After a failure nothing is asked for so long: whoever waits for vectors does not wait for an endpoint that is down. */
const REST_MS = 30_000;

/** Embeddings of an endpoint that speaks the language of OpenAI. Open it with `openEndpointEncoder`. */
class EndpointEncoder implements Encoder {
  readonly id: string;
  readonly dimensions: number;
  readonly languages: readonly string[] = [];
  readonly batchSize = BATCH;
  readonly #endpoint: Endpoint;
  readonly #width: number;
  readonly #cache = new LeastRecentlyUsed<Float32Array>(CACHED);

  constructor(endpoint: Endpoint, width: number) {
    this.#endpoint = endpoint;
    this.#width = width;
    this.dimensions = storedWidth(width);
    const { baseUrl, model } = endpoint.options;
    const reduced = this.dimensions === width ? `${width}` : `${width}-${this.dimensions}`;
    this.id = `endpoint:${model}/${reduced}@${hash('sha256', baseUrl).slice(0, 6)}`;
  }

  async encode(texts: readonly string[], signal?: AbortSignal): Promise<readonly (Float32Array | null)[]> {
    const cut = texts.map((text) => text.slice(0, MOST_TEXT).toWellFormed().trim());
    const keys = cut.map((text) => hash('sha256', text, 'base64'));
    const found = new Map<string, Float32Array>();
    const wanted = new Map<string, string>();
    for (const [at, text] of cut.entries()) {
      const key = keys[at]!;
      const cached = this.#cache.get(key);
      if (cached) found.set(key, cached);
      else if (text !== '') wanted.set(key, text);
    }
    const missing = [...wanted];
    for (let first = 0; first < missing.length; first += BATCH) {
      const some = missing.slice(first, first + BATCH);
      const vectors = await this.#endpoint.ask(
        some.map(([, text]) => text),
        signal,
      );
      for (const [at, [key]] of some.entries()) {
        const vector = this.#guard(vectors[at]!);
        found.set(key, vector);
        this.#cache.set(key, vector);
      }
    }
    return keys.map((key) => found.get(key) ?? null);
  }

  #guard(vector: readonly number[]): Float32Array {
    if (vector.length !== this.#width) {
      throw new EncoderError(
        `the endpoint's vectors have ${vector.length} dimensions, not ${this.#width} as before`,
      );
    }
    const reduced = reduce(vector);
    if (!reduced) throw new EncoderError('the endpoint answered with a vector that has no direction');
    return reduced;
  }
}

/** Requests with their budget. */
class Endpoint {
  readonly options: EndpointOptions;
  readonly #client: OpenAI;
  readonly #budget: DailyBudget;
  #restUntil = 0;
  #lastFailure = '';

  constructor(options: EndpointOptions) {
    this.options = options;
    this.#budget = new DailyBudget(options.limits, options.now);
    this.#client = new OpenAI({
      baseURL: options.baseUrl,
      apiKey: options.apiKey,
      // The client gives addresses as text.
      fetch: options.fetch as typeof fetch,
      maxRetries: options.retries ?? RETRIES,
      timeout: options.timeoutMs ?? TIMEOUT_MS,
      // Settings of a project alone decide, and not the environment of the process.
      organization: null,
      project: null,
      logLevel: 'off',
    });
  }

  async ask(texts: readonly string[], signal?: AbortSignal): Promise<readonly (readonly number[])[]> {
    const { model, dimensions, now = Date.now } = this.options;
    if (now() < this.#restUntil) throw new EncoderError(this.#lastFailure);
    const expected = texts.reduce((sum, { length }) => sum + Math.ceil(length / CHARACTERS_PER_TOKEN), 0);
    this.#budget.take(texts.length, expected);
    try {
      const answer = await this.#client.embeddings.create(
        { model, input: [...texts], encoding_format: 'float', ...(dimensions ? { dimensions } : {}) },
        signal ? { signal } : {},
      );
      const told = answer.usage?.total_tokens;
      if (typeof told === 'number') this.#budget.correct(told - expected);
      return inOrder(answer.data, texts.length);
    } catch (error) {
      signal?.throwIfAborted();
      this.#lastFailure = reasonOf(error);
      this.#restUntil = now() + REST_MS;
      throw new EncoderError(this.#lastFailure);
    }
  }
}

/** Answers may come in any order. */
function inOrder(data: unknown, count: number): (readonly number[])[] {
  const items = Array.isArray(data) ? (data as { index?: unknown; embedding?: unknown }[]) : [];
  const vectors = Array.from({ length: count }, (_, at) => {
    const item = items.find(({ index }) => index === at)?.embedding;
    return Array.isArray(item) && item.every((value) => Number.isFinite(value))
      ? (item as number[])
      : undefined;
  });
  if (vectors.some((vector) => vector === undefined)) {
    throw new EncoderError('the endpoint did not answer with one vector of finite numbers for each text');
  }
  return vectors as number[][];
}

/** Messages of others may quote keys and texts. */
function reasonOf(error: unknown): string {
  if (error instanceof EncoderError) return error.message;
  if (error instanceof OpenAI.APIConnectionTimeoutError) return 'the endpoint did not answer in time';
  if (error instanceof OpenAI.APIConnectionError) return 'the endpoint cannot be reached' + refusalOf(error);
  if (error instanceof OpenAI.APIError && error.status) return `the endpoint answered ${error.status}`;
  return 'the endpoint answered something that is no list of embeddings';
}

/** A guard that refuses an address says why, and quotes nothing else. */
function refusalOf({ cause }: Error): string {
  return cause instanceof Error && cause.name === 'RefusedTargetError' ? `: ${cause.message}` : '';
}

/** Asks once, which tells the width of the model's vectors. Throws EncoderError with the reason. */
export async function openEndpointEncoder(options: EndpointOptions, signal?: AbortSignal): Promise<Encoder> {
  const endpoint = new Endpoint(options);
  const [probe] = await endpoint.ask(['width'], signal);
  return new EndpointEncoder(endpoint, probe!.length);
}
