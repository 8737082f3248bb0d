import type { SpanFields } from '@almenara/sdk';

/** US dollars for a million tokens, as published when these answers were made; open models have no price here. */
const PRICES: Readonly<Record<string, { input: number; output: number }>> = {
  'gpt-4-0613': { input: 30, output: 60 },
  'gpt-3.5-turbo-0613': { input: 1.5, output: 2 },
};

/** The cost of a call, where the model has a price. */
export function priceOf(model: string, input: number, output: number): Pick<SpanFields, 'cost'> {
  const price = PRICES[model];
  if (!price) return {};
  const [forInput, forOutput] = [(input * price.input) / 1e6, (output * price.output) / 1e6];
  return {
    cost: {
      input: forInput,
      output: forOutput,
      total: forInput + forOutput,
      currency: 'USD',
      source: 'estimate',
    },
  };
}
