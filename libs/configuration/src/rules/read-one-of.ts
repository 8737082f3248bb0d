import { type Outcome, type Rule } from './outcome.js';

export function readOneOf<T extends string>(choices: readonly T[]): Rule<T> {
  return (text): Outcome<T> => {
    const choice = choices.find((known) => known === text);
    return choice === undefined ? { problem: `must be one of ${choices.join(', ')}` } : { value: choice };
  };
}
