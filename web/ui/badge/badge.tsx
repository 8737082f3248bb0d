import type { ReactNode } from 'react';

const TONES = {
  plain: 'bg-raised text-ink-2',
  notice: 'bg-accent-tint text-accent-on-tint',
  ok: 'bg-ok-tint text-ok-on-tint',
  warning: 'bg-warning-tint text-warning-on-tint',
  danger: 'bg-danger-tint text-danger-on-tint',
} as const;

export type Tone = keyof typeof TONES;

/** A word that classifies; the tone only underlines what the word says. */
export function Badge(props: { tone?: Tone; children: ReactNode }) {
  return (
    <span
      className={`inline-flex min-h-5 items-center gap-1 rounded-control px-1.5 text-meta font-medium whitespace-nowrap ${TONES[props.tone ?? 'plain']}`}
    >
      {props.children}
    </span>
  );
}
