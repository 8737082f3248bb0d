import { attempt } from '../attempt.js';

/** Providers that speak this API, by the end of their host names; the names are OpenTelemetry's. */
const PROVIDERS: readonly (readonly [host: string, provider: string])[] = [
  ['.azure.com', 'azure.ai.openai'],
  ['api.groq.com', 'groq'],
  ['api.deepseek.com', 'deepseek'],
  ['api.mistral.ai', 'mistral_ai'],
  ['api.x.ai', 'x_ai'],
  ['api.perplexity.ai', 'perplexity'],
  ['openrouter.ai', 'openrouter'],
  ['api.together.xyz', 'together'],
  ['api.fireworks.ai', 'fireworks'],
];

/** Whose API a client calls: `openai` unless its address is known to be another's. */
export function readProvider(client: object): string {
  const host = attempt(() => new URL(String((client as { baseURL?: unknown }).baseURL)).hostname, '');
  return PROVIDERS.find(([end]) => host.endsWith(end))?.[1] ?? 'openai';
}
