import { playRole } from './contract/child.js';
import { openEmbeddedLog } from './embedded-log.js';

/** Run by the contract tests as `node embedded-contract-child.js <folder> <partitions> <segment bytes> <role...>`. */
const [folder, partitions, segmentBytes, ...role] = process.argv.slice(2);
const log = await openEmbeddedLog({
  folder: folder!,
  partitions: Number(partitions),
  segmentBytes: Number(segmentBytes),
});
await playRole(log, role);
