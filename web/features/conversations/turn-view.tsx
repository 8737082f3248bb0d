'use client';

import type { Turn, TurnText } from '@almenara/contract';
import Link from 'next/link';
import { useId } from 'react';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';
import { StatusMark } from '../../ui/status/status-mark';
import { scoreWords } from '../evaluators/score-words';
import { TurnSteps } from './turn-steps';

/** One trace as a turn: what the user said, what was done, what came back. Texts are plain: models may write anything. */
export function TurnView(props: { project: string; turn: Turn; number: number }) {
  const t = useTranslate();
  const format = useFormat();
  const id = useId();
  const { project, turn, number } = props;
  const { trace } = turn;
  // What a row of a step says already is not said twice.
  const isTold = turn.steps.some(({ statusMessage }) => statusMessage === turn.statusMessage);
  const failure = trace.status === 'error' || !isTold ? turn.statusMessage : null;
  const address = `/${project}/traces/${encodeURIComponent(trace.traceId)}`;
  const facts = [
    format.duration(trace.latencyMs),
    t('session.tokens', { count: format.number(trace.usage.total) }),
    format.money(trace.cost.total, trace.cost.currency),
    trace.models.join(', '),
  ].filter(Boolean);
  return (
    <article aria-labelledby={id} className="panel flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-data">
        <h2 id={id} className="font-strong">
          {t('session.turn', { number })}
        </h2>
        <time dateTime={trace.startTime} title={format.exact(trace.startTime)} className="text-ink-2">
          {format.day(trace.startTime)}, {format.time(trace.startTime)}
        </time>
        {trace.status === 'unset' ? null : <StatusMark status={trace.status} />}
        <span className="text-ink-2">{facts.join(' · ')}</span>
        <Link
          href={address}
          className="ml-auto text-accent underline"
          aria-label={t('session.openTrace', { number })}
        >
          {t('session.trace')}
        </Link>
      </div>
      {turn.system ? (
        <details>
          <summary className="cursor-pointer text-meta text-ink-2">{t('session.system')}</summary>
          <Words text={turn.system} address={address} tone="bg-raised" />
        </details>
      ) : null}
      {turn.earlierMessages > 0 ? (
        <p className="text-meta text-ink-3">{t('session.earlier', { count: turn.earlierMessages })}</p>
      ) : null}
      <Said who={t('session.user')} text={turn.input} none={t('session.noInput')} address={address} isUser />
      <TurnSteps address={address} steps={turn.steps} count={turn.stepCount} />
      {failure ? (
        <p className="rounded-control bg-danger-tint px-3 py-2 text-data [overflow-wrap:anywhere] text-danger-on-tint">
          <span className="font-medium">
            {t(trace.status === 'error' ? 'session.failed' : 'session.stepFailed')}
          </span>{' '}
          {failure}
        </p>
      ) : null}
      <Said who={t('session.assistant')} text={turn.output} none={t('session.noOutput')} address={address} />
      {trace.scores.length > 0 ? (
        <ul className="flex flex-wrap gap-2" aria-label={t('trace.scores')}>
          {trace.scores.map((score, index) => {
            const { name, verdict } = scoreWords(score, t, format.number);
            return (
              <li key={index} className="rounded-control bg-raised px-2 py-1 text-data">
                {name} <span className="font-strong">{verdict}</span>{' '}
                <span className="text-meta text-ink-2">{t(`source.${score.source}`)}</span>
              </li>
            );
          })}
        </ul>
      ) : null}
    </article>
  );
}

function Said(props: {
  who: string;
  text: TurnText | null;
  none: string;
  address: string;
  isUser?: boolean;
}) {
  const { who, text, none, address, isUser } = props;
  return (
    <div className={`flex min-w-0 flex-col gap-1 ${isUser ? 'items-end sm:pl-12' : 'items-start sm:pr-12'}`}>
      <div className="text-meta font-medium text-ink-2">{who}</div>
      {text ? (
        <Words text={text} address={address} tone={isUser ? 'bg-accent-tint' : 'bg-raised'} />
      ) : (
        <p className="text-data text-ink-3">{none}</p>
      )}
    </div>
  );
}

function Words(props: { text: TurnText; address: string; tone: string }) {
  const t = useTranslate();
  return (
    <div className={`max-w-full rounded-panel px-3 py-2 ${props.tone}`}>
      <div
        className="max-h-96 max-w-[72ch] overflow-auto whitespace-pre-wrap [overflow-wrap:anywhere]"
        tabIndex={0}
      >
        {props.text.text}
        {props.text.isCut ? '…' : ''}
      </div>
      {props.text.isCut ? (
        <Link href={props.address} className="mt-1 inline-block text-meta text-accent underline">
          {t('session.cut')}
        </Link>
      ) : null}
    </div>
  );
}
