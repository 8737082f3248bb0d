'use client';

import type { RemediationState } from '@almenara/contract';
import {
  Ban,
  CircleHelp,
  CircleX,
  Clock,
  Hourglass,
  Lightbulb,
  Send,
  ShieldCheck,
  SkipForward,
  ThumbsDown,
  ThumbsUp,
  TriangleAlert,
  Wrench,
} from 'lucide-react';
import { useTranslate } from '../../i18n/i18n-provider';

export const STATE_ICONS = {
  proposed: Lightbulb,
  approved: ThumbsUp,
  rejected: ThumbsDown,
  expired: Clock,
  skipped: SkipForward,
  delivered: Send,
  delivery_unknown: CircleHelp,
  running: Wrench,
  succeeded: Wrench,
  failed: CircleX,
  timed_out: Clock,
  cancelled: Ban,
  verifying: Hourglass,
  verified: ShieldCheck,
  not_fixed: TriangleAlert,
  inconclusive: CircleHelp,
} as const satisfies Record<RemediationState, unknown>;

const TONES: Partial<Readonly<Record<RemediationState, string>>> = {
  proposed: 'text-warning',
  delivery_unknown: 'text-warning',
  verified: 'text-ok',
  not_fixed: 'text-danger',
  failed: 'text-danger',
  timed_out: 'text-danger',
  approved: 'text-accent',
  delivered: 'text-accent',
  running: 'text-accent',
  succeeded: 'text-accent',
  verifying: 'text-accent',
};

/** A state by its icon and its word. */
export function StateMark(props: { state: RemediationState }) {
  const t = useTranslate();
  const { state } = props;
  const Icon = STATE_ICONS[state];
  return (
    <span
      className={`inline-flex items-center gap-1 font-medium whitespace-nowrap ${TONES[state] ?? 'text-ink-2'}`}
      data-remediation-state={state}
    >
      <Icon size={14} aria-hidden="true" className="shrink-0" />
      {t(`remediations.state.${state}`)}
    </span>
  );
}
