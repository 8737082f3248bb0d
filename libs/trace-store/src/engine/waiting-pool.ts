import { TraceStoreError } from '../connection.js';

/**
 * Lends each member to one caller at a time, first come first served. The queue is bounded: a store that cannot
 * keep up must say so, instead of collecting callers until memory ends.
 */
export class WaitingPool<Member> {
  private readonly idle: Member[];
  private readonly waiting: ((member: Member) => void)[] = [];

  constructor(
    private readonly name: string,
    members: readonly Member[],
    private readonly maxWaiting: number,
  ) {
    this.idle = [...members];
  }

  async use<Result>(work: (member: Member) => Promise<Result>): Promise<Result> {
    const member = await this.borrow();
    try {
      return await work(member);
    } finally {
      const next = this.waiting.shift();
      if (next) next(member);
      else this.idle.push(member);
    }
  }

  private borrow(): Promise<Member> {
    const member = this.idle.pop();
    if (member !== undefined) return Promise.resolve(member);
    if (this.waiting.length >= this.maxWaiting) {
      return Promise.reject(
        new TraceStoreError(
          `the trace store is overloaded: ${this.maxWaiting} callers already wait for a ${this.name}; try again later`,
          undefined,
          false,
        ),
      );
    }
    return new Promise((resolve) => this.waiting.push(resolve));
  }
}
