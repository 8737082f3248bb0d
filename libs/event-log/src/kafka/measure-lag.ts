import { type Admin } from 'kafkajs';
import { type PartitionLag } from '../port.js';

/** Ages are told within this share of their size: each halving of the range costs a question to the broker. */
const PRECISION = 0.02;

/** How far a group is behind in each partition of a topic, and since when. */
export async function measureLag(
  admin: Admin,
  topic: string,
  groupId: string,
  retentionMs: number,
  oldestHere: (partition: number) => number | undefined,
): Promise<PartitionLag[]> {
  const ends = await admin.fetchTopicOffsets(topic);
  const [committed] = await admin.fetchOffsets({ groupId, topics: [topic] });
  const now = Date.now();
  const lags: PartitionLag[] = [];
  for (const { partition, low, high } of ends) {
    const found = committed?.partitions.find((one) => one.partition === partition)?.offset ?? '-1';
    const from = Math.max(Number(low), Number(found));
    const records = Math.max(0, Number(high) - from);
    const oldestMs =
      records === 0
        ? 0
        : now -
          (oldestHere(partition) ?? (await findAppendTime(admin, topic, partition, from, now, retentionMs)));
    lags.push({ partition, records, oldestMs: Math.max(0, oldestMs) });
  }
  return lags.sort((one, other) => one.partition - other.partition);
}

/** Time of the record at an offset. Brokers tell the first offset from a time on, so the time is searched by halves. */
async function findAppendTime(
  admin: Admin,
  topic: string,
  partition: number,
  offset: number,
  now: number,
  retentionMs: number,
): Promise<number> {
  let notAfter = now - 2 * retentionMs;
  let after = now + 1;
  while (after - notAfter > Math.max(1, (now - after) * PRECISION)) {
    const middle = Math.floor((notAfter + after) / 2);
    const found = await admin.fetchTopicOffsetsByTimestamp(topic, middle);
    const first = Number(found.find((one) => one.partition === partition)?.offset ?? -1);
    if (first !== -1 && first <= offset) notAfter = middle;
    else after = middle;
  }
  return notAfter;
}
