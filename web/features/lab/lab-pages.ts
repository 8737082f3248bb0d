/** Folders of the pages in the Lab, in the order of their tabs; the first is where the Lab begins. */
export const LAB_PAGES = ['evaluators', 'labelling', 'datasets'] as const;
