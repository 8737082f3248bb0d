/** Each is the last part of an address below `/{project}/settings`. */
export const SETTINGS_TABS = ['appearance'] as const;
