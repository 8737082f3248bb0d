/** JSON text as UTF-8: outside of the heap, where the collector would copy it while it waits. */
export type QueuedEvent = Uint8Array;

export interface QueueLimits {
  readonly maxQueueEvents: number;
  readonly maxQueueBytes: number;
  readonly maxBatchEvents: number;
}

/**
 * Events that wait, bounded by number and bytes. What was taken stays counted until it is released, so the
 * batch being sent is inside the bounds. A full queue refuses the newest: the older ones complete their traces.
 */
export class EventQueue {
  readonly #limits: QueueLimits;
  #events: QueuedEvent[] = [];
  #held = 0;
  #heldBytes = 0;
  #waitingBytes = 0;
  maxBatchBytes: number;

  constructor(limits: QueueLimits, maxBatchBytes: number) {
    this.#limits = limits;
    this.maxBatchBytes = maxBatchBytes;
  }

  add(event: QueuedEvent): boolean {
    if (this.pending >= this.#limits.maxQueueEvents) return false;
    if (this.pendingBytes + event.length > this.#limits.maxQueueBytes) return false;
    this.#events.push(event);
    this.#waitingBytes += event.length;
    return true;
  }

  get waiting(): number {
    return this.#events.length;
  }

  get pending(): number {
    return this.#events.length + this.#held;
  }

  get pendingBytes(): number {
    return this.#waitingBytes + this.#heldBytes;
  }

  get hasFullBatch(): boolean {
    return this.#events.length >= this.#limits.maxBatchEvents || this.#waitingBytes >= this.maxBatchBytes;
  }

  /** The next batch; at least one event when any waits. */
  take(): QueuedEvent[] {
    let bytes = 0;
    let count = 0;
    for (const event of this.#events) {
      if (count > 0 && (count >= this.#limits.maxBatchEvents || bytes + event.length > this.maxBatchBytes))
        break;
      bytes += event.length;
      count++;
    }
    this.#held += count;
    this.#heldBytes += bytes;
    this.#waitingBytes -= bytes;
    return this.#events.splice(0, count);
  }

  release(events: readonly QueuedEvent[]): void {
    this.#held -= events.length;
    for (const event of events) this.#heldBytes -= event.length;
  }

  /** Forgets everything, also what is held; answers how many events that were. */
  clear(): number {
    const { pending } = this;
    this.#events = [];
    this.#held = this.#heldBytes = this.#waitingBytes = 0;
    return pending;
  }
}
