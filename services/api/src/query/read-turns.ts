import { Inject, Injectable } from '@nestjs/common';
import { API_OPTIONS, type ApiOptions } from '../api-options.js';
import { ProblemError } from '../problem/problem-error.js';

/**
 * Lets few reads run at a time and a bounded number wait, so that a page with many charts cannot take all
 * readers of the store, of which the writer needs one.
 */
@Injectable()
export class ReadTurns {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private readonly maxRunning: number;
  private readonly maxWaiting: number;

  constructor(@Inject(API_OPTIONS) options: Pick<ApiOptions, 'maxReads' | 'maxWaitingReads'>) {
    this.maxRunning = options.maxReads ?? 2;
    this.maxWaiting = options.maxWaitingReads ?? 64;
  }

  async run<Result>(read: () => Promise<Result>): Promise<Result> {
    if (this.running >= this.maxRunning) {
      if (this.waiting.length >= this.maxWaiting) {
        throw new ProblemError('overloaded', 'too many queries wait already; try again', undefined, 1);
      }
      // The one who ends hands its place over, so the number of running reads does not change.
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    } else this.running++;
    try {
      return await read();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running--;
    }
  }
}
