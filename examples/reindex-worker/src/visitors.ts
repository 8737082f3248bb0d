import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { seededRandom } from './seeded-random.js';

/**
 * Asks the worker what people ask, for a demo or a test. Shares are the parts of the topics in the questions:
 * node dist/visitors.js --url http://127.0.0.1:4420 --topics orders=3,repairs=1 --count 200 --actors 40 --pause 100
 */
const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://127.0.0.1:4420' },
    topics: { type: 'string', default: 'orders,returns,sizes,payments' },
    count: { type: 'string', default: '100' },
    actors: { type: 'string', default: '40' },
    pause: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
  },
});

const shares = values.topics.split(',').map((part) => {
  const [topic = '', share = '1'] = part.split('=');
  const file = new URL(`../questions/${topic}.txt`, import.meta.url);
  return { share: Number(share), questions: readFileSync(file, 'utf8').trim().split('\n') };
});
const total = shares.reduce((sum, { share }) => sum + share, 0);
const random = seededRandom(values.seed);

let failed = 0;
for (let asked = 0; asked < Number(values.count); asked++) {
  const actor = `visitor-${1 + Math.floor(random() * Number(values.actors))}`;
  const question = pick(pickTopic());
  const response = await fetch(`${values.url}/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ question, actor }),
  }).catch(() => undefined);
  await response?.body?.cancel();
  if (!response?.ok) failed++;
  await new Promise((resolve) => setTimeout(resolve, Number(values.pause)));
}
console.log(`asked ${values.count} questions, ${failed} without an answer`);
if (failed > 0) process.exitCode = 1;

function pickTopic(): readonly string[] {
  let place = random() * total;
  return (shares.find(({ share }) => (place -= share) < 0) ?? shares[0]!).questions;
}

function pick(questions: readonly string[]): string {
  return questions[Math.floor(random() * questions.length)]!;
}
