import { type LogRecord } from './port.js';

export interface BatchLimits {
  readonly maxRecords: number;
  readonly maxBytes: number;
}

/** Records of one partition on their way to a consumer. */
export class Batch {
  readonly records: LogRecord[] = [];
  #bytes = 0;
  #full = false;

  constructor(readonly limits: BatchLimits) {}

  get full(): boolean {
    return this.#full;
  }

  /** Takes the record unless the batch would become too large; the first one is taken whatever its size. */
  add(record: LogRecord): boolean {
    const bytes = this.#bytes + record.value.length;
    if (this.#full || (this.records.length > 0 && bytes > this.limits.maxBytes)) {
      this.#full = true;
      return false;
    }
    this.records.push(record);
    this.#bytes = bytes;
    this.#full = this.records.length >= this.limits.maxRecords || bytes >= this.limits.maxBytes;
    return true;
  }
}
