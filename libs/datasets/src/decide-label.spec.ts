import { expect, test } from 'vitest';
import type { Candidate } from './candidate.js';
import { decideLabel } from './decide-label.js';

const candidate = (told: Partial<Candidate>): Candidate => ({
  traceId: 't',
  spanId: 's',
  group: '',
  judge: undefined,
  people: [],
  correction: undefined,
  ...told,
});
const bad = { outcome: 'bad', label: 'unsupported' } as const;
const good = { outcome: 'good', label: 'supported' } as const;

test.each<[string, Partial<Candidate>, object]>([
  ['a failed answer', { judge: bad }, { label: 'bad', source: 'judge', reason: 'unsupported' }],
  ['a good answer', { judge: good }, { dropped: 'judge_says_good' }],
  ['an answer nobody judged', {}, { dropped: 'not_judged' }],
  ['one that does not apply', { judge: { outcome: null, label: '' } }, { dropped: 'not_judged' }],
  [
    'a good one that people call bad',
    { judge: good, people: ['bad'] },
    { label: 'bad', source: 'human', reason: 'people: bad' },
  ],
  ['a bad one that people call good', { judge: bad, people: ['good'] }, { dropped: 'people_say_good' }],
  ['a bad one of which people are unsure', { judge: bad, people: ['unsure'] }, { dropped: 'people_unsure' }],
  ['one on which people are even', { judge: bad, people: ['good', 'bad'] }, { dropped: 'people_disagree' }],
  [
    'a majority',
    { people: ['good', 'bad', 'bad'] },
    { label: 'bad', source: 'human', reason: 'people: bad' },
  ],
  [
    'a corrected one, whatever else was said',
    { judge: good, people: ['good'], correction: { text: 'so', by: 'human' } },
    { label: 'good', source: 'correction', reason: 'corrected by human' },
  ],
])('%s, where bad ones are wanted', (_what, told, expected) => {
  expect(decideLabel(candidate(told), ['bad'])).toEqual(expected);
});
