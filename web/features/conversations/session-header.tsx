'use client';

import type { Conversation, ScoreItem } from '@almenara/contract';
import { ChevronLeft, Eraser } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslate } from '../../i18n/i18n-provider';
import { CopyButton } from '../../ui/copy-button/copy-button';
import { type Fact, FactList } from '../../ui/facts/fact-list';
import { useFormat } from '../../ui/format/format-provider';
import { useMay } from '../../ui/session/session-provider';
import { ScoreList } from '../trace/score-list';
import { KnownCost } from './known-cost';

export function SessionHeader(props: {
  project: string;
  session: Conversation;
  scores: readonly ScoreItem[];
}) {
  const t = useTranslate();
  const format = useFormat();
  const mayErase = useMay('admin');
  const { project, session } = props;
  const { sessionId, actorId, usage } = session;
  const when = (time: string): ReactNode => (
    <time dateTime={time} title={format.exact(time)}>{`${format.day(time)}, ${format.time(time)}`}</time>
  );
  const facts: Fact[] = [
    [t('sessions.column.first'), when(session.firstTime)],
    [t('sessions.column.last'), when(session.lastTime)],
    [t('sessions.column.turns'), format.count(session.traceCount)],
    [t('sessions.column.failed'), format.count(session.errorCount)],
    [
      t('trace.tokens'),
      t('trace.inOut', { input: format.count(usage.input), output: format.count(usage.output) }),
    ],
    [t('trace.cost'), <KnownCost key="cost" session={session} />],
    [t('trace.models'), session.models.join(', ') || '–'],
    [
      t('dimension.actor'),
      actorId === null ? (
        '–'
      ) : (
        <Link
          key="actor"
          href={`/${project}/sessions?actor=${encodeURIComponent(actorId)}&range=30d`}
          className="text-accent underline"
        >
          {actorId}
        </Link>
      ),
    ],
  ];
  return (
    <header className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <Link href={`/${project}/sessions`} className="control" aria-label={t('session.back')}>
          <ChevronLeft size={16} aria-hidden="true" />
          {t('traces.tab.sessions')}
        </Link>
        <h1 className="min-w-0 text-page font-strong [overflow-wrap:anywhere]">
          {t('session.title', { id: sessionId })}
        </h1>
        <CopyButton text={sessionId} label={t('session.copyId')} />
        <Link
          href={`/${project}/traces?session=${encodeURIComponent(sessionId)}&range=30d`}
          className="control"
        >
          {t('session.asTraces')}
        </Link>
        {mayErase ? (
          <Link
            href={`/${project}/settings/erasure?kind=session&id=${encodeURIComponent(sessionId)}`}
            className="control"
          >
            <Eraser size={14} aria-hidden="true" />
            {t('session.erase')}
          </Link>
        ) : null}
      </div>
      <FactList facts={facts} />
      <ScoreList scores={props.scores} />
    </header>
  );
}
