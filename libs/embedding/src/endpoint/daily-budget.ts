import { EncoderError } from '../encoder-error.js';

const DAY_MS = 86_400_000;

export interface DailyLimits {
  readonly requests: number;
  readonly tokens: number;
}

/** What may be spent in a day of UTC, in this process. */
export class DailyBudget {
  private day = 0;
  private requests = 0;
  private tokens = 0;

  constructor(
    private readonly limits: DailyLimits,
    private readonly now: () => number = Date.now,
  ) {}

  /** To be called before a request. Throws when the day's share is spent. */
  take(expectedTokens: number): void {
    const today = Math.floor(this.now() / DAY_MS);
    if (today !== this.day) {
      this.day = today;
      this.requests = this.tokens = 0;
    }
    if (this.requests >= this.limits.requests || this.tokens + expectedTokens > this.limits.tokens) {
      const { requests, tokens } = this.limits;
      throw new EncoderError(
        `the daily budget of ${requests} requests and ${tokens} tokens is spent; it begins anew at 00:00 UTC`,
      );
    }
    this.requests++;
    this.tokens += expectedTokens;
  }

  /** What a request took beyond what was expected, or less. */
  correct(tokens: number): void {
    this.tokens += tokens;
  }
}
