import { ControlPlaneError } from './control-plane-error.js';
import { explainCallFailure } from './explain-call-failure.js';

type Call = (...args: unknown[]) => Promise<unknown>;

/** Lets calls through until it is shut, and knows when the last one has ended. */
export class CallGate {
  private readonly running = new Set<Promise<unknown>>();
  private isShut = false;

  /** The same object, each call of a method going through the gate. All its methods must be asynchronous. */
  guard<T extends object>(part: T): T {
    return new Proxy(part, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        return (...args: unknown[]) => this.pass(() => Reflect.apply(value as Call, target, args));
      },
    });
  }

  /** Refuses further calls and waits for those that run, whatever their outcome. */
  async shut(): Promise<void> {
    this.isShut = true;
    await Promise.allSettled(this.running);
  }

  private pass(call: () => Promise<unknown>): Promise<unknown> {
    if (this.isShut) return Promise.reject(new ControlPlaneError('closed', 'The control plane is closed.'));
    const running = call().catch((error: unknown) => {
      throw explainCallFailure(error);
    });
    this.running.add(running);
    const forget = () => this.running.delete(running);
    running.then(forget, forget);
    return running;
  }
}
