'use client';

import type { BadAnswer } from '@almenara/contract';
import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { callApi, type InputOf } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { Badge } from '../../ui/badge/badge';
import { useFormat } from '../../ui/format/format-provider';
import { MoreButton } from '../../ui/pages/more-button';
import { usePages } from '../../ui/pages/use-pages';
import { carryScope } from '../../ui/scope/scope';
import { Section } from '../../ui/section/section';
import { ErrorState } from '../../ui/states/error-state';
import { Skeleton } from '../../ui/states/skeleton';
import { Table } from '../../ui/table/table';
import { labelWord } from '../evaluators/score-words';

const PAGE_SIZE = 10;

/** Failing answers, the lowest value first; each opens where its words are marked. */
export function WorstAnswers(props: {
  project: string;
  query: NonNullable<InputOf<'listWorstAnswers'>['query']>;
  queryKey: readonly unknown[];
}) {
  const t = useTranslate();
  const params = { project: props.project };
  const pages = usePages({
    queryKey: ['quality-answers', ...props.queryKey],
    limit: PAGE_SIZE,
    ask: (page, _now, signal) =>
      callApi('listWorstAnswers', { params, query: { ...props.query, ...page } }, signal),
    keepsOld: true,
  });
  return (
    <Section title={t('quality.worst')} text={t('quality.worst.text')}>
      {pages.isError ? <ErrorState error={pages.error} onRetry={() => void pages.refetch()} /> : null}
      {pages.isPending ? <Skeleton className="h-64" /> : null}
      {pages.items?.length === 0 ? (
        <p className="text-ink-2" data-state="no-failures">
          {t('quality.worst.none')}
        </p>
      ) : null}
      {pages.items && pages.items.length > 0 ? (
        <Table
          label={t('quality.tableOf', { title: t('quality.worst') })}
          className={pages.isPlaceholderData ? 'opacity-60' : ''}
        >
          <thead>
            <tr>
              <th scope="col" className="text-right">
                {t('quality.column.value')}
              </th>
              <th scope="col" className="min-w-64">
                {t('quality.column.answer')}
              </th>
              <th scope="col" className="first-letter:uppercase">
                {t('dimension.model')}
              </th>
              <th scope="col">{t('quality.column.time')}</th>
            </tr>
          </thead>
          <tbody>
            {pages.items.map((item) => (
              <AnswerRow
                key={`${item.traceId} ${item.spanId}`}
                project={props.project}
                evaluator={props.query.evaluator ?? ''}
                item={item}
              />
            ))}
          </tbody>
        </Table>
      ) : null}
      <MoreButton pages={pages} />
    </Section>
  );
}

function AnswerRow(props: { project: string; evaluator: string; item: BadAnswer }) {
  const t = useTranslate();
  const format = useFormat();
  const { project, item } = props;
  const query = new URLSearchParams(carryScope(new URLSearchParams(useSearchParams().toString())));
  const { evaluator } = props;
  const verdict = item.label === null ? '–' : labelWord(evaluator, item.label, t);
  query.set('view', 'rag');
  query.set('span', item.spanId);
  return (
    <tr className="hover:bg-raised">
      <td className="text-right align-top font-medium">
        {item.value === null ? verdict : format.score(item.value)}
      </td>
      <td className="w-full max-w-0">
        <Link
          href={`/${project}/traces/${encodeURIComponent(item.traceId)}?${query}`}
          className="block truncate font-medium text-accent hover:underline"
        >
          {item.question.slice(0, 200) || t('quality.noQuestion')}
        </Link>
        <div className="line-clamp-2 [overflow-wrap:anywhere]">{item.answer.slice(0, 300) || '–'}</div>
        <ReservationBadge note={item.note} />
        {item.explanation ? (
          <div className="truncate text-meta text-ink-2" lang="en">
            {item.explanation}
          </div>
        ) : null}
      </td>
      <td className="max-w-40 align-top">
        <div className="truncate text-ink-2">{item.model ?? '–'}</div>
      </td>
      <td className="align-top whitespace-nowrap text-ink-2" title={format.exact(item.startTime)}>
        {format.dateTime(item.startTime)}
      </td>
    </tr>
  );
}

/** Of a model that was made for English, said of an answer in another language. */
const ENGLISH_MODEL = 'English model';

/** Why the evaluator itself trusts its verdict less. */
function ReservationBadge(props: { note: string | null }) {
  const t = useTranslate();
  const { note } = props;
  if (note === null) return null;
  if (note === ENGLISH_MODEL) return <Badge tone="warning">{t('quality.otherLanguage')}</Badge>;
  return (
    <span className="block truncate text-meta text-ink-2" lang="en">
      {note}
    </span>
  );
}
