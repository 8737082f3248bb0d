/** Each is the last part of an address below `/{project}/settings`. */
export const SETTINGS_TABS = [
  'project',
  'keys',
  'members',
  'audit-log',
  'drift',
  'targets',
  'prices',
  'privacy',
  'erasure',
  'appearance',
  'account',
] as const;
