import { type Outcome, type Rule } from './outcome.js';

export function readWholeNumber(least: number, most: number): Rule<number> {
  return (text): Outcome<number> => {
    const number = Number(text);
    if (/^\d{1,9}$/.test(text) && number >= least && number <= most) return { value: number };
    return { problem: `must be a whole number from ${least} to ${most}` };
  };
}
