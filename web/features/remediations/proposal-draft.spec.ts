import { expect, test } from 'vitest';
import { chooseAction, chooseTarget, isSubjectMissing, NEW_PROPOSAL, proposalOf } from './proposal-draft';

const incident = {
  causeDetail: {
    cause: 'new_questions' as const,
    candidates: [],
    remediation: {
      action: 're_index' as const,
      reason: 'topics_without_documents',
      subjects: ['bicycle, brake', 'refund'],
    },
  },
  evidence: { attribution: null } as never,
};
const target = { id: 't', actions: ['retrain' as const, 're_index' as const] };

test('a target brings the action that the cause asks for, with its subjects', () => {
  expect(chooseTarget(NEW_PROPOSAL, target, incident)).toMatchObject({
    target: 't',
    action: 're_index',
    subjects: 'bicycle, brake\nrefund',
  });
  expect(chooseTarget(NEW_PROPOSAL, { ...target, actions: ['retrain'] }, incident)).toMatchObject({
    action: 'retrain',
    subjects: '',
  });
});

test('subjects are sent one a line, without empty ones and doubles', () => {
  const draft = { ...chooseTarget(NEW_PROPOSAL, target, incident), subjects: ' a \n\nb\na' };
  expect(proposalOf(draft, 'INC-7')).toEqual({
    incident: 'INC-7',
    target: 't',
    action: 're_index',
    subjects: ['a', 'b'],
  });
});

test('a roll back needs the one version to go back to, and says of what', () => {
  const draft = chooseAction({ ...NEW_PROPOSAL, target: 't' }, 'roll_back', incident);
  expect(isSubjectMissing(draft)).toBe(true);
  expect(proposalOf(draft, 'INC-7')).toBeUndefined();
  expect(isSubjectMissing({ ...draft, subjects: 'v1\nv2' })).toBe(true);
  expect(proposalOf({ ...draft, subjects: 'v1', wholeTraffic: true }, 'INC-7')).toMatchObject({
    rollBackKind: 'index',
    subjects: ['v1'],
    verification: { wholeTraffic: true },
  });
});

test('nothing is proposed without a target', () => {
  expect(proposalOf(NEW_PROPOSAL, 'INC-7')).toBeUndefined();
});
