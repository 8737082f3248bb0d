/**
 * Brings src/prices.json up to a version of LiteLLM's model_prices_and_context_window.json (MIT licence).
 * What a call costs must not change with a later table: a model that is no longer named keeps its price, and a price
 * that changed holds from the day of the version that first shows it, beside the one before.
 * Usage: node read-litellm-prices.mjs FILE DATE, where DATE is the day of that file's commit.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';

const [file, version] = process.argv.slice(2);
if (!file || !/^\d{4}-\d{2}-\d{2}$/.test(version ?? '')) {
  console.error('usage: node read-litellm-prices.mjs FILE YYYY-MM-DD');
  process.exit(2);
}
const target = new URL('../src/prices.json', import.meta.url);
const before = existsSync(target) ? JSON.parse(readFileSync(target, 'utf8')) : { version: '', prices: [] };
if (before.version >= version) throw new Error(`the table is of ${before.version} already`);
/** Vendors whose prices are per token, by LiteLLM's names for them. */
const VENDORS = {
  openai: 'openai',
  'text-completion-openai': 'openai',
  anthropic: 'anthropic',
  gemini: 'google',
  'vertex_ai-language-models': 'google',
  mistral: 'mistral',
  cohere: 'cohere',
  cohere_chat: 'cohere',
  xai: 'xai',
  deepseek: 'deepseek',
  voyage: 'voyage',
  moonshot: 'moonshot',
  groq: 'groq',
  cerebras: 'cerebras',
  together_ai: 'together',
  fireworks_ai: 'fireworks',
  bedrock: 'bedrock',
  bedrock_converse: 'bedrock',
};
const MODES = new Set(['chat', 'completion', 'responses', 'embedding']);
const told = new Map();
for (const [name, row] of Object.entries(JSON.parse(readFileSync(file, 'utf8')))) {
  const vendor = VENDORS[row.litellm_provider];
  if (!vendor || !MODES.has(row.mode) || !(row.input_cost_per_token > 0)) continue;
  // Prices of one region stand under names with slashes of their own.
  const model = name.replace(/^[a-z_]+\//, '').toLowerCase();
  if (vendor === 'bedrock' && model.includes('/')) continue;
  // The file calls some of Google's text models embeddings.
  if (vendor === 'google' && row.mode === 'embedding' && !model.includes('embed')) continue;
  const above = Object.keys(row).find((key) => /^input_cost_per_token_above_\d+k_tokens$/.test(key));
  const tier = above && above.slice('input_cost_per_token'.length);
  const entry = {
    vendor,
    model,
    kind: row.mode === 'embedding' ? 'embedding' : undefined,
    ...pricesOf(row, ''),
    above: tier && { tokens: Number(/\d+/.exec(tier)[0]) * 1000, ...pricesOf(row, tier) },
  };
  told.set(`${vendor}/${model}`, JSON.parse(JSON.stringify(entry)));
}

const nameOf = ({ vendor, model }) => `${vendor}/${model}`;
const known = Map.groupBy(before.prices, nameOf);
const added = [...told].flatMap(([name, entry]) => {
  const latest = known.get(name)?.at(-1);
  if (!latest) return [entry];
  const { from: _, ...was } = latest;
  return isDeepStrictEqual(was, entry) ? [] : [{ ...entry, from: version }];
});
const sorted = [...before.prices, ...added].sort((a, b) =>
  nameOf(a) < nameOf(b) ? -1 : nameOf(a) > nameOf(b) ? 1 : 0,
);
const lines = sorted.map((entry) => `    ${JSON.stringify(entry)}`).join(',\n');
const head = {
  version,
  source: 'https://github.com/BerriAI/litellm (MIT), model_prices_and_context_window.json',
  currency: 'USD',
};
writeFileSync(
  target,
  `{\n${Object.entries(head)
    .map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},\n`)
    .join('')}  "prices": [\n${lines}\n  ]\n}\n`,
);
console.log(`${sorted.length} prices of ${version}, ${added.length} of them new or changed`);

/** Per million tokens; products of decimal fractions are rounded back to what was meant. */
function pricesOf(row, tier) {
  const price = (key) => {
    const value = row[`${key}${tier}`];
    return value === undefined ? undefined : Number((value * 1e6).toPrecision(10));
  };
  return {
    input: price('input_cost_per_token'),
    output: price('output_cost_per_token'),
    cacheRead: price('cache_read_input_token_cost'),
    cacheWrite: price('cache_creation_input_token_cost'),
    reasoning: price('output_cost_per_reasoning_token'),
  };
}
