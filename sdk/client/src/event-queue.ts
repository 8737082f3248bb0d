/** One event as UTF-8 JSON text inside a slab; the byte before it is a comma. */
export interface QueuedEvent {
  readonly slab: Slab;
  readonly start: number;
  readonly length: number;
}

/**
 * Memory that events are written into one behind the other. It lies outside of the heap, where the collector
 * would copy them while they wait, and is used again: memory of its own for each event costs more than writing it.
 */
interface Slab {
  readonly bytes: Buffer;
  used: number;
  /** Events in it that wait or are being sent. */
  events: number;
}

export interface QueueLimits {
  readonly maxQueueEvents: number;
  readonly maxQueueBytes: number;
  readonly maxBatchEvents: number;
  readonly maxEventBytes: number;
}

const SLAB_BYTES = 262_144;
const MOST_SPARE_SLABS = 4;
const COMMA = 0x2c;

/**
 * Events that wait, bounded by number and bytes. What was taken stays counted until it is released, so the
 * batch being sent is inside the bounds. A full queue refuses the newest: the older ones complete their traces.
 */
export class EventQueue {
  readonly #limits: QueueLimits;
  #events: QueuedEvent[] = [];
  #slab: Slab | undefined;
  #spare: Slab[] = [];
  #held = 0;
  #heldBytes = 0;
  #waitingBytes = 0;
  maxBatchBytes: number;

  constructor(limits: QueueLimits, maxBatchBytes: number) {
    this.#limits = limits;
    this.maxBatchBytes = maxBatchBytes;
  }

  /** Takes an event as JSON text in pieces; answers why not when it does not. */
  add(pieces: readonly string[]): 'queue_full' | 'event_too_large' | undefined {
    const { maxEventBytes, maxQueueBytes, maxQueueEvents } = this.#limits;
    let chars = 0;
    for (const piece of pieces) chars += piece.length;
    if (chars > maxEventBytes) return 'event_too_large';
    if (this.pending >= maxQueueEvents || this.pendingBytes + chars > maxQueueBytes) return 'queue_full';
    const slab = this.#slabFor(pieces, chars);
    const start = slab.used + 1;
    let end = start;
    for (const piece of pieces) end += slab.bytes.write(piece, end);
    const length = end - start;
    if (length > maxEventBytes) return 'event_too_large';
    if (this.pendingBytes + length > maxQueueBytes) return 'queue_full';
    slab.bytes[slab.used] = COMMA;
    slab.used = end;
    slab.events++;
    this.#events.push({ slab, start, length });
    this.#waitingBytes += length;
    return undefined;
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

  /** The memory of these events may be used for others from now on. */
  release(events: readonly QueuedEvent[]): void {
    this.#held -= events.length;
    for (const { slab, length } of events) {
      this.#heldBytes -= length;
      if (--slab.events > 0) continue;
      slab.used = 0;
      const isSpare = slab !== this.#slab && slab.bytes.length === SLAB_BYTES;
      if (isSpare && this.#spare.length < MOST_SPARE_SLABS) this.#spare.push(slab);
    }
  }

  /** Forgets everything, also what is held; answers how many events that were. */
  clear(): number {
    const { pending } = this;
    this.#events = [];
    this.#slab = undefined;
    this.#spare = [];
    this.#held = this.#heldBytes = this.#waitingBytes = 0;
    return pending;
  }

  #slabFor(pieces: readonly string[], chars: number): Slab {
    // No character takes more than three bytes; counting them costs more than writing them.
    const most = 1 + chars * 3;
    if (most > SLAB_BYTES) return newSlab(1 + sizeOf(pieces));
    const left = SLAB_BYTES - (this.#slab?.used ?? SLAB_BYTES);
    const fits = most <= left || (chars < left && sizeOf(pieces) < left);
    if (!fits || !this.#slab) this.#slab = this.#spare.pop() ?? newSlab(SLAB_BYTES);
    return this.#slab;
  }
}

function sizeOf(pieces: readonly string[]): number {
  let bytes = 0;
  for (const piece of pieces) bytes += Buffer.byteLength(piece);
  return bytes;
}

function newSlab(bytes: number): Slab {
  return { bytes: Buffer.allocUnsafeSlow(bytes), used: 0, events: 0 };
}

/** The bytes of events that follow one another, each with its comma; one piece for each run inside a slab. */
export function joinEvents(events: readonly QueuedEvent[]): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let i = 0; i < events.length;) {
    const { slab, start } = events[i]!;
    let end = start - 1;
    while (i < events.length && events[i]!.slab === slab && events[i]!.start === end + 1) {
      end += 1 + events[i]!.length;
      i++;
    }
    pieces.push(slab.bytes.subarray(start - 1, end));
  }
  return pieces;
}
