/** Holds the spans by which the installation proves that its own way is open. Nobody's data. */
export const CANARY_PROJECT = 'almenara-canary';

/** Projects that belong to the installation itself: no member has a role in them and no list shows them. */
export const RESERVED_PROJECTS: readonly string[] = [CANARY_PROJECT];
