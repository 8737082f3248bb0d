import type { SpanInput } from '@almenara/contract';
import { present } from '../read-attribute.js';

type Usage = NonNullable<SpanInput['usage']>;

/**
 * Counts of a model call with their parts inside: where the total shows that a sender counts cached or reasoning
 * tokens beside input and output, they are added. Nothing told is unknown, not zero.
 */
export function usageOf(counts: Omit<Usage, 'source'>): Usage | undefined {
  const known = present(counts);
  if (!known) return undefined;
  const { input, output, total } = known;
  if (input !== undefined && output !== undefined && total !== undefined && total > input + output) {
    const cached = (known.cacheRead ?? 0) + (known.cacheWrite ?? 0);
    const reasoning = known.reasoning ?? 0;
    const missing = total - input - output;
    if (missing === cached || missing === cached + reasoning) known.input = input + cached;
    if (missing === reasoning || missing === cached + reasoning) known.output = output + reasoning;
  }
  return { ...known, source: 'provider' };
}
