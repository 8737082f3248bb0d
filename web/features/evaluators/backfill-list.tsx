'use client';

import type { Backfill } from '@almenara/contract';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { Badge, type Tone } from '../../ui/badge/badge';
import { useFormat } from '../../ui/format/format-provider';
import { MoreButton } from '../../ui/pages/more-button';
import { usePages } from '../../ui/pages/use-pages';
import { Loaded } from '../../ui/states/loaded';
import { Table } from '../../ui/table/table';
import { BackfillProgress } from './backfill-progress';
import { useEvaluatorWords } from './use-evaluator-words';

const REFRESH_MS = 2000;
const PAGE = 10;
const TONES: Record<Backfill['state'], Tone> = {
  waiting: 'plain',
  running: 'notice',
  done: 'ok',
  failed: 'danger',
  cancelled: 'plain',
};

/** Back-fills that are under way, with their progress, and those that ended. */
export function BackfillList(props: { project: string; hasProcess: boolean }) {
  const t = useTranslate();
  const { project } = props;
  const pages = usePages<Backfill>({
    queryKey: ['backfills', project],
    limit: PAGE,
    ask: (page, _now, signal) => callApi('listBackfills', { params: { project }, query: page }, signal),
    refetchInterval: REFRESH_MS,
  });
  return (
    <Loaded query={pages} needs="viewer" skeleton="h-24">
      {() => {
        const items = pages.items ?? [];
        const ended = items.filter(({ finishedAt }) => finishedAt !== null);
        // The oldest runs first.
        const underWay = items.filter(({ finishedAt }) => finishedAt === null).toReversed();
        return (
          <>
            {underWay.map((backfill) => (
              <BackfillProgress
                key={backfill.id}
                project={project}
                backfill={backfill}
                hasProcess={props.hasProcess}
              />
            ))}
            {ended.length === 0 ? (
              underWay.length === 0 ? (
                <p className="text-ink-2" data-state="empty">
                  {t('evaluators.backfill.none')}
                </p>
              ) : null
            ) : (
              <EndedTable items={ended} />
            )}
            <MoreButton pages={pages} />
          </>
        );
      }}
    </Loaded>
  );
}

function EndedTable(props: { items: readonly Backfill[] }) {
  const t = useTranslate();
  const format = useFormat();
  const words = useEvaluatorWords();
  return (
    <Table label={t('evaluators.backfill.ended')}>
      <thead>
        <tr>
          <th scope="col">{t('evaluators.backfill.ordered')}</th>
          <th scope="col">{t('evaluators.backfill.time')}</th>
          <th scope="col">{t('evaluators.backfill.which')}</th>
          <th scope="col">{t('evaluators.backfill.state')}</th>
          <th scope="col" className="text-right">
            {t('evaluators.backfill.looked')}
          </th>
          <th scope="col" className="text-right">
            {t('evaluators.backfill.scored')}
          </th>
        </tr>
      </thead>
      <tbody>
        {props.items.map((backfill) => (
          <tr key={backfill.id} data-ended={backfill.state}>
            <td>
              <span className="whitespace-nowrap" title={format.exact(backfill.createdAt)}>
                {format.dateTime(backfill.createdAt)}
              </span>
              <span className="block text-meta text-ink-2">
                {t('evaluators.backfill.by', { name: backfill.by })}
              </span>
            </td>
            <td className="min-w-40">
              {t('scope.between', { from: format.dateTime(backfill.from), to: format.dateTime(backfill.to) })}
            </td>
            <td>
              {backfill.evaluator === null ? t('evaluators.backfill.all') : words.title(backfill.evaluator)}
            </td>
            <td>
              <Badge tone={TONES[backfill.state]}>{t(`evaluators.backfill.state.${backfill.state}`)}</Badge>
              {backfill.failure === null ? null : (
                <span className="block max-w-64 text-meta break-words text-danger">{backfill.failure}</span>
              )}
            </td>
            <td className="text-right whitespace-nowrap">
              {t('evaluators.backfill.lookedOf', { looked: backfill.looked, traces: backfill.traces })}
            </td>
            <td className="text-right">{format.count(backfill.scored)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
