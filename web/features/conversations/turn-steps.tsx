'use client';

import type { TurnStep } from '@almenara/contract';
import Link from 'next/link';
import { useTranslate } from '../../i18n/i18n-provider';
import { Badge } from '../../ui/badge/badge';
import { useFormat } from '../../ui/format/format-provider';
import { StatusMark } from '../../ui/status/status-mark';

/** What a turn did besides its model calls: one row each, which opens. */
export function TurnSteps(props: { address: string; steps: readonly TurnStep[]; count: number }) {
  const t = useTranslate();
  const { address, steps, count } = props;
  if (steps.length === 0) return null;
  return (
    <div className="flex flex-col gap-1">
      <ul className="flex flex-col rounded-control border border-line" aria-label={t('session.steps')}>
        {steps.map((step) => (
          <li key={step.spanId} className="border-line not-first:border-t">
            <StepRow step={step} address={address} />
          </li>
        ))}
      </ul>
      {count > steps.length ? (
        <Link href={address} className="self-start text-meta text-accent underline">
          {t('session.moreSteps', { count: count - steps.length })}
        </Link>
      ) : null}
    </div>
  );
}

function StepRow(props: { step: TurnStep; address: string }) {
  const t = useTranslate();
  const format = useFormat();
  const { step } = props;
  const texts = [
    [t('trace.input'), step.inputExcerpt],
    [t('trace.output'), step.outputExcerpt],
  ].filter(([, text]) => text);
  return (
    <details className="text-data">
      <summary className="flex min-h-8 cursor-pointer flex-wrap items-center gap-x-2 gap-y-0.5 px-2 py-1 hover:bg-raised">
        <Badge>{t(`type.${step.type}`)}</Badge>
        <span className="min-w-0 truncate font-medium">{step.name || t('trace.unnamed')}</span>
        {step.documentCount > 0 ? (
          <span className="text-ink-2">{t('session.documents', { count: step.documentCount })}</span>
        ) : null}
        {step.status === 'error' ? <StatusMark status="error" /> : null}
        {step.statusMessage ? (
          <span className="min-w-0 truncate text-danger">{step.statusMessage}</span>
        ) : null}
        <span className="ml-auto text-ink-2">{format.duration(step.latencyMs)}</span>
      </summary>
      <div className="flex flex-col gap-2 px-3 pt-1 pb-3">
        {texts.map(([name, text]) => (
          <div key={name}>
            <div className="text-meta text-ink-2">{name}</div>
            <div className="whitespace-pre-wrap [overflow-wrap:anywhere]">{text}</div>
          </div>
        ))}
        <Link
          href={`${props.address}?view=tree&span=${encodeURIComponent(step.spanId)}`}
          className="self-start text-accent underline"
        >
          {t('session.openStep')}
        </Link>
      </div>
    </details>
  );
}
