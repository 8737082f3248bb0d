/** Actions that have a name in the reader's language; others are shown by the id of their operation. */
export const NAMED_ACTIONS = [
  'createProject',
  'changeProject',
  'createInvitation',
  'revokeInvitation',
  'acceptInvitation',
  'changeMember',
  'removeMember',
  'createKey',
  'rotateKey',
  'revokeKey',
  'replayDeadLetters',
  'exportAuditLog',
  'setRetention',
  'setPrivacy',
  'setPrices',
  'createErasure',
  'changeEvaluator',
  'createBackfill',
  'cancelBackfill',
  'createLabel',
  'revokeLabel',
  'skipLabelItem',
  'calibrateEvaluator',
  'resetCalibration',
] as const;
export type NamedAction = (typeof NAMED_ACTIONS)[number];

export function isNamedAction(action: string): action is NamedAction {
  return NAMED_ACTIONS.includes(action as NamedAction);
}
