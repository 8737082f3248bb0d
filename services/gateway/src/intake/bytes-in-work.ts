import { Refusal } from './refusal.js';

/** Bounds the memory of all requests together: a request holds its body's bytes until it is answered. */
export class BytesInWork {
  private held = 0;

  constructor(private readonly most: number) {}

  get bytes(): number {
    return this.held;
  }

  /** Runs `work` while `bytes` are held; more may be taken as the body turns out larger. */
  async hold<Result>(
    bytes: number,
    work: (more: (bytes: number) => void) => Promise<Result>,
  ): Promise<Result> {
    let mine = 0;
    const take = (count: number) => {
      // One request alone always fits, however small the bound.
      if (this.held > mine && this.held + count > this.most) {
        throw new Refusal(429, 'overloaded', 'too many requests are in work; send again in a moment', 1);
      }
      this.held += count;
      mine += count;
    };
    try {
      take(bytes);
      return await work(take);
    } finally {
      this.held -= mine;
    }
  }
}
