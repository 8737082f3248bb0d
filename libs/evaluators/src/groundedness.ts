import { type ModelHost, ModelUnavailableError } from '@almenara/local-models';
import { GROUNDEDNESS_CARD } from './groundedness-card.js';
import { cappedInput } from './groundedness/capped-input.js';
import type { Judgement } from './groundedness/judgement.js';
import { judgedInput } from './groundedness/judged-input.js';
import { NOT_APPLICABLE, verdictOfJudgement } from './groundedness/verdict-of-judgement.js';
import type { Evaluator, Figure } from './evaluator.js';

/** Rises with every change of this code that can change a verdict; the weights have their own version. */
const CODE_REVISION = 1;

/**
 * Whether the passages support what the answer says, by a local token classifier. Throws ModelUnavailableError when the
 * host has no such model.
 */
export function createGroundedness(host: Pick<ModelHost, 'run' | 'models'>): Evaluator {
  const { versions, unavailable, details } = host.models;
  const figures = details['groundedness'] as readonly Figure[] | undefined;
  if (versions['groundedness'] === undefined) {
    throw new ModelUnavailableError(unavailable['groundedness'] ?? 'there is no groundedness model');
  }
  return {
    name: 'groundedness',
    version: `${versions['groundedness']}+${CODE_REVISION}`,
    cost: 'model',
    labels: ['supported', 'unsupported', 'not_applicable'],
    failing: ['unsupported'],
    card: { ...GROUNDEDNESS_CARD, figures: figures ?? [] },
    inputOf: judgedInput,
    async evaluate(answer) {
      const input = judgedInput(answer);
      if (!input) return null;
      if (input.passages.length === 0) return NOT_APPLICABLE;
      const { result } = await host.run<Judgement>(
        'groundedness',
        cappedInput({ ...input, passages: input.passages.map(({ text }) => text) }),
      );
      return verdictOfJudgement(result, input, answer.context.source);
    },
  };
}
