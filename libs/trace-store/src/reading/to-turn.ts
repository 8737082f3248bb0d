import type { TraceSummary, Turn } from '@almenara/contract';
import type { TurnSteps } from '../queries/list-turn-steps.js';
import type { TurnTextsRow } from '../queries/list-turn-texts.js';
import { knownWord } from './known.js';
import { readSaid } from './read-said.js';

export function toTurn(
  trace: TraceSummary,
  texts: TurnTextsRow | undefined,
  steps: TurnSteps | undefined,
): Turn {
  const input = texts && readSaid(texts.input, texts.input_excerpt, 'input');
  const output = texts && readSaid(texts.output, texts.output_excerpt, 'output');
  return {
    trace,
    system: input?.system ?? null,
    input: input?.said ?? null,
    earlierMessages: input?.earlier ?? 0,
    output: output?.said ?? null,
    statusMessage: texts ? knownWord(texts.status_message) : null,
    steps: [...(steps?.steps ?? [])],
    stepCount: steps?.count ?? 0,
  };
}
