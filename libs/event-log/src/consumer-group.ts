import { type BackOffLimits } from './back-off.js';
import { type GroupOffsets } from './group-offsets.js';
import { type Partition } from './partition.js';
import { PartitionWorker } from './partition-worker.js';
import { type ConsumeOptions, type Consumer } from './port.js';

/** The consumers of one group in this process. Each partition has one of them at a time; the others stand by. */
export class ConsumerGroup {
  readonly #members: ConsumeOptions[] = [];
  readonly #seats: Seat[];

  constructor(
    partitions: readonly Partition[],
    readonly offsets: GroupOffsets,
    retry: BackOffLimits,
  ) {
    this.#seats = partitions.map((partition) => new Seat(partition, offsets, retry));
  }

  join(options: ConsumeOptions): Consumer {
    // A copy, so that the same options object can join twice.
    const member = { ...options };
    this.#members.push(member);
    this.#assign();
    return { stop: () => this.#leave(member) };
  }

  async #leave(member: ConsumeOptions): Promise<void> {
    const place = this.#members.indexOf(member);
    if (place >= 0) this.#members.splice(place, 1);
    this.#assign();
    await Promise.all(this.#seats.map((seat) => seat.leftBy(member)));
  }

  #assign(): void {
    for (const [n, seat] of this.#seats.entries()) {
      seat.give(this.#members.length === 0 ? undefined : this.#members[n % this.#members.length]);
    }
  }
}

/** Who reads one partition. The next one begins only when the last one has committed, so order holds. */
class Seat {
  #wanted: ConsumeOptions | undefined;
  #holder: ConsumeOptions | undefined;
  #worker: PartitionWorker | undefined;
  #changing = false;

  constructor(
    readonly partition: Partition,
    readonly offsets: GroupOffsets,
    readonly retry: BackOffLimits,
  ) {}

  give(member: ConsumeOptions | undefined): void {
    this.#wanted = member;
    if (this.#wanted !== this.#holder) this.#worker?.stop();
    void this.#change();
  }

  async leftBy(member: ConsumeOptions): Promise<void> {
    if (this.#holder === member) await this.#worker?.done;
  }

  /** Never rejects: a worker's `done` does not. */
  async #change(): Promise<void> {
    if (this.#changing) return;
    this.#changing = true;
    while (this.#wanted !== this.#holder || this.#worker?.isStopping) {
      this.#worker?.stop();
      await this.#worker?.done;
      this.#holder = this.#wanted;
      this.#worker =
        this.#holder && new PartitionWorker(this.partition, this.offsets, this.#holder, this.retry);
    }
    this.#changing = false;
  }
}
