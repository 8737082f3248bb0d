/** What the bench records for one call. The fields are fixed: figures of different versions must compare. */
export const FIELDS =
  'generation with 2 KB input (system, 2 turns, question), 1 KB output, 3 documents of 400 B with id, score, ' +
  'rank and metadata, query, usage, model requested and answered, provider, 2 parameters, prompt, 3 tags, ' +
  '2 metadata entries, finish reason';

const WORDS = readableWords();

/** More than fit into one batch, made beforehand so that only recording is measured. */
const CALLS = Array.from({ length: 2000 }, (_, i) => makeCall(i));

export function call(i) {
  return CALLS[i % CALLS.length];
}

function makeCall(i) {
  return {
    input: [
      { role: 'system', content: text(i, 600) },
      { role: 'user', content: text(i + 1, 400) },
      { role: 'assistant', content: text(i + 2, 600) },
      { role: 'user', content: text(i + 3, 400) },
    ],
    output: [{ role: 'assistant', content: text(i + 4, 1000) }],
    documents: [1, 2, 3].map((rank) => ({
      id: `doc-${(i * 7 + rank) % 5000}`,
      content: text(i + 10 * rank, 400),
      score: 1 / rank,
      rank,
      metadata: { page: rank, source: 'handbook' },
    })),
    query: text(i + 5, 80),
    modelRequested: 'model-large',
    modelAnswered: 'model-large-2026-01-15',
    provider: 'provider',
    parameters: { temperature: 0.2, maxTokens: 800 },
    prompt: { name: 'answer', version: '12' },
    tags: ['chat', 'handbook', 'beta'],
    metadata: { tenant: `tenant-${i % 20}`, attempt: 1 },
  };
}

/** Text of random words with a natural skew: it compresses about threefold, as prose does. */
function text(seed, length) {
  let state = Math.imul(seed + 1, 0x9e3779b1);
  let words = '';
  while (words.length < length) {
    state = Math.imul(state ^ (state >>> 15), 0x85ebca6b) + 0x6d2b79f5;
    const skewed = ((state >>> 8) / 0x1000000) ** 2;
    words += `${WORDS[Math.floor(skewed * WORDS.length)]} `;
  }
  return words.slice(0, length);
}

function readableWords() {
  const syllables = [
    'ra',
    'ten',
    'mo',
    'li',
    'sor',
    've',
    'ka',
    'nu',
    'per',
    'din',
    'to',
    'gal',
    'es',
    'ri',
    'um',
    'fo',
  ];
  return Array.from({ length: 4000 }, (_, i) =>
    Array.from(
      { length: 1 + (i % 4) },
      (_, part) => syllables[((i * (part + 3)) >> part) % syllables.length],
    ).join(''),
  );
}
