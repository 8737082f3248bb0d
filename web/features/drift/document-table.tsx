'use client';

import type { DriftAttribution } from '@almenara/contract';
import { useTranslate } from '../../i18n/i18n-provider';
import { ShareFigure } from '../../ui/estimate/share-figure';
import { useFormat } from '../../ui/format/format-provider';
import { Table } from '../../ui/table/table';

/** Documents that retrievals bring more or less often than before. */
export function DocumentTable(props: { documents: DriftAttribution['documents'] }) {
  const t = useTranslate();
  const format = useFormat();
  return (
    <Table label={t('quality.tableOf', { title: t('drift.documents') })}>
      <thead>
        <tr>
          <th scope="col">{t('quality.column.document')}</th>
          <th scope="col">{t('drift.document.change')}</th>
          <th scope="col" className="text-right">
            {t('drift.window.a')}
          </th>
          <th scope="col" className="text-right">
            {t('drift.window.b')}
          </th>
          <th scope="col" className="text-right">
            {t('drift.adjustedP')}
          </th>
        </tr>
      </thead>
      <tbody>
        {props.documents.map(({ documentId, change, reference, current, adjustedP }) => (
          <tr key={documentId}>
            <th scope="row" className="min-w-48 font-mono text-meta [overflow-wrap:anywhere]">
              {documentId}
            </th>
            <td>{t(`drift.document.${change}`)}</td>
            <td className="text-right">
              <ShareFigure value={{ value: reference }} />
            </td>
            <td className="text-right">
              <ShareFigure value={{ value: current }} />
            </td>
            <td className="text-right">{format.p(adjustedP)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
