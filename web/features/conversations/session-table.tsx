'use client';

import type { Conversation } from '@almenara/contract';
import Link from 'next/link';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';
import { useScope } from '../../ui/scope/use-scope';
import { StatusMark } from '../../ui/status/status-mark';
import { Table } from '../../ui/table/table';
import { KnownCost } from './known-cost';
import { sessionAddress } from './session-address';

const COLUMNS = [
  'last',
  'session',
  'question',
  'actor',
  'turns',
  'failed',
  'tokens',
  'cost',
  'models',
  'first',
] as const;
const NUMBERS: readonly string[] = ['turns', 'failed', 'tokens', 'cost'];
const MOST_MODELS = 3;

export function SessionTable(props: {
  project: string;
  sessions: readonly Conversation[];
  isStale: boolean;
}) {
  const t = useTranslate();
  return (
    <Table label={t('traces.tab.sessions')} className={props.isStale ? 'opacity-60' : ''}>
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th
              key={column}
              scope="col"
              className={NUMBERS.includes(column) ? 'text-right' : column === 'question' ? 'min-w-48' : ''}
            >
              {t(`sessions.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.sessions.map((session) => (
          <Row key={session.sessionId} project={props.project} session={session} />
        ))}
      </tbody>
    </Table>
  );
}

function Row(props: { project: string; session: Conversation }) {
  const t = useTranslate();
  const format = useFormat();
  const { addFilter } = useScope();
  const { project, session } = props;
  const { models, actorId } = session;
  const others = session.actorCount - 1;
  return (
    <tr className="hover:bg-raised">
      <td className="whitespace-nowrap text-ink-2" title={format.exact(session.lastTime)}>
        {format.dateTime(session.lastTime)}
      </td>
      <th scope="row" className="max-w-56">
        <Link
          href={sessionAddress(project, session.sessionId)}
          className="block truncate text-accent hover:underline"
          title={session.sessionId}
        >
          {session.sessionId}
        </Link>
      </th>
      <td className="w-full max-w-0">
        <div className="truncate">{session.firstInputExcerpt.slice(0, 160) || '–'}</div>
      </td>
      <td className="max-w-40">
        {actorId === null ? (
          '–'
        ) : (
          <button
            type="button"
            className="block min-h-6 max-w-full truncate text-left text-accent hover:underline"
            title={t('sessions.onlyActor', { actor: actorId })}
            onClick={() => addFilter('actor', actorId)}
          >
            {actorId}
          </button>
        )}
        {others > 0 ? (
          <span className="text-meta text-ink-2">{t('sessions.moreActors', { count: others })}</span>
        ) : null}
      </td>
      <td className="text-right">{format.count(session.traceCount)}</td>
      <td className="text-right whitespace-nowrap">
        {session.errorCount > 0 ? (
          <span className="inline-flex items-center gap-1 font-medium">
            <StatusMark status="error" isShort />
            {format.count(session.errorCount)}
          </span>
        ) : (
          <span className="text-ink-3">{format.count(0)}</span>
        )}
      </td>
      <td className="text-right">{format.number(session.usage.total)}</td>
      <td className="text-right whitespace-nowrap">
        <KnownCost session={session} isShort />
      </td>
      <td className="max-w-40">
        <div className="truncate text-ink-2" title={models.join(', ')}>
          {models.slice(0, MOST_MODELS).join(', ') || '–'}
          {models.length > MOST_MODELS ? ` +${models.length - MOST_MODELS}` : ''}
        </div>
      </td>
      <td className="whitespace-nowrap text-ink-2" title={format.exact(session.firstTime)}>
        {format.dateTime(session.firstTime)}
      </td>
    </tr>
  );
}
