'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';
import { HealthMark } from '../data-health/health-mark';
import { headlineOf } from '../data-health/headline';

const REFRESH_MS = 15_000;

/** Whether anything is lost, in the words of the page that tells more. */
export function DataHealthLine(props: { project: string }) {
  const t = useTranslate();
  const format = useFormat();
  const { project } = props;
  const { data } = useQuery({
    queryKey: ['data-health', project],
    queryFn: ({ signal }) => callApi('getDataHealth', { params: { project } }, signal),
    refetchInterval: REFRESH_MS,
  });
  if (!data) return <p className="mt-4 min-h-6" />;
  const { key, values } = headlineOf(data, format.duration);
  return (
    <p className="mt-4 flex min-h-6 items-start gap-2 text-data text-ink-2" data-verdict={data.verdict}>
      <HealthMark verdict={data.verdict} size={16} />
      <span>
        {t(key, values)}{' '}
        <Link href={`/${project}/health`} className="text-accent underline">
          {t('shell.health')}
        </Link>
      </span>
    </p>
  );
}
