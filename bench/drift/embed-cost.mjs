/**
 * CPU time to make a row of a text: tokenise, embed with the static table, quantise, hash its user, build the row and
 * write it as it is sent to the store. The language is told apart: it belongs to the evaluators.
 */
import { fileURLToPath } from 'node:url';
import { CANARY_TEXTS, openStaticEncoder, toInt8 } from '@almenara/embedding';
import { toVectorRow } from '@almenara/evaluator';

const TEXTS = 2_000;
const ROUNDS = 7;

/** Words of texts, none of which comes twice: numbers and the order of sentences differ. */
const KINDS = {
  'questions, about 20 words': 1,
  'answers, about 110 words': 6,
  'documents, about 380 words': 20,
};

/** Rows `{bench, dataset, task, metric, value, n}`: microseconds of CPU a text, the median of seven rounds. */
export function measureEmbedCost() {
  const models = fileURLToPath(new URL('../../models', import.meta.url));
  const encoder = openStaticEncoder({ models });
  return Object.entries(KINDS).map(([task, sentences]) => {
    const texts = Array.from({ length: TEXTS }, (_, at) => makeText(at, sentences));
    const rounds = Array.from({ length: ROUNDS }, () => measureRound(encoder, texts)).sort((a, b) => a - b);
    const value = Number(rounds[(ROUNDS - 1) / 2].toFixed(1));
    return { bench: 'drift', dataset: encoder.id, task, metric: 'embed_cpu_us', value, n: TEXTS };
  });
}

function measureRound(encoder, texts) {
  let bytes = 0;
  const before = process.cpuUsage();
  for (const [at, text] of texts.entries()) {
    const vector = [...toInt8(encoder.encodeOne(text))];
    const of = {
      traceId: `trace-${at}`,
      spanId: 'answer',
      actorId: `user ${at % 700}`,
      sessionId: null,
      startTime: '2026-03-01T12:00:00.000000Z',
    };
    const place = { project: 'shop', stream: 'prompt', encoder: encoder.id, part: 0, share: 1, now: at };
    bytes += JSON.stringify(toVectorRow(of, { vector, language: 'en' }, place)).length;
  }
  const { user, system } = process.cpuUsage(before);
  if (bytes === 0) throw new Error('no row was made');
  return (user + system) / texts.length;
}

function makeText(at, sentences) {
  const parts = Array.from({ length: sentences }, (_, part) => {
    const sentence = CANARY_TEXTS[(at * 7 + part * 5) % CANARY_TEXTS.length];
    return `${sentence} Case ${at * 31 + part} of region ${(at * 17) % 89}.`;
  });
  return parts.join(' ');
}

export const name = 'embed';

export const rows = async () => measureEmbedCost();

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table(measureEmbedCost());
