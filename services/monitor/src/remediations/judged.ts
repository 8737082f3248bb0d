import type { Criterion, MarkerField } from '@almenara/contract';
import type { RollBack, StoredRemediation } from '@almenara/control-plane';
import type { JudgedAnswer } from '@almenara/remediation';
import type { JudgedAnswerRow } from '@almenara/trace-store';

/** Of each part; beyond, some actors stand for all. */
export const MOST_ANSWERS = 20_000;

export function toJudged({ at, actor, bad, probability }: JudgedAnswerRow): JudgedAnswer {
  return { at, actor, bad, probability };
}

const FIELDS: Readonly<Record<RollBack['kind'], MarkerField>> = {
  index: 'indexVersion',
  model: 'model',
  variant: 'variant',
  prompt: 'variant',
};

const KINDS: Readonly<Record<Criterion['marker']['field'], RollBack['kind']>> = {
  indexVersion: 'index',
  model: 'model',
  variant: 'variant',
};

/** What is rolled back where nobody said it, by the reason that the cause gives. */
const BY_REASON: Readonly<Record<string, RollBack['kind']>> = {
  provider_model_renamed: 'model',
  retriever_changed_documents: 'index',
  version_changed_answers: 'variant',
};

export function rollBackKindOf({ wishes, reason }: StoredRemediation): RollBack['kind'] {
  return wishes.rollBackKind ?? BY_REASON[reason] ?? 'variant';
}

/** By which field answers tell that they come after it; undefined: as its action has it. */
export function markerOf(remediation: StoredRemediation): MarkerField | undefined {
  return remediation.action === 'roll_back' ? FIELDS[rollBackKindOf(remediation)] : undefined;
}

export function kindOf(field: MarkerField): RollBack['kind'] {
  return KINDS[field];
}
