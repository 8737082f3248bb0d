import type { SdkError } from './options.js';

const REPEAT_AFTER_MS = 60_000;
const MOST_KEPT = 20;

/** Tells the app what went wrong: each code at most once a minute, and never by throwing. */
export class Reporter {
  readonly #onError: ((error: SdkError) => void) | undefined;
  readonly #toldAt = new Map<string, number>();
  #kept: SdkError[] = [];

  constructor(onError?: (error: SdkError) => void) {
    this.#onError = typeof onError === 'function' ? onError : undefined;
  }

  report(code: string, message: string): void {
    const now = Date.now();
    if (now - (this.#toldAt.get(code) ?? 0) < REPEAT_AFTER_MS) return;
    this.#toldAt.set(code, now);
    const error = { code, message };
    if (this.#kept.length < MOST_KEPT) this.#kept.push(error);
    try {
      this.#onError?.(error);
    } catch {
      // The hook belongs to the app; its failure is not ours to spread.
    }
  }

  /** Also on the console: for what leaves the whole SDK without effect. */
  warn(code: string, message: string): void {
    this.report(code, message);
    try {
      if (!this.#onError) console.warn(`almenara: ${message}`);
    } catch {
      // A replaced console may throw.
    }
  }

  takeErrors(): SdkError[] {
    const errors = this.#kept;
    this.#kept = [];
    return errors;
  }
}
