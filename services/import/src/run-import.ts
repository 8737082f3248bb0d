import { openFile, type OpenedFile } from './records/open-file.js';
import { readRecords } from './records/read-records.js';
import { Rejections } from './rejections.js';
import { Batches, type NumberedBatch, type Pending } from './sending/batches.js';
import { SavedPlace } from './sending/saved-place.js';
import { sendBatch, type Destination } from './sending/send-batch.js';
import { Tally } from './tally.js';
import { toEvents, type Source } from './to-events.js';

export interface ImportOptions {
  readonly source: Source;
  readonly file: string;
  readonly url: string;
  readonly key: string;
  /** Sends everything, also what an earlier run has brought. */
  readonly again: boolean;
  readonly rejectedFile?: string | undefined;
  readonly patienceMs: number;
  readonly tell: (line: string) => void;
}

const PROGRESS_MS = 2000;
const EARLIEST = Date.UTC(2000, 0, 1);

/** Imports a file. Its numbers add up when it resolves; after any end the same call goes on. */
export async function runImport(options: ImportOptions): Promise<Tally> {
  const { source, url, key, tell } = options;
  const file = await openFile(options.file);
  const sender = `import-${source}-${file.hash.slice(0, 32)}`;
  const place = await SavedPlace.open(`${options.file}.import-place`, { sender, url, key }, tell);
  if (options.again) await place.forget();
  if (place.sequence > 0) tell(`going on after batch ${place.sequence}, which an earlier run has brought`);
  const rejections = await Rejections.open(options.rejectedFile, tell);
  const sentAt = Math.max(EARLIEST, Math.floor(file.changedAt));
  const destination = { url, key, sender, sentAt, patienceMs: options.patienceMs, onWait: tell };
  try {
    return await new Import(source, file, { destination, place, rejections, tell }).run();
  } finally {
    await rejections.close();
  }
}

interface Parts {
  readonly destination: Destination;
  readonly place: SavedPlace;
  readonly rejections: Rejections;
  readonly tell: (line: string) => void;
}

class Import {
  private readonly tally = new Tally();
  private readonly batches = new Batches();

  constructor(
    private readonly source: Source,
    private readonly file: OpenedFile,
    private readonly parts: Parts,
  ) {}

  async run(): Promise<Tally> {
    const { chunks, bytesRead } = this.file.read();
    let nextProgress = Date.now() + PROGRESS_MS;
    for await (const { line, value, problem } of readRecords(chunks, this.file.form)) {
      this.tally.read++;
      await this.take(line, value, problem);
      if (Date.now() < nextProgress) continue;
      nextProgress = Date.now() + PROGRESS_MS;
      const percent = Math.floor((100 * bytesRead()) / Math.max(1, this.file.bytes));
      this.parts.tell(`${percent} %: ${this.tally.read} records read, ${this.tally.stored} stored`);
    }
    for (const batch of this.batches.rest()) await this.bring(batch);
    return this.tally;
  }

  private async take(line: number, value: unknown, problem: string | undefined): Promise<void> {
    const read = problem === undefined ? toEvents(this.source, value) : { reason: problem };
    if ('reason' in read) {
      await this.settle({ line, value, open: 0, reason: read.reason });
      return;
    }
    const record: Pending = { line, value, open: read.events.length };
    for (const json of read.events) {
      for (const batch of this.batches.add({ record, json })) await this.bring(batch);
    }
  }

  private async bring(batch: NumberedBatch): Promise<void> {
    const { place, destination } = this.parts;
    const isBrought = batch.sequence <= place.sequence;
    if (!isBrought) {
      const { rejected } = await sendBatch(batch, destination);
      for (const { index, field, reason } of rejected) {
        const record = batch.events[index]?.record;
        if (record) record.reason ??= field ? `${field} ${reason}` : reason;
      }
      await place.reach(batch.sequence);
      this.tally.batches++;
      this.tally.events += batch.events.length;
    }
    for (const { record } of batch.events) {
      record.open--;
      if (!isBrought) record.isSent = true;
      if (record.open === 0) await this.settle(record);
    }
  }

  private async settle(record: Pending): Promise<void> {
    if (record.reason !== undefined) {
      this.tally.rejected++;
      await this.parts.rejections.add(record);
    } else if (record.isSent) this.tally.stored++;
    else this.tally.skipped++;
  }
}
