import type { HealthVerdict } from '@almenara/contract';
import { CircleAlert, CircleCheck, CircleHelp, Clock, Info } from 'lucide-react';
import { TONE_OF } from './headline';

const MARKS = {
  ok: { Icon: CircleCheck, tone: 'text-ok' },
  unknown: { Icon: CircleHelp, tone: 'text-ink-3' },
  warning: { Icon: Clock, tone: 'text-warning' },
  danger: { Icon: CircleAlert, tone: 'text-danger' },
} as const;

export function HealthMark(props: { verdict: HealthVerdict; size: number }) {
  const { Icon, tone } = MARKS[TONE_OF[props.verdict]];
  return <Icon size={props.size} aria-hidden="true" className={`mt-0.5 shrink-0 ${tone}`} />;
}

/** Beside a reason: one that takes no proof away is only worth knowing, so it gets no mark of success. */
export function ReasonMark(props: { verdict: HealthVerdict }) {
  if (props.verdict !== 'proven') return <HealthMark verdict={props.verdict} size={16} />;
  return <Info size={16} aria-hidden="true" className="mt-0.5 shrink-0 text-ink-3" />;
}
