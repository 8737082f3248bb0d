'use client';

import {
  BellOff,
  CircleCheck,
  CircleDashed,
  CircleHelp,
  CirclePause,
  Clock,
  Flame,
  Hourglass,
  VolumeX,
  Wrench,
} from 'lucide-react';
import { useTranslate } from '../../i18n/i18n-provider';
import type { ShownState } from './shown-state';

const MARKS = {
  off: { Icon: CirclePause, tone: 'text-ink-2' },
  waiting: { Icon: Hourglass, tone: 'text-ink-2' },
  quiet: { Icon: CircleCheck, tone: 'text-ok' },
  untold: { Icon: VolumeX, tone: 'text-warning' },
  alarm: { Icon: Flame, tone: 'text-ember' },
  insufficient: { Icon: CircleHelp, tone: 'text-ink-2' },
  no_data: { Icon: CircleDashed, tone: 'text-ink-2' },
  late: { Icon: Clock, tone: 'text-warning' },
  muted: { Icon: BellOff, tone: 'text-ink-2' },
  maintenance: { Icon: Wrench, tone: 'text-ink-2' },
} as const satisfies Record<ShownState, unknown>;

/** Icon and word: a state is never told by colour alone. */
export function StateMark(props: { state: ShownState }) {
  const t = useTranslate();
  const { Icon, tone } = MARKS[props.state];
  return (
    <span className={`inline-flex items-center gap-1 font-medium whitespace-nowrap ${tone}`}>
      <Icon size={14} aria-hidden="true" className="shrink-0" />
      {t(`monitors.state.${props.state}`)}
    </span>
  );
}
