interface Deliverer {
  readonly exitFlushMs: number;
  flush(timeoutMs: number): Promise<void>;
}

const waiting = new Set<Deliverer>();
const served = new WeakSet<Deliverer>();
let listening = false;

/** A script that ends by itself delivers what waits: once, so that a dead server cannot keep it alive. */
export function deliverAtExit(deliverer: Deliverer): void {
  if (deliverer.exitFlushMs <= 0 || served.has(deliverer)) return;
  waiting.add(deliverer);
  if (listening || typeof process !== 'object' || typeof process.on !== 'function') return;
  listening = true;
  process.on('beforeExit', () => {
    for (const item of waiting) {
      waiting.delete(item);
      served.add(item);
      void item.flush(item.exitFlushMs);
    }
  });
}

export function forgetAtExit(deliverer: Deliverer): void {
  waiting.delete(deliverer);
}
