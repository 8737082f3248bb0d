// Calls an `openai` client whose answers come from memory, first alone and then recorded, and reports the CPU time.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { call } from '../model-call.mjs';
import { CLIENTS } from './adapters.mjs';

const [name, folder, endpoint, calls] = process.argv.slice(2);
const PER_TICK = 10;
const CALLS_PER_FLUSH = 250;
const load = createRequire(join(folder, 'package.json'));
const { OpenAI } = load('openai');

let sent = 0;
const answers = Array.from({ length: 500 }, (_, i) => call(i).output[0].content);
const plain = new OpenAI({ apiKey: 'bench', fetch: async () => new Response(answer(sent++), HEADERS) });
const HEADERS = { headers: { 'content-type': 'application/json', 'x-request-id': 'req_bench' } };

/** The mark lets the sink count which answers arrived, in any encoding of any client. */
function answer(i) {
  const content = `mark-${i};${answers[i % answers.length]}`;
  return JSON.stringify({
    id: `chatcmpl-${i}`,
    object: 'chat.completion',
    created: 1,
    model: 'gpt-4o-mini-2024-07-18',
    choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
    usage: { prompt_tokens: 612, completion_tokens: 240, total_tokens: 852 },
  });
}

async function measure(client, count, flush) {
  const before = process.cpuUsage();
  for (let i = 0; i < count; i += PER_TICK) {
    await Promise.all(
      Array.from({ length: PER_TICK }, (_, offset) =>
        client.chat.completions.create({
          model: 'gpt-4o-mini',
          messages: call(i + offset).input,
          temperature: 0.2,
          max_tokens: 800,
        }),
      ),
    );
    if (flush && i % CALLS_PER_FLUSH === 0) await flush();
  }
  if (flush) await flush();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / count;
}

const count = Number(calls);
await measure(plain, count);
const base = await measure(plain, count);
const { start } = CLIENTS.find((client) => client.name === name);
const { observe, flush } = await start({ endpoint, load, OpenAI });
const observed = observe(plain);
await measure(observed, count, flush);
const first = sent;
const recorded = await measure(observed, count, flush);
process.send({ base, recorded, first, last: sent });
process.disconnect();
setTimeout(() => process.exit(), 2000).unref();
