'use client';

import type { Dataset } from '@almenara/contract';
import { useQueryClient } from '@tanstack/react-query';
import { Database, Plus } from 'lucide-react';
import { useState } from 'react';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { MoreButton } from '../../ui/pages/more-button';
import { usePages } from '../../ui/pages/use-pages';
import { Section } from '../../ui/section/section';
import { useMay } from '../../ui/session/session-provider';
import { ForbiddenState } from '../../ui/states/forbidden-state';
import { Loaded } from '../../ui/states/loaded';
import { StatePanel } from '../../ui/states/state-panel';
import { CreateDatasetDialog } from './create-dataset-dialog';
import { DatasetItem } from './dataset-item';

const REFRESH_MS = 3000;
const PAGE = 20;

/** Files of judged answers to train on. */
export function DatasetsPage(props: { project: string }) {
  const t = useTranslate();
  const client = useQueryClient();
  const maySee = useMay('engineer');
  const [isCreating, setIsCreating] = useState(false);
  const { project } = props;
  const pages = usePages<Dataset>({
    queryKey: ['datasets', project],
    limit: PAGE,
    ask: (page, _now, signal) => callApi('listDatasets', { params: { project }, query: page }, signal),
    enabled: maySee,
    refetchInterval: REFRESH_MS,
  });
  const refresh = () => void client.invalidateQueries({ queryKey: ['datasets', project] });
  if (!maySee) return <ForbiddenState needs="engineer" />;
  return (
    <Section
      title={t('datasets.title')}
      text={t('datasets.text')}
      action={
        <button type="button" className="control-primary" onClick={() => setIsCreating(true)}>
          <Plus size={14} aria-hidden="true" />
          {t('datasets.new')}
        </button>
      }
    >
      <Loaded query={pages} needs="engineer" skeleton="h-40">
        {() => {
          const items = pages.items ?? [];
          return items.length === 0 ? (
            <StatePanel state="empty" icon={<Database aria-hidden="true" />} title={t('datasets.none')}>
              <p>{t('datasets.none.text')}</p>
            </StatePanel>
          ) : (
            <>
              <ul className="panel flex flex-col divide-y divide-line p-0">
                {items.map((dataset) => (
                  <DatasetItem key={dataset.id} project={project} dataset={dataset} onChanged={refresh} />
                ))}
              </ul>
              <MoreButton pages={pages} />
            </>
          );
        }}
      </Loaded>
      <CreateDatasetDialog
        project={project}
        isOpen={isCreating}
        onMade={() => {
          setIsCreating(false);
          refresh();
        }}
        onClose={() => setIsCreating(false)}
      />
    </Section>
  );
}
