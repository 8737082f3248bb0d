import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { makeFolder } from './durable-file.js';
import {
  type EmbeddedLogOptions,
  requireWhole,
  type ResolvedOptions,
  resolveOptions,
} from './embedded-options.js';
import { type FolderLock, lockFolder } from './folder-lock.js';
import { frameBytes, MAX_FRAME_BYTES, MAX_KEY_BYTES } from './frame.js';
import { readEpoch } from './log-epoch.js';
import { choosePartition } from './murmur2.js';
import { type Partition } from './partition.js';
import { fromPathName, toPathName } from './path-name.js';
import { probeFolder } from './probe-folder.js';
import {
  type ConsumeOptions,
  type Consumer,
  type EventLog,
  LogClosedError,
  LogFullError,
  type LogStatistics,
  type NewRecord,
  type PartitionLag,
} from './port.js';
import { type PendingRecord } from './segment-writer.js';
import { openTopic, type Topic } from './topic.js';

/** Space comes back when consumers commit and retention runs; a full log is worth another look soon. */
const RETRY_WHEN_FULL_SECONDS = 5;

/** How long and how often a call waits for consumers that are about to commit. */
const DROP_WAIT_MS = 5000;
const DROP_POLL_MS = 20;

interface PreparedRecord extends PendingRecord {
  readonly topic: string;
  readonly bytes: number;
}

class EmbeddedLog implements EventLog {
  readonly #topics = new Map<string, Topic>();
  readonly #opening = new Map<string, Promise<Topic>>();
  readonly #consumers = new Set<Consumer>();
  readonly #working = new Set<Promise<unknown>>();
  /** Bytes of appends that are not yet written. */
  #reserved = 0;
  #closing: Promise<void> | undefined;
  #retention: Promise<void> = Promise.resolve();
  #makingSpace: Promise<void> | undefined;

  constructor(
    readonly options: ResolvedOptions,
    readonly topicsFolder: string,
    readonly lock: FolderLock,
    readonly epoch: number,
    topics: readonly Topic[],
  ) {
    for (const topic of topics) this.#topics.set(topic.name, topic);
  }

  partitionsOf(topic: string): number {
    return this.#topics.get(topic)?.partitions.length ?? this.options.partitions;
  }

  async append(records: readonly NewRecord[]): Promise<void> {
    this.#requireOpen();
    const prepared = records.map(prepareRecord);
    for (const { topic } of prepared) {
      if (this.#topics.has(topic)) continue;
      await this.#openTopic(topic);
      this.#requireOpen();
    }
    const bytes = prepared.reduce((sum, record) => sum + record.bytes, 0);
    if (!this.#hasRoomFor(bytes)) {
      await this.#makeSpace();
      if (!this.#hasRoomFor(bytes)) throw new LogFullError(RETRY_WHEN_FULL_SECONDS);
    }
    this.#requireOpen();
    this.#reserved += bytes;
    try {
      await this.#track(this.#write(prepared));
    } finally {
      this.#reserved -= bytes;
    }
  }

  async consume(options: ConsumeOptions): Promise<Consumer> {
    this.#requireOpen();
    requireWhole('maxRecords', options.maxRecords, 1, Number.MAX_SAFE_INTEGER);
    requireWhole('maxBytes', options.maxBytes, 1, Number.MAX_SAFE_INTEGER);
    requireWhole('maxWaitMs', options.maxWaitMs, 0, 2 ** 31 - 1);
    toPathName(options.group);
    const topic = this.#topics.get(options.topic) ?? (await this.#openTopic(options.topic));
    const group = await this.#track(topic.openGroup(options.group));
    this.#requireOpen();
    const member = group.join(options);
    const consumer: Consumer = {
      stop: async () => {
        await member.stop();
        this.#consumers.delete(consumer);
      },
    };
    this.#consumers.add(consumer);
    return consumer;
  }

  /** Writes as appends do, so that a full or read-only disk shows before the next one. */
  async ping(): Promise<void> {
    this.#requireOpen();
    await this.#track(probeFolder(this.options.folder));
  }

  async lag(topicName: string, group: string): Promise<readonly PartitionLag[]> {
    this.#requireOpen();
    const topic = this.#topics.get(topicName);
    if (!topic) return noLag(this.options.partitions);
    return this.#track(Promise.all(topic.partitions.map((partition) => measureLag(topic, group, partition))));
  }

  async statistics(): Promise<LogStatistics> {
    this.#requireOpen();
    const partitions = this.#partitions();
    return {
      bytes: this.#bytes(),
      records: partitions.reduce((sum, { end, oldest }) => sum + end - oldest, 0),
      segments: partitions.reduce((sum, { segments }) => sum + segments.length, 0),
    };
  }

  async applyRetention(): Promise<void> {
    this.#requireOpen();
    await this.#track(this.#retain(false));
  }

  async dropHandled(): Promise<{ readonly goneAt: number | null }> {
    this.#requireOpen();
    const wanted = this.#partitions().map((partition) => ({ partition, end: partition.end }));
    await this.#track(Promise.all([...this.#topics.values()].map((topic) => topic.endSegments())));
    for (let waited = 0; waited <= DROP_WAIT_MS; waited += DROP_POLL_MS) {
      this.#requireOpen();
      await this.#track(this.#retain(false));
      if (wanted.every(({ partition, end }) => partition.oldest >= end)) return { goneAt: Date.now() };
      await delay(DROP_POLL_MS);
    }
    return { goneAt: null };
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    await Promise.all([...this.#consumers].map((consumer) => consumer.stop()));
    await Promise.allSettled(this.#working);
    await Promise.allSettled(this.#partitions().map(({ writer }) => writer.close()));
    this.lock.release();
  }

  async #write(prepared: readonly PreparedRecord[]): Promise<void> {
    const units = new Map<Partition, PreparedRecord[]>();
    for (const record of prepared) {
      const { partitions } = this.#topics.get(record.topic)!;
      const partition = partitions[choosePartition(record.key, partitions.length)]!;
      const unit = units.get(partition);
      if (unit) unit.push(record);
      else units.set(partition, [record]);
    }
    const writes = [...units].map(([partition, unit]) => {
      return partition.writer.append(
        unit,
        unit.reduce((sum, { bytes }) => sum + bytes, 0),
      );
    });
    const results = await Promise.allSettled(writes);
    const failed = results.find((result) => result.status === 'rejected');
    if (failed) throw failed.reason;
  }

  #openTopic(name: string): Promise<Topic> {
    let opening = this.#opening.get(name);
    if (!opening) {
      opening = openTopic(name, join(this.topicsFolder, toPathName(name)), this.options)
        .then((topic) => {
          this.#topics.set(name, topic);
          return topic;
        })
        .finally(() => this.#opening.delete(name));
      this.#opening.set(name, opening);
    }
    return this.#track(opening);
  }

  /** Full appends that arrive together share one look for space. */
  #makeSpace(): Promise<void> {
    this.#makingSpace ??= this.#track(this.#retain(true)).finally(() => {
      this.#makingSpace = undefined;
    });
    return this.#makingSpace;
  }

  /** One at a time, because it changes the lists of segments. */
  #retain(spaceIsShort: boolean): Promise<void> {
    this.#retention = this.#retention
      .catch(() => undefined)
      .then(async () => {
        for (const topic of this.#topics.values()) await topic.applyRetention(spaceIsShort);
      });
    return this.#retention;
  }

  #hasRoomFor(bytes: number): boolean {
    return bytes === 0 || this.#bytes() + this.#reserved + bytes <= this.options.maxBytes;
  }

  #bytes(): number {
    return this.#partitions().reduce((sum, partition) => sum + partition.bytes, 0);
  }

