import { ControlPlaneError } from '../control-plane-error.js';

export type GiveUpTurn = () => void;

interface Waiter {
  grant(): void;
}

/** Lets one through at a time, first come first served. */
export class Turnstile {
  private taken = false;
  private readonly waiters: Waiter[] = [];

  constructor(private readonly timeoutMs: number) {}

  enter(): Promise<GiveUpTurn> {
    if (!this.taken) {
      this.taken = true;
      return Promise.resolve(this.turn());
    }
    return new Promise((resolve, reject) => {
      const waiter: Waiter = {
        grant: () => {
          clearTimeout(timer);
          resolve(this.turn());
        },
      };
      const timer = setTimeout(() => {
        this.waiters.splice(this.waiters.indexOf(waiter), 1);
        reject(this.timeoutError());
      }, this.timeoutMs);
      this.waiters.push(waiter);
    });
  }

  private turn(): GiveUpTurn {
    let given = false;
    return () => {
      if (given) return;
      given = true;
      const next = this.waiters.shift();
      if (next) next.grant();
      else this.taken = false;
    };
  }

  private timeoutError(): ControlPlaneError {
    return new ControlPlaneError(
      'busy',
      `The embedded control plane was busy for ${this.timeoutMs} ms. It runs one transaction at a time: inside a ` +
        `transaction use only its own entity manager, because any other query waits for the transaction to end.`,
    );
  }
}
