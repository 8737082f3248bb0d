/** A process that closes its host in the middle of a run of the model. Ends with 0 only if nothing aborted it. */
import { openModelHost } from '../model-host.js';

const host = await openModelHost({ modelsFolder: process.argv[2]! });
const text = 'The lighthouse was built in 1853 by two brothers. '.repeat(30);
const job = host.embed(Array.from({ length: 20 }, (_, index) => `${index} ${text}`));
await new Promise((resolve) => setImmediate(resolve));
await Promise.all([host.close(), job]);
console.log('closed');
