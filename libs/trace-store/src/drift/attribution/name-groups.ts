import { chooseExamples, nameClusters } from '@almenara/drift';

export interface GroupTexts {
  /** Of its events, the most typical first. */
  readonly members: readonly { readonly id: string; readonly text: string }[];
  /** Of the nearest texts of the reference. */
  readonly nearest: readonly { readonly id: string; readonly text: string }[];
}

export interface GroupName {
  readonly terms: readonly string[];
  /** Ids of texts that show what the group is about, each saying something else. */
  readonly examples: readonly string[];
  readonly referenceExamples: readonly string[];
}

const EXAMPLES = 5;
const REFERENCE_EXAMPLES = 3;

/** What each group is called, against what the reference says all the time. */
export function nameGroups({
  groups,
  referenceTexts,
}: {
  readonly groups: readonly GroupTexts[];
  readonly referenceTexts: readonly string[];
}): GroupName[] {
  const names = nameClusters(
    groups.map(({ members }) => members.map(({ text }) => text)),
    referenceTexts,
  );
  return groups.map(({ members, nearest }, index) => ({
    terms: names[index]!.map(({ term }) => term),
    examples: chooseExamples(members, EXAMPLES),
    referenceExamples: chooseExamples(nearest, REFERENCE_EXAMPLES),
  }));
}
