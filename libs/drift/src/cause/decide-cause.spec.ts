import { describe, expect, test } from 'vitest';
import type { CandidateCause } from './candidate.js';
import type { CauseEvidence } from './cause-evidence.js';
import type { ValueChange } from './clustered-difference.js';
import { decideCause } from './decide-cause.js';

const moved = { pValue: 1e-6, effect: 0.1 };
const still = { pValue: 0.4, effect: 0.01 };
const value = (shift: number, breadth: number | null = 1): ValueChange => ({
  pValue: Math.abs(shift) > 0.15 ? 1e-6 : 0.5,
  difference: shift / 4,
  error: 0.01,
  shift,
  low: shift - 0.08,
  high: shift + 0.08,
  breadth: Math.abs(shift) > 0.15 ? breadth : null,
  n: { reference: 500, current: 500 },
});
const same = { text: value(0), length: value(0.02) };
const other = { text: value(0.6), length: value(-0.5) };
const users = (fraction: number) => ({
  newShare: 0.2,
  actors: { returning: 100, new: 40 },
  withinFraction: { value: fraction, low: fraction - 0.2, high: fraction + 0.2 },
});
const quiet: CauseEvidence = {
  streams: { prompt: still, output: still, retrieval_similarity: still },
  ruler: { fingerprintChanged: false },
  appVectors: { repeated: { texts: 100, meanCosine: 1 } },
  versions: [{ dimension: 'prompt_version', change: { pValue: 1, effect: 0 } }],
  matched: {
    documents: value(0),
    documentCount: value(0),
    sameDocumentScore: value(0),
    answers: same,
    sameVersion: same,
    newVersion: {},
  },
  users: { newShare: 0.2, actors: { returning: 100, new: 40 } },
};
const withMatched = (matched: Partial<NonNullable<CauseEvidence['matched']>>): CauseEvidence => ({
  ...quiet,
  matched: { ...quiet.matched!, ...matched },
});
const askedOtherwise = { ...quiet, streams: { ...quiet.streams, prompt: moved, output: moved } };
const verdictOf = (evidence: CauseEvidence, cause: CandidateCause) =>
  decideCause(evidence).candidates.find((candidate) => candidate.cause === cause)!.verdict;

test('where nothing moved no cause is named and nothing is proposed', () => {
  const { cause, candidates, moved: streams, remediation } = decideCause(quiet);
  expect(cause).toBe('unknown');
  expect(streams).toEqual([]);
  expect(candidates.every(({ verdict }) => verdict === 'ruled_out')).toBe(true);
  expect(remediation).toBeNull();
});

test('without evidence nothing is testable and nothing is named', () => {
  const { cause, candidates } = decideCause({});
  expect(cause).toBe('unknown');
  expect(candidates).toHaveLength(7);
  expect(candidates.every(({ verdict }) => verdict === 'not_testable')).toBe(true);
});

describe('each cause is named by its own evidence', () => {
  const cases: [string, CandidateCause, CauseEvidence, string][] = [
    [
      'same users, other questions, answered as well',
      'new_questions',
      {
        ...askedOtherwise,
        users: users(0.95),
        streams: { ...askedOtherwise.streams, 'score:groundedness': still },
        shifted: { events: 150, scores: { similarity: value(0.1) } },
      },
      'accept_as_new_normal',
    ],
    ['other users', 'users_changed', { ...askedOtherwise, users: users(0.05) }, 'accept_as_new_normal'],
    [
      'new questions that score worse',
      'stale_or_missing_documents',
      {
        ...askedOtherwise,
        users: users(0.95),
        shifted: { events: 150, topics: ['refund card'], scores: { similarity: value(-1.2) } },
      },
      're_index',
    ],
    [
      'documents gone',
      'stale_or_missing_documents',
      {
        ...withMatched({ documents: value(-0.8, 0.9) }),
        documents: { disappeared: ['a', 'b'], disappearedShare: 0.15 },
      },
      're_index',
    ],
    [
      'other documents in some topics',
      'stale_or_missing_documents',
      withMatched({ documents: value(-0.6, 0.2) }),
      're_index',
    ],
    [
      'other documents everywhere',
      'retriever_changed',
      withMatched({ documents: value(-0.6, 0.9) }),
      'roll_back',
    ],
    ['more documents everywhere', 'retriever_changed', withMatched({ documentCount: value(3) }), 'roll_back'],
    [
      'other vectors of the same texts',
      'embedding_model_changed',
      {
        ...withMatched({ documents: value(-0.6, 0.9), sameDocumentScore: value(1) }),
        appVectors: { repeated: { texts: 40, meanCosine: 0.7 } },
      },
      're_embed',
    ],
    [
      'own canaries',
      'embedding_model_changed',
      { ...askedOtherwise, ruler: { fingerprintChanged: true } },
      're_embed',
    ],
    [
      'canaries',
      'provider_changed_model',
      { ...quiet, providerCanaries: { prompts: 20, changed: true } },
      'retrain',
    ],
    [
      'another model answers',
      'provider_changed_model',
      { ...quiet, answeredModel: { ...moved, previous: 'm-1', current: 'm-2' } },
      'roll_back',
    ],
    [
      'other answers of the same version',
      'provider_changed_model',
      withMatched({ answers: other, sameVersion: other }),
      'retrain',
    ],
    [
      'a version beside the old one',
      'prompt_or_variant_changed',
      {
        ...withMatched({ answers: other, newVersion: other }),
        versions: [{ dimension: 'prompt_version', change: { ...moved, previous: 'v1', current: 'v2' } }],
      },
      'roll_back',
    ],
    [
      'other answers, provider the same, prompt not reported',
      'prompt_or_variant_changed',
      {
        ...withMatched({ answers: other, sameVersion: other }),
        versions: [],
        providerCanaries: { prompts: 20, changed: false },
      },
      'roll_back',
    ],
  ];
  test.each(cases)('%s: %s', (_, expected, evidence, action) => {
    const { cause, remediation } = decideCause(evidence);
    expect(cause).toBe(expected);
    expect(remediation!.action).toBe(action);
  });
});

