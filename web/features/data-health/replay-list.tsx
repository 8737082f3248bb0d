'use client';

import { useQuery } from '@tanstack/react-query';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';
import { Section } from '../../ui/section/section';
import { Table } from '../../ui/table/table';

/** The last replays, for admins; without any there is nothing to say. */
export function ReplayList(props: { project: string; refreshMs: number }) {
  const t = useTranslate();
  const format = useFormat();
  const { data } = useQuery({
    queryKey: ['replays', props.project],
    queryFn: ({ signal }) =>
      callApi('listReplays', { params: { project: props.project }, query: { limit: 10 } }, signal),
    refetchInterval: props.refreshMs,
  });
  if (!data || data.items.length === 0) return null;
  return (
    <Section title={t('health.replays')}>
      <Table label={t('health.replays')}>
        <thead>
          <tr>
            <th scope="col">{t('health.replay.at')}</th>
            <th scope="col">{t('health.replay.by')}</th>
            <th scope="col">{t('health.reason')}</th>
            <th scope="col">{t('health.replay.state')}</th>
            <th scope="col" className="text-right">
              {t('health.letters')}
            </th>
            <th scope="col" className="text-right">
              {t('health.column.stored')}
            </th>
            <th scope="col" className="text-right">
              {t('health.failedAgain')}
            </th>
          </tr>
        </thead>
        <tbody>
          {data.items.map((replay) => (
            <tr key={replay.id}>
              <td className="whitespace-nowrap">{format.dateTime(replay.createdAt)}</td>
              <td>{replay.by}</td>
              <td className="max-w-72 break-words">{replay.reason ?? t('health.replay.allReasons')}</td>
              <td>{t(`health.replay.state.${replay.state}`)}</td>
              <td className="text-right">{format.count(replay.total)}</td>
              <td className="text-right">{format.count(replay.stored)}</td>
              <td className="text-right">{format.count(replay.failedAgain)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}
