'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';
import { Section } from '../../ui/section/section';
import { Loaded } from '../../ui/states/loaded';
import { Table } from '../../ui/table/table';

const DAYS = 30;

/** Models that were called lately, with the price that holds for each. A model without one shows as unknown, never as free. */
export function ModelPriceTable(props: { project: string; onSet?: ((model: string) => void) | undefined }) {
  const t = useTranslate();
  const format = useFormat();
  const { project, onSet } = props;
  const [from] = useState(() => new Date(Date.now() - DAYS * 86_400_000).toISOString());
  const models = useQuery({
    queryKey: ['prices', project, 'models', from],
    queryFn: ({ signal }) => callApi('listModelPrices', { params: { project }, query: { from } }, signal),
  });
  return (
    <Section title={t('settings.tab.prices')} text={t('prices.text', { days: DAYS })}>
      <Loaded query={models} needs="viewer" skeleton="h-56">
        {({ items }) =>
          items.length === 0 ? (
            <p className="panel text-ink-2">{t('prices.models.none')}</p>
          ) : (
            <Table label={t('settings.tab.prices')}>
              <thead>
                <tr>
                  <th scope="col" className="first-letter:uppercase">
                    {t('dimension.model')}
                  </th>
                  <th scope="col" className="first-letter:uppercase">
                    {t('dimension.provider')}
                  </th>
                  <th scope="col" className="text-right">
                    {t('prices.calls')}
                  </th>
                  <th scope="col">{t('prices.cost')}</th>
                  <th scope="col">{t('prices.price')}</th>
                  {onSet ? <td /> : null}
                </tr>
              </thead>
              <tbody>
                {items.map(({ model, provider, calls, told, estimated, unknown, price }) => (
                  <tr key={`${model}\n${provider}`} data-priced={price !== null}>
                    <th scope="row" className="min-w-40 font-mono font-normal [overflow-wrap:anywhere]">
                      {model}
                    </th>
                    <td>{provider ?? '–'}</td>
                    <td className="text-right">{format.count(calls)}</td>
                    <td className="min-w-48">{t('prices.cost.parts', { told, estimated, unknown })}</td>
                    <td className="min-w-48">
                      {price === null ? (
                        <span className="text-warning">{t('prices.unknown')}</span>
                      ) : (
                        <>
                          {t('prices.inOut', {
                            input: format.money(price.input, price.currency),
                            output: format.money(price.output, price.currency),
                          })}
                          <span className="block text-meta text-ink-2">
                            {t(price.source === 'own' ? 'prices.source.own' : 'prices.source.table', {
                              entry: price.entry,
                            })}
                          </span>
                        </>
                      )}
                    </td>
                    {onSet ? (
                      <td className="text-right">
                        <button
                          type="button"
                          className="control"
                          aria-label={t('prices.setOf', { model })}
                          onClick={() => onSet(model)}
                        >
                          {t('prices.set')}
                        </button>
                      </td>
                    ) : null}
                  </tr>
                ))}
              </tbody>
            </Table>
          )
        }
      </Loaded>
    </Section>
  );
}