test('another own encoder blocks every claim that its vectors would make', () => {
  const evidence = { ...askedOtherwise, users: users(0.95), ruler: { fingerprintChanged: true } };
  for (const cause of ['new_questions', 'users_changed', 'retriever_changed'] as const)
    expect(verdictOf(evidence, cause)).toBe('not_testable');
});

test('two causes of which none explains the other are both shown and none is named', () => {
  const { cause, candidates, remediation } = decideCause({
    ...askedOtherwise,
    users: users(0.95),
    providerCanaries: { prompts: 20, changed: true },
  });
  expect(cause).toBe('unknown');
  expect(candidates.filter(({ verdict }) => verdict === 'supported').map((found) => found.cause)).toEqual([
    'provider_changed_model',
    'new_questions',
  ]);
  expect(remediation).toBeNull();
});

test('other documents may be of the embedding model where nothing tells of it but their scores', () => {
  const { appVectors: _vectors, ...evidence } = withMatched({
    documents: value(-0.6, 0.9),
    sameDocumentScore: value(-1),
  });
  expect(decideCause(evidence).cause).toBe('unknown');
  expect(verdictOf(evidence, 'retriever_changed')).toBe('possible');
  expect(verdictOf(evidence, 'embedding_model_changed')).toBe('possible');
  const sameScores = { ...evidence, matched: { ...evidence.matched!, sameDocumentScore: value(0) } };
  expect(decideCause(sameScores).cause).toBe('retriever_changed');
});

test('missing documents are not ruled out where nobody scored the new questions, and nothing is accepted', () => {
  const evidence = { ...askedOtherwise, users: users(0.95) };
  expect(verdictOf(evidence, 'stale_or_missing_documents')).toBe('not_testable');
  expect(decideCause(evidence).remediation).toBeNull();
});

test('without reported prompts and canaries, other answers may be of the prompt or of the provider', () => {
  const evidence = { ...withMatched({ answers: other, sameVersion: other }), versions: [] };
  expect(decideCause(evidence).cause).toBe('unknown');
  expect(verdictOf(evidence, 'provider_changed_model')).toBe('possible');
  expect(verdictOf(evidence, 'prompt_or_variant_changed')).toBe('possible');
});

test('a deploy that nothing follows is ruled out, also where all events have it', () => {
  const evidence = {
    ...quiet,
    versions: [{ dimension: 'release' as const, change: { ...moved, effect: 1 } }],
  };
  expect(verdictOf(evidence, 'prompt_or_variant_changed')).toBe('ruled_out');
});

test('a canary that changed explains the answers of a version that all events have', () => {
  const { cause } = decideCause({
    ...withMatched({ answers: other }),
    versions: [{ dimension: 'prompt_version', change: { ...moved, effect: 1 } }],
    providerCanaries: { prompts: 20, changed: true },
  });
  expect(cause).toBe('provider_changed_model');
});

test('new questions answered worse call for training, a harmless version for nothing', () => {
  const worse = { ...askedOtherwise.streams, 'score:groundedness': { ...moved, shift: -0.3 } };
  expect(decideCause({ ...askedOtherwise, streams: worse, users: users(0.95) }).remediation!.action).toBe(
    'retrain',
  );
  const harmless = decideCause({
    ...withMatched({ answers: other, newVersion: other }),
    streams: { ...quiet.streams, 'score:groundedness': still },
    versions: [{ dimension: 'prompt_version', change: { ...moved, previous: 'v1' } }],
  });
  expect(harmless.remediation).toEqual({
    action: 'accept_as_new_normal',
    reason: 'version_without_harm',
    subjects: ['v1'],
  });
});

test('without actor ids moved questions are new questions, and users are not testable', () => {
  const { users: _, ...evidence } = askedOtherwise;
  expect(decideCause(evidence).cause).toBe('new_questions');
  expect(verdictOf(evidence, 'users_changed')).toBe('not_testable');
});

test('where the part within users stays open, new users tell', () => {
  const open = { ...users(0.5), within: value(0), newAgainstReturning: value(0.5) };
  expect(decideCause({ ...askedOtherwise, users: open }).cause).toBe('users_changed');
  const alike = { ...users(0.5), within: value(0.5), newAgainstReturning: value(0) };
  expect(decideCause({ ...askedOtherwise, users: alike }).cause).toBe('new_questions');
  expect(decideCause({ ...askedOtherwise, users: users(0.5) }).cause).toBe('unknown');
});

test('documents to re-index are named, and the list is bounded', () => {
  const disappeared = Array.from({ length: 900 }, (_, at) => `d${at}`);
  const { remediation } = decideCause({
    ...withMatched({ documents: value(-0.8, 0.9) }),
    documents: { disappeared, disappearedShare: 0.18 },
  });
  expect(remediation!.subjects).toHaveLength(500);
});
