// Runs an application whose model answers from memory, first alone and then recorded, and reports the CPU time.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { call } from '../model-call.mjs';
import { APPS } from './apps.mjs';

const [appName, clientName, folder, endpoint] = process.argv.slice(2);
const PER_TICK = 10;
const CALLS_PER_FLUSH = 250;
const SEGMENTS = 5;
const HEADERS = { headers: { 'content-type': 'application/json', 'x-request-id': 'req_bench' } };
const load = createRequire(join(folder, 'package.json'));
const { calls, clients, start } = APPS[appName];

let sent = 0;
const app = start(load, async (_url, { body }) => new Response(answer(/ask-(\d+);/.exec(body)[1]), HEADERS));

/** The marks let the sink count the questions and answers that arrived, in any encoding of any client. */
function answer(i) {
  const content = `answer-${i};${call(i).output[0].content}`;
  return JSON.stringify({
    id: `chatcmpl-${i}`,
    object: 'chat.completion',
    created: 1,
    model: 'gpt-4o-mini-2024-07-18',
    choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
    usage: { prompt_tokens: 612, completion_tokens: 240, total_tokens: 852 },
  });
}

function request(i) {
  const messages = call(i).input.slice();
  const { role, content } = messages.pop();
  messages.push({ role, content: `ask-${i};${content}` });
  return { model: 'gpt-4o-mini', messages, temperature: 0.2, max_tokens: 800 };
}

/** CPU microseconds per call, of all threads and of the main one. Waiting for the last answer is included. */
async function measure(create, flush) {
  const all0 = process.cpuUsage();
  const main0 = process.threadCpuUsage();
  for (let i = 1; i <= calls / PER_TICK; i++) {
    await Promise.all(Array.from({ length: PER_TICK }, () => create(request(sent++))));
    if ((i * PER_TICK) % CALLS_PER_FLUSH === 0) await flush?.();
  }
  await flush?.();
  const all = process.cpuUsage(all0);
  const main = process.threadCpuUsage(main0);
  return { all: (all.user + all.system) / calls, main: (main.user + main.system) / calls };
}

/** The median of several segments, after one that warms up. */
async function measureSegments(create, flush) {
  await measure(create, flush);
  const segments = [];
  for (let i = 0; i < SEGMENTS; i++) segments.push(await measure(create, flush));
  const median = (key) => segments.map((segment) => segment[key]).sort((a, b) => a - b)[SEGMENTS >> 1];
  return { all: median('all'), main: median('main') };
}

const base = await measureSegments(app.create);
const client = await clients.find(({ name }) => name === clientName).start({ endpoint, load, app });
const first = sent;
const recorded = await measureSegments(client.call, client.flush);
process.send({ base, recorded, first, last: sent });
process.disconnect();
setTimeout(() => process.exit(), 2000).unref();
