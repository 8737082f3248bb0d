import { createHash } from 'node:crypto';
import { canonicalJson, type DriftSettings } from '@almenara/contract';
import { BUILT_IN_CANARY_PROMPTS } from '@almenara/drift';

export type ProviderCanarySettings = NonNullable<DriftSettings['providerCanaries']>;

export function promptsOf({ prompts }: ProviderCanarySettings): readonly string[] {
  return prompts ?? BUILT_IN_CANARY_PROMPTS;
}

/** Names what is asked of whom: answers are compared within it alone. */
export function promptSetOf(settings: ProviderCanarySettings): string {
  const { url, model } = settings;
  const text = canonicalJson({ url, model, prompts: promptsOf(settings) });
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