  #partitions(): Partition[] {
    return [...this.#topics.values()].flatMap((topic) => topic.partitions);
  }

  /** Work that close() waits for. */
  #track<T>(work: Promise<T>): Promise<T> {
    this.#working.add(work);
    const forget = () => this.#working.delete(work);
    work.then(forget, forget);
    return work;
  }

  #requireOpen(): void {
    if (this.#closing) throw new LogClosedError();
  }
}

/** Opens the log that lives in a folder of this machine, for this process alone. */
export async function openEmbeddedLog(options: EmbeddedLogOptions): Promise<EventLog> {
  const resolved = resolveOptions(options);
  const lock = await lockFolder(resolved.folder);
  try {
    const topicsFolder = join(resolved.folder, 'topics');
    const epoch = await readEpoch(resolved.folder, topicsFolder, resolved.epochFloor);
    await makeFolder(topicsFolder);
    const topics: Topic[] = [];
    for (const file of await readdir(topicsFolder)) {
      const name = fromPathName(file);
      if (name !== undefined) topics.push(await openTopic(name, join(topicsFolder, file), resolved));
    }
    return new EmbeddedLog(resolved, topicsFolder, lock, epoch, topics);
  } catch (error) {
    lock.release();
    throw error;
  }
}

function prepareRecord({ topic, key, value }: NewRecord): PreparedRecord {
  const keyBytes = Buffer.from(key);
  if (keyBytes.length > MAX_KEY_BYTES) {
    throw new RangeError(`a key has ${keyBytes.length} bytes; at most ${MAX_KEY_BYTES} are possible`);
  }
  const bytes = frameBytes(keyBytes.length, value.length);
  if (bytes > MAX_FRAME_BYTES) {
    throw new RangeError(`a record takes ${bytes} bytes; at most ${MAX_FRAME_BYTES} are possible`);
  }
  return { topic, key: keyBytes, value, bytes };
}

async function measureLag(topic: Topic, group: string, partition: Partition): Promise<PartitionLag> {
  const committed = topic.committed(group, partition);
  const records = Math.max(0, partition.end - committed);
  const taken = records === 0 ? undefined : await partition.findAppendedAt(committed);
  return {
    partition: partition.number,
    records,
    oldestMs: taken === undefined ? 0 : Math.max(0, Date.now() - taken),
  };
}

function noLag(partitions: number): PartitionLag[] {
  return Array.from({ length: partitions }, (_, partition) => ({ partition, records: 0, oldestMs: 0 }));
}
