import { EncoderError } from '../encoder-error.js';

const DAY_MS = 86_400_000;

/** What is absent is not limited. */
export interface DailyLimits {
  readonly texts?: number;
  readonly requests?: number;
  readonly tokens?: number;
}

type Spent = Record<(typeof KINDS)[number], number>;

const KINDS = ['texts', 'requests', 'tokens'] as const;

/** What may be spent in a day of UTC, in this process. */
export class DailyBudget {
  private day = 0;
  private spent: Spent = { texts: 0, requests: 0, tokens: 0 };

  constructor(
    private readonly limits: DailyLimits,
    private readonly now: () => number = Date.now,
  ) {}

  /** To be called before a request of so many texts. Throws when it would be more than the day's share. */
  take(texts: number, expectedTokens: number): void {
    const today = Math.floor(this.now() / DAY_MS);
    if (today !== this.day) {
      this.day = today;
      this.spent = { texts: 0, requests: 0, tokens: 0 };
    }
    const more = { texts, requests: 1, tokens: expectedTokens };
    for (const kind of KINDS) {
      const limit = this.limits[kind];
      if (limit !== undefined && this.spent[kind] + more[kind] > limit) {
        throw new EncoderError(
          `the endpoint's daily budget of ${limit} ${kind} is spent; it begins anew at 00:00 UTC`,
        );
      }
    }
    for (const kind of KINDS) this.spent[kind] += more[kind];
  }

  /** What a request took beyond what was expected, or less. */
  correct(tokens: number): void {
    this.spent.tokens += tokens;
  }
}
