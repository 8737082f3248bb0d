'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Radio } from 'lucide-react';
import { useEffect, useState } from 'react';
import { ApiError, callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { CopyButton } from '../copy-button/copy-button';
import { Tabs } from '../tabs/tabs';
import { Skeleton } from './skeleton';
import { snippets, testBatch } from './snippets';
import { StatePanel } from './state-panel';

const POLL_MS = 2000;

/** A project that never received anything: how to send, with the real key. Opens the page on the first trace. */
export function EmptyNever(props: { project: string }) {
  const t = useTranslate();
  const params = { project: props.project };
  const client = useQueryClient();
  const [chosen, setChosen] = useState<string>();
  const [problem, setProblem] = useState(false);
  const access = useQuery({
    queryKey: ['ingest-key', props.project],
    queryFn: ({ signal }) => callApi('getIngestKey', { params }, signal),
  });
  const first = useQuery({
    queryKey: ['first-trace', props.project],
    queryFn: ({ signal }) => callApi('listTraces', { params, query: { limit: 1 } }, signal),
    refetchInterval: POLL_MS,
  });
  const hasArrived = (first.data?.items.length ?? 0) > 0;
  useEffect(() => {
    if (hasArrived) void client.invalidateQueries();
  }, [hasArrived, client]);

  const isRefused = access.error instanceof ApiError && access.error.status === 403;
  if (!access.data && !isRefused) return <Skeleton className="h-96" />;
  const { endpoint, key } = access.data ?? { endpoint: location.origin, key: null };
  const list = snippets(endpoint, key ?? t('empty.never.yourKey'));
  const snippet = list.find(({ name }) => name === chosen) ?? list[0]!;

  const send = async () => {
    const response = await fetch('/v1/batch', {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(testBatch(Date.now())),
    }).catch(() => undefined);
    setProblem(!response?.ok);
  };

  return (
    <StatePanel
      state="empty-never"
      icon={<Radio aria-hidden="true" />}
      title={t('empty.never.title')}
      actions={
        key ? (
          <button type="button" className="control" onClick={() => void send()}>
            {t('empty.never.test')}
          </button>
        ) : null
      }
    >
      <p className="mb-3">{t('empty.never.text')}</p>
      {isRefused ? <p className="mb-3">{t('empty.never.keyForRole', { role: t('role.engineer') })}</p> : null}
      <Tabs
        label={t('empty.never.ways')}
        tabs={list.map(({ name }) => ({ id: name, name }))}
        chosen={snippet.name}
        onChoose={setChosen}
      >
        <pre
          className="mb-2 max-w-full overflow-x-auto rounded-control bg-raised p-3 font-mono text-data text-ink"
          tabIndex={0}
        >
          {snippet.code}
        </pre>
        <CopyButton text={snippet.code} label={t('empty.never.copy', { name: snippet.name })} />
      </Tabs>
      <p role="status" className="mt-3 min-h-5 text-danger">
        {problem ? t('empty.never.failed') : ''}
      </p>
    </StatePanel>
  );
}
