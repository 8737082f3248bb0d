'use client';

import type { RemediationDetail } from '@almenara/contract';
import { Circle, CircleCheck } from 'lucide-react';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';
import { STATE_ICONS } from './state-mark';
import { type Step, stepsOf } from './steps';

const TONES = {
  done: 'text-ink-2',
  now: 'font-strong text-ink',
  ahead: 'text-ink-3',
} as const satisfies Record<Step['status'], string>;

/** Where it stands on its way, when each state was reached, and what is ahead. */
export function Stepper(props: { remediation: RemediationDetail }) {
  const t = useTranslate();
  const format = useFormat();
  return (
    <ol className="flex flex-wrap gap-x-1 gap-y-2" aria-label={t('remediations.steps')}>
      {stepsOf(props.remediation).map(({ state, status, at }, index) => {
        const Icon = status === 'now' ? STATE_ICONS[state] : status === 'done' ? CircleCheck : Circle;
        return (
          <li
            key={state}
            className="flex items-start gap-1"
            aria-current={status === 'now' ? 'step' : undefined}
            data-step={state}
            data-status={status}
          >
            {index === 0 ? null : <span aria-hidden="true" className="mt-2.5 h-px w-4 bg-control" />}
            <span className={`flex flex-col ${TONES[status]}`}>
              <span className="inline-flex items-center gap-1 text-data whitespace-nowrap">
                <Icon size={14} aria-hidden="true" className="shrink-0" />
                {/* One that was decided needs no approval any more. */}
                {state === 'proposed' && status === 'done'
                  ? t('remediations.step.proposed')
                  : t(`remediations.state.${state}`)}
                {status === 'ahead' ? <span className="sr-only">{t('remediations.ahead')}</span> : null}
              </span>
              <span className="min-h-4 pl-5 text-meta font-normal text-ink-3">
                {at === null ? '' : <time title={format.exact(at)}>{format.dateTime(at)}</time>}
              </span>
            </span>
          </li>
        );
      })}
    </ol>
  );
}
