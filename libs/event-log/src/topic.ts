import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ConsumerGroup } from './consumer-group.js';
import { makeFolder } from './durable-file.js';
import { type ResolvedOptions } from './embedded-options.js';
import { GroupOffsets, readGroupOffsets } from './group-offsets.js';
import { openPartition, type Partition } from './partition.js';
import { fromPathName, toPathName } from './path-name.js';
import { countExpendable, shouldEndSegment } from './retention.js';

const GROUP_FILE = /^(.+)\.json$/;

/** A topic's partitions and the groups that read it. In its folder: one folder per partition and `groups/<group>.json`. */
export class Topic {
  readonly #groups = new Map<string, ConsumerGroup>();
  readonly #joining = new Map<string, Promise<ConsumerGroup>>();

  constructor(
    readonly name: string,
    readonly groupsFolder: string,
    readonly partitions: readonly Partition[],
    offsets: ReadonlyMap<string, GroupOffsets>,
    readonly options: ResolvedOptions,
  ) {
    for (const [group, known] of offsets) {
      this.#groups.set(group, new ConsumerGroup(partitions, known, options.retry));
    }
  }

  /** The offset the group wants next; a group that is not known would start at the oldest record. */
  committed(group: string, partition: Partition): number {
    const known = this.#groups.get(group)?.offsets.committed(partition.number) ?? 0;
    return Math.max(known, partition.oldest);
  }

  /** Resolves when the group is durably known, so that retention keeps what it needs. */
  async openGroup(name: string): Promise<ConsumerGroup> {
    const known = this.#groups.get(name);
    if (known) return known;
    const joining = this.#joining.get(name) ?? this.#makeGroup(name);
    this.#joining.set(name, joining);
    try {
      return await joining;
    } finally {
      this.#joining.delete(name);
    }
  }

  async applyRetention(spaceIsShort: boolean): Promise<void> {
    for (const partition of this.partitions) {
      const limits = {
        needed: this.#lowestCommitted(partition.number),
        now: Date.now(),
        retentionMs: this.options.retentionMs,
        spaceIsShort,
      };
      if (shouldEndSegment(partition.active, limits)) await partition.writer.roll();
      await partition.dropOldest(countExpendable(partition.segments.slice(0, -1), limits));
    }
  }

  /** Ends the segments under way, so that what stands in them can be deleted once it is handled. */
  async endSegments(): Promise<void> {
    for (const { writer } of this.partitions) await writer.roll();
  }

  async #makeGroup(name: string): Promise<ConsumerGroup> {
    const path = join(this.groupsFolder, `${toPathName(name)}.json`);
    const offsets = new GroupOffsets(path, new Map());
    // Counted from now on, also while the file is being written.
    const group = new ConsumerGroup(this.partitions, offsets, this.options.retry);
    this.#groups.set(name, group);
    try {
      await offsets.save();
      return group;
    } catch (error) {
      this.#groups.delete(name);
      throw error;
    }
  }

  #lowestCommitted(partition: number): number | undefined {
    const committed = [...this.#groups.values()].map((group) => group.offsets.committed(partition));
    return committed.length === 0 ? undefined : Math.min(...committed);
  }
}

/** Opens the topic in the folder, or makes it. */
export async function openTopic(name: string, folder: string, options: ResolvedOptions): Promise<Topic> {
  const groupsFolder = join(folder, 'groups');
  await makeFolder(groupsFolder);
  const count = Math.max(options.partitions, await countPartitions(folder));
  const partitions: Partition[] = [];
  for (let number = 0; number < count; number += 1) {
    partitions.push(
      await openPartition({
        folder: join(folder, String(number)),
        topic: name,
        number,
        segmentBytes: options.segmentBytes,
        report: options.onDamage,
        openFile: options.openFile,
      }),
    );
  }
  const offsets = await readGroups(groupsFolder, partitions, options);
  return new Topic(name, groupsFolder, partitions, offsets, options);
}

async function countPartitions(folder: string): Promise<number> {
  const numbers = (await readdir(folder)).filter((name) => /^\d+$/.test(name)).map(Number);
  return Math.max(0, ...numbers.map((number) => number + 1));
}

async function readGroups(
  folder: string,
  partitions: readonly Partition[],
  options: ResolvedOptions,
): Promise<Map<string, GroupOffsets>> {
  const groups = new Map<string, GroupOffsets>();
  for (const file of await readdir(folder)) {
    const group = fromPathName(GROUP_FILE.exec(file)?.[1] ?? '');
    if (group === undefined) continue;
    const offsets = await readGroupOffsets(join(folder, file), options.onDamage);
    await keepWithinLog(offsets, partitions, options);
    groups.set(group, offsets);
  }
  return groups;
}

/** An offset beyond the end, as after restoring an old copy, would pass over the records to come. */
async function keepWithinLog(
  offsets: GroupOffsets,
  partitions: readonly Partition[],
  { onDamage }: ResolvedOptions,
): Promise<void> {
  for (const { number, end } of partitions) {
    const committed = offsets.committed(number);
    if (committed <= end) continue;
    const message = `the group had committed ${committed} in partition ${number}, which ends at ${end}; it goes on there`;
    onDamage({ kind: 'offsets-beyond-end', path: offsets.path, message });
    await offsets.commit(number, end);
  }
}
