'use client';

import type { StepLoop, StepMark, StepMarkKind } from '@almenara/contract';
import { useTranslate } from '../../i18n/i18n-provider';
import { explainMark, nameMark, sourceOfMark } from './explain-mark';

const TONES: Record<StepMarkKind, string> = {
  retry: 'bg-warning-tint text-warning-on-tint border-warning',
  loop: 'bg-warning-tint text-warning-on-tint border-warning',
  handoff: 'bg-accent-tint text-accent-on-tint border-accent',
  subAgent: 'bg-accent-tint text-accent-on-tint border-accent',
  mcp: 'bg-surface text-ink-2 border-control',
};

/** A word about a step. A whole border: the sender says so; a dashed one: it is inferred. */
export function MarkBadge(props: { mark: StepMark; loops: readonly StepLoop[] }) {
  const t = useTranslate();
  const { mark, loops } = props;
  return (
    <span
      className={`inline-flex min-h-5 max-w-24 sm:max-w-48 shrink-0 items-center truncate rounded-control border px-1 text-meta font-medium whitespace-nowrap ${TONES[mark.kind]} ${
        mark.toldBy ? '' : 'border-dashed'
      }`}
      title={`${explainMark(mark, loops, t)} ${sourceOfMark(mark, t)}`}
    >
      <span className="truncate">{nameMark(mark, loops, t)}</span>
    </span>
  );
}
