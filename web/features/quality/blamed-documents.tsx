'use client';

import type { BlamedDocument } from '@almenara/contract';
import { useQuery } from '@tanstack/react-query';
import { callApi, type InputOf } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { Badge } from '../../ui/badge/badge';
import { Delta } from '../../ui/estimate/delta';
import { RateOrInterval } from '../../ui/estimate/rate-or-interval';
import { useFormat } from '../../ui/format/format-provider';
import { Section } from '../../ui/section/section';
import { Loaded } from '../../ui/states/loaded';
import { Table } from '../../ui/table/table';

/** Share of documents named without reason that is put up with. */
const FALSE_SHARE = 0.1;
const FEWEST_FOR_A_RATE = 30;

/** Documents whose answers fail more often than the others, the surest first. */
export function BlamedDocuments(props: {
  project: string;
  query: NonNullable<InputOf<'listBlamedDocuments'>['query']>;
  queryKey: readonly unknown[];
}) {
  const t = useTranslate();
  const format = useFormat();
  const query = useQuery({
    queryKey: ['quality-documents', ...props.queryKey],
    queryFn: ({ signal }) =>
      callApi('listBlamedDocuments', { params: { project: props.project }, query: props.query }, signal),
  });
  return (
    <Section title={t('quality.documents')} text={t('quality.documents.text')}>
      <Loaded query={query} needs="viewer" skeleton="h-40">
        {({ items, tested, leastAnswers, answers }) =>
          items.length === 0 ? (
            <p className="text-ink-2" data-state="no-documents">
              {answers === 0
                ? t('quality.documents.none')
                : t('quality.documents.noneStandOut', { tested, least: leastAnswers })}
            </p>
          ) : (
            <>
              <Table label={t('quality.tableOf', { title: t('quality.documents') })}>
                <thead>
                  <tr>
                    <th scope="col">{t('quality.column.document')}</th>
                    <th scope="col">{t('quality.column.rate')}</th>
                    <th scope="col">{t('quality.column.rest')}</th>
                    <th scope="col">{t('quality.column.difference')}</th>
                    <th scope="col">{t('quality.column.sure')}</th>
                  </tr>
                </thead>
                <tbody>
                  {items.map((item) => (
                    <DocumentRow key={item.documentId} item={item} />
                  ))}
                </tbody>
              </Table>
              <p className="text-meta text-ink-2">
                {t('quality.documents.tested', {
                  tested,
                  least: leastAnswers,
                  share: format.rate(FALSE_SHARE),
                })}
              </p>
            </>
          )
        }
      </Loaded>
    </Section>
  );
}

function DocumentRow(props: { item: BlamedDocument }) {
  const t = useTranslate();
  const { item } = props;
  // The p-value is rough for few answers; the interval of the difference is not.
  const isSure = item.adjustedP <= FALSE_SHARE && item.difference.lo > 0;
  return (
    <tr>
      <th scope="row" className="min-w-40">
        <code className="font-mono [overflow-wrap:anywhere]">{item.documentId}</code>
      </th>
      <td className="whitespace-nowrap">
        <RateOrInterval value={item.rate} fewest={FEWEST_FOR_A_RATE} />
      </td>
      <td className="whitespace-nowrap">
        <RateOrInterval value={item.rest} fewest={FEWEST_FOR_A_RATE} />
      </td>
      <td className="whitespace-nowrap">
        <Delta value={item.difference} />
      </td>
      <td>
        <Badge tone={isSure ? 'warning' : 'plain'}>
          {t(isSure ? 'quality.standsOut' : 'quality.mayBeChance')}
        </Badge>
      </td>
    </tr>
  );
}
