import { init } from '@almenara/sdk';
import { readSample } from './read-sample.js';
import { replay } from './replay.js';

const { ALMENARA_ENDPOINT, ALMENARA_KEY, RAG_REPLAY_STATE } = process.env;
if (!ALMENARA_KEY) {
  console.error('set ALMENARA_KEY to the key of the project that shall receive the replay');
  process.exit(1);
}

const client = init({ endpoint: ALMENARA_ENDPOINT, key: ALMENARA_KEY });
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort());

const running = replay({
  client,
  sample: readSample(),
  progressFile: RAG_REPLAY_STATE ?? 'rag-replay-progress.json',
  log: (line) => console.log(line),
  signal: stop.signal,
});
stop.signal.addEventListener('abort', () => void client.shutdown(1500).then(() => process.exit(0)));
await running;
