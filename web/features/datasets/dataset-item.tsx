'use client';

import type { Dataset } from '@almenara/contract';
import { useMutation } from '@tanstack/react-query';
import { Download, Trash2 } from 'lucide-react';
import { parseAsString, useQueryState } from 'nuqs';
import { useState } from 'react';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { Badge, type Tone } from '../../ui/badge/badge';
import { ConfirmDialog } from '../../ui/dialog/confirm-dialog';
import { useFormat } from '../../ui/format/format-provider';
import { ActionProblem } from '../../ui/form/action-problem';
import { DatasetSteps } from './dataset-steps';

const TONES: Record<Dataset['state'], Tone> = {
  waiting: 'plain',
  building: 'notice',
  ready: 'ok',
  failed: 'danger',
  expired: 'plain',
};

/** One dataset: what became of it, its file, and how its rows came about. Which one is open stands in the address. */
export function DatasetItem(props: { project: string; dataset: Dataset; onChanged: () => void }) {
  const t = useTranslate();
  const format = useFormat();
  const [open, setOpen] = useQueryState('dataset', parseAsString.withOptions({ scroll: false }));
  const { project, dataset, onChanged } = props;
  const params = { project, dataset: dataset.id };
  const download = useMutation({
    mutationFn: () => callApi('linkDataset', { params, body: { expiresInMinutes: 5 } }),
    onSuccess: ({ url }) => window.location.assign(url),
  });
  const isOpen = open === dataset.id;
  return (
    <li className="flex min-w-0 flex-col gap-3 p-4" data-dataset={dataset.state}>
      <div className="flex min-w-0 flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="flex min-w-0 flex-col items-start gap-1">
          <p className="flex flex-wrap items-center gap-2 font-medium [overflow-wrap:anywhere]">
            {dataset.name}
            <Badge tone={TONES[dataset.state]}>{t(`datasets.state.${dataset.state}`)}</Badge>
          </p>
          <p className="text-data text-ink-2">
            {dataset.ended !== null
              ? t(`datasets.ended.${dataset.ended}`)
              : dataset.rows === null
                ? t('datasets.window', {
                    from: format.dateTime(dataset.filter.from),
                    to: format.dateTime(dataset.filter.to),
                  })
                : t('datasets.figures', { rows: dataset.rows, size: format.bytes(dataset.bytes) })}
          </p>
          <p className="text-meta text-ink-2">
            {t('datasets.made', {
              at: format.dateTime(dataset.createdAt),
              name: dataset.by,
              until: format.dateTime(dataset.expiresAt),
            })}
          </p>
          {dataset.failure === null ? null : <p className="text-data text-danger">{dataset.failure}</p>}
          <ActionProblem error={download.error} />
        </div>
        <div className="flex flex-wrap gap-2">
          {dataset.state === 'ready' ? (
            <>
              <button
                type="button"
                className="control"
                aria-expanded={isOpen}
                onClick={() => void setOpen(isOpen ? null : dataset.id)}
              >
                {t('datasets.steps')}
              </button>
              <button
                type="button"
                className="control"
                aria-label={t('datasets.downloadOf', { name: dataset.name })}
                disabled={download.isPending}
                onClick={() => download.mutate()}
              >
                <Download size={14} aria-hidden="true" />
                {t('datasets.download')}
              </button>
            </>
          ) : null}
          <RemoveButton project={project} dataset={dataset} onRemoved={onChanged} />
        </div>
      </div>
      {isOpen && dataset.state === 'ready' ? <DatasetSteps project={project} dataset={dataset.id} /> : null}
    </li>
  );
}

function RemoveButton(props: { project: string; dataset: Dataset; onRemoved: () => void }) {
  const t = useTranslate();
  const [isAsking, setIsAsking] = useState(false);
  const { project, dataset } = props;
  const remove = useMutation({
    mutationFn: () => callApi('removeDataset', { params: { project, dataset: dataset.id } }),
    onSuccess: () => {
      setIsAsking(false);
      props.onRemoved();
    },
  });
  return (
    <>
      <button
        type="button"
        className="control"
        aria-label={t('datasets.removeOf', { name: dataset.name })}
        onClick={() => setIsAsking(true)}
      >
        <Trash2 size={14} aria-hidden="true" />
        {t('datasets.remove')}
      </button>
      <ConfirmDialog
        title={t('datasets.remove.title', { name: dataset.name })}
        confirm={t('datasets.remove')}
        isDanger
        isOpen={isAsking}
        isBusy={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate()}
        onClose={() => setIsAsking(false)}
      >
        <p>{t('datasets.remove.text')}</p>
      </ConfirmDialog>
    </>
  );
}
