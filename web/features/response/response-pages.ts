/** Folders of the pages about what went wrong and what was done, in the order of their tabs. */
export const RESPONSE_PAGES = ['incidents', 'monitors', 'remediations'] as const;
