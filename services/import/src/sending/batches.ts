/** A record on its way: what became of it is known when all its events were answered. */
export interface Pending {
  readonly line: number;
  readonly value: unknown;
  open: number;
  reason?: string;
  /** Some of its events went with this run, not all with an earlier one. */
  isSent?: boolean;
}

export interface PendingEvent {
  readonly record: Pending;
  readonly json: string;
}

export interface NumberedBatch {
  /** 1, 2, 3 …: the same file makes the same batches each time. */
  readonly sequence: number;
  readonly events: readonly PendingEvent[];
}

const MOST_EVENTS = 500;
const MOST_CHARACTERS = 4 * 1024 * 1024;

/** Gathers events into batches, whose borders depend on nothing but the events. */
export class Batches {
  private events: PendingEvent[] = [];
  private characters = 0;
  private sequence = 0;

  /** The batches that are full once this event is in. */
  *add(event: PendingEvent): Iterable<NumberedBatch> {
    if (this.events.length > 0 && this.characters + event.json.length > MOST_CHARACTERS) yield this.take();
    this.events.push(event);
    this.characters += event.json.length;
    if (this.events.length >= MOST_EVENTS) yield this.take();
  }

  *rest(): Iterable<NumberedBatch> {
    if (this.events.length > 0) yield this.take();
  }

  private take(): NumberedBatch {
    const { events } = this;
    this.events = [];
    this.characters = 0;
    return { sequence: ++this.sequence, events };
  }
}
