/**
 * A worker without models, for the tests of what happens around one: it embeds a text as its length, fails at "fail"
 * and ends at "die".
 */
import { parentPort, workerData } from 'node:worker_threads';
import type { FromWorker, Job, ToWorker, WorkerSettings } from '../jobs.js';
import { existsSync } from 'node:fs';

const port = parentPort!;
const { modelsFolder } = workerData as WorkerSettings;

if (existsSync(modelsFolder)) {
  answer({
    type: 'ready',
    models: { versions: { embedding: 'length' }, unavailable: { judge: 'not here' }, details: {} },
  });
} else {
  answer({ type: 'failed', message: 'there is no folder of models' });
}

port.on('message', (message: ToWorker) => {
  if (message.type === 'stop') port.close();
  else run(message.job);
});

function run({ input }: Job): void {
  const [text] = input as readonly string[];
  if (text === 'die') process.exit(1);
  if (text === 'fail') answer({ type: 'failed', message: 'embed failed: Error' });
  else answer({ type: 'done', result: [new Float32Array([text!.length])], cpuMs: 0 });
}

function answer(message: FromWorker): void {
  port.postMessage(message);
}
