import { parentPort } from 'node:worker_threads';

/** Doubles numbers, throws at 0, and ends at a negative one. */
parentPort?.on('message', ({ id, value }: { id: number; value: number }) => {
  if (value < 0) process.exit(1);
  parentPort?.postMessage(value === 0 ? { id, failed: 'zero' } : { id, result: 2 * value });
});
