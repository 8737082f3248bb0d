'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';
import { Section } from '../../ui/section/section';
import { Loaded } from '../../ui/states/loaded';
import { Table } from '../../ui/table/table';
import { useRedactionName } from './use-redaction-name';

const DAYS = 30;

/** How often something was redacted lately. Never what. */
export function RedactionTable(props: { project: string }) {
  const t = useTranslate();
  const format = useFormat();
  const nameOf = useRedactionName();
  const { project } = props;
  const [from] = useState(() => new Date(Date.now() - DAYS * 86_400_000).toISOString());
  const counts = useQuery({
    queryKey: ['redactions', project, from],
    queryFn: ({ signal }) => callApi('countRedactions', { params: { project }, query: { from } }, signal),
  });
  return (
    <Section title={t('privacy.counts')} text={t('privacy.counts.text', { days: DAYS })}>
      <Loaded query={counts} needs="viewer" skeleton="h-40">
        {({ spans, items }) =>
          items.length === 0 ? (
            <p className="panel text-ink-2">{t('privacy.counts.none')}</p>
          ) : (
            <>
              <p>{t('privacy.counts.spans', { count: spans })}</p>
              <Table label={t('privacy.counts')}>
                <thead>
                  <tr>
                    <th scope="col">{t('privacy.counts.kind')}</th>
                    <th scope="col">{t('privacy.counts.field')}</th>
                    <th scope="col" className="text-right">
                      {t('privacy.counts.count')}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {items.map(({ field, kind, count }) => (
                    <tr key={`${field}.${kind}`}>
                      <th scope="row" className="font-normal first-letter:uppercase">
                        {nameOf(kind)}
                      </th>
                      <td className="font-mono">{field}</td>
                      <td className="text-right">{format.count(count)}</td>
                    </tr>
                  ))}
                </tbody>
              </Table>
            </>
          )
        }
      </Loaded>
    </Section>
  );
}
