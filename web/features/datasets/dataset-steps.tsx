'use client';

import type { DatasetManifest } from '@almenara/contract';
import { useQuery } from '@tanstack/react-query';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { FactList } from '../../ui/facts/fact-list';
import { useFormat } from '../../ui/format/format-provider';
import { Loaded } from '../../ui/states/loaded';
import { Table } from '../../ui/table/table';

/** What the manifest tells: whose scores, how many rows of what, and what each step dropped. */
export function DatasetSteps(props: { project: string; dataset: string }) {
  const { project, dataset } = props;
  const found = useQuery({
    queryKey: ['dataset', project, dataset],
    queryFn: ({ signal }) => callApi('getDataset', { params: { project, dataset } }, signal),
  });
  return (
    <Loaded query={found} needs="engineer" skeleton="h-48">
      {({ manifest }) => (manifest ? <Manifest manifest={manifest} /> : null)}
    </Loaded>
  );
}

function Manifest({ manifest }: { manifest: DatasetManifest }) {
  const t = useTranslate();
  const format = useFormat();
  const { file, evaluator, steps, truncated } = manifest;
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <FactList
        facts={[
          [t('datasets.evaluator'), evaluator ? `${evaluator.name} ${evaluator.version}` : ''],
          [t('datasets.train'), format.count(file.train)],
          [t('datasets.heldOut'), format.count(file.heldOut)],
          [t('datasets.corrected'), format.count(file.sources.correction)],
          [t('datasets.byPeople'), format.count(file.sources.human)],
          [
            'SHA-256',
            <span key="hash" className="font-mono break-all">
              {file.sha256}
            </span>,
          ],
        ]}
      />
      {truncated ? <p className="text-data text-ink-2">{t('datasets.truncated')}</p> : null}
      <Table label={t('datasets.steps')}>
        <thead>
          <tr>
            <th scope="col">{t('datasets.step')}</th>
            <th scope="col" className="text-right">
              {t('datasets.came')}
            </th>
            <th scope="col">{t('datasets.dropped')}</th>
          </tr>
        </thead>
        <tbody>
          {steps.map(({ step, came, dropped }) => (
            <tr key={step}>
              <td>{t(`datasets.step.${step}`)}</td>
              <td className="text-right">{format.count(came)}</td>
              <td>
                {Object.entries(dropped)
                  .map(([reason, count]) => `${reason}: ${format.count(count)}`)
                  .join(', ') || t('datasets.nothing')}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
