import { describe, expect, it } from 'vitest';
import { type AnswerFacts, mayLackProcess, stateOfAnswers } from './answers';

const rate = (n: number, method: 'weighted' | 'prediction_powered' = 'weighted') => ({ n, method });
const facts = (more: Partial<AnswerFacts>): AnswerFacts => ({
  eligible: 1000,
  scored: 1000,
  rate: rate(990),
  hasProcess: undefined,
  ...more,
});
const stateOf = (more: Partial<AnswerFacts>) => stateOfAnswers(facts(more));

describe('what Home says of answers', () => {
  it('tells no answers, none judged yet and nobody to judge them apart', () => {
    const unjudged = { scored: 0, rate: null };
    expect(stateOf({ ...unjudged, eligible: 0, hasProcess: false })).toBe('none');
    expect(stateOf({ ...unjudged, hasProcess: true })).toBe('notYet');
    expect(stateOf(unjudged)).toBe('notYet');
    expect(stateOf({ ...unjudged, hasProcess: false })).toBe('noProcess');
  });

  it('says that nobody judges any more before it tells the rate of those judged earlier', () => {
    expect(stateOf({ scored: 500, hasProcess: false })).toBe('stopped');
    expect(stateOf({ scored: 500, hasProcess: true })).toBe('judged');
  });

  it('calls few judged answers few, and answers without passages not applicable', () => {
    expect(stateOf({ rate: rate(199) })).toBe('tooFew');
    expect(stateOf({ rate: rate(200) })).toBe('judged');
    expect(stateOf({ rate: null })).toBe('notApplicable');
  });

  it('says whether labels of people are in the rate', () => {
    expect(stateOf({ rate: rate(990, 'prediction_powered') })).toBe('corrected');
  });

  it('takes no rate of answers that were scored outside of the eligible ones for none', () => {
    expect(stateOf({ eligible: 0, scored: 300, rate: rate(300) })).toBe('judged');
  });
});

it('asks for the process only where many answers are not judged', () => {
  expect(mayLackProcess({ eligible: 1000, scored: 990 })).toBe(false);
  expect(mayLackProcess({ eligible: 1000, scored: 750 })).toBe(true);
  expect(mayLackProcess({ eligible: 10, scored: 0 })).toBe(true);
  expect(mayLackProcess({ eligible: 0, scored: 0 })).toBe(false);
});
