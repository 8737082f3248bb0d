import { ControlPlaneError } from '../control-plane-error.js';

/** A hash takes 19 MiB and a core for a good while. */
const MAX_RUNNING = 2;
const MAX_WAITING = 32;

/** Lets few password hashes run at a time, so that a flood of log-ins cannot take memory and threads from the rest. */
export class HashingTurns {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  async run<Result>(hash: () => Promise<Result>): Promise<Result> {
    if (this.running >= MAX_RUNNING) {
      if (this.waiting.length >= MAX_WAITING) {
        throw new ControlPlaneError('busy', 'Too many people log in at this moment. Try again.');
      }
      // The one who ends hands its place over, so the number of running hashes does not change.
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    } else this.running++;
    try {
      return await hash();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running--;
    }
  }
}
