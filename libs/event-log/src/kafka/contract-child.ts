import { playRole } from '../contract/child.js';
import { openKafkaLog } from './kafka-log.js';

/** Run by the contract tests as `node contract-child.js <broker> <prefix> <partitions> <role...>`. */
const [broker, prefix, partitions, ...role] = process.argv.slice(2);
const log = await openKafkaLog({
  brokers: [broker!],
  prefix: prefix!,
  partitions: Number(partitions),
  sessionTimeoutMs: 1000,
});
await playRole(log, role);
