import type { Vendor } from './built-in-prices.js';

/** Vendors who make their models themselves, whose names are theirs alone. */
const MAKERS: readonly Vendor[] = [
  'openai',
  'anthropic',
  'google',
  'mistral',
  'cohere',
  'xai',
  'deepseek',
  'voyage',
  'moonshot',
];

/** Words in the names that instrumentations give to providers, the most telling first. */
const WORDS: readonly (readonly [RegExp, readonly Vendor[]])[] = [
  [/bedrock/, ['bedrock']],
  // Sell models of others at the makers' list prices.
  [/^(?:azure|az)$/, ['openai', 'mistral', 'cohere', 'xai', 'deepseek']],
  [/vertex/, ['google', 'anthropic', 'mistral']],
  [/^(?:google|gemini|gcp)$/, ['google']],
  // Have prices of their own, or none.
  [
    /^(?:openrouter|ollama|vllm|lmstudio|lm_studio|llamacpp|llama_cpp|huggingface|hugging_face|local|replicate|watsonx|ibm|databricks|sagemaker|deepinfra|perplexity|nvidia|cloudflare|snowflake)$/,
    [],
  ],
  [/^groq$/, ['groq']],
  [/^cerebras$/, ['cerebras']],
  [/^together(?:ai)?$/, ['together']],
  [/^fireworks(?:ai)?$/, ['fireworks']],
  [/^openai$/, ['openai']],
  [/^(?:anthropic|claude)$/, ['anthropic']],
  [/^mistral(?:ai)?$/, ['mistral']],
  [/^cohere$/, ['cohere']],
  [/^(?:xai|grok)$/, ['xai']],
  [/^deepseek$/, ['deepseek']],
  [/^voyage(?:ai)?$/, ['voyage']],
  [/^moonshot(?:ai)?$/, ['moonshot']],
];

/**
 * Whose prices hold for a provider, the likeliest first. Who is not known may be a proxy in front of a maker: there
 * the model's name decides. Nobody's prices hold for those who host models of others, or run on the user's machines.
 */
export function vendorsOf(provider: string): readonly Vendor[] {
  const words = provider.toLowerCase().split(/[^a-z0-9_]+/);
  // Written as one word by some: x_ai, mistral_ai, vertex_ai.
  const all = [...words, ...words.map((word) => word.replaceAll('_', ''))];
  for (const [word, vendors] of WORDS) if (all.some((one) => word.test(one))) return vendors;
  return MAKERS;
}
