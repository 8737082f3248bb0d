'use client';

import type { OwnPrice } from '@almenara/contract';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';
import { Table } from '../../ui/table/table';
import { PRICED_PARTS } from './priced-parts';

/** Prices that the project set itself, per million tokens. */
export function OwnPriceTable(props: {
  prices: readonly OwnPrice[];
  onEdit?: ((price: OwnPrice) => void) | undefined;
  onRemove?: ((price: OwnPrice) => void) | undefined;
}) {
  const t = useTranslate();
  const format = useFormat();
  const { prices, onEdit, onRemove } = props;
  if (prices.length === 0) return <p className="panel text-ink-2">{t('prices.own.none')}</p>;
  return (
    <Table label={t('prices.own')}>
      <thead>
        <tr>
          <th scope="col">{t('prices.pattern')}</th>
          <th scope="col">{t('prices.from')}</th>
          {PRICED_PARTS.map((part) => (
            <th key={part} scope="col" className="text-right">
              {t(`prices.part.${part}`)}
            </th>
          ))}
          {onEdit ? <td /> : null}
        </tr>
      </thead>
      <tbody>
        {prices.map((price) => (
          <tr key={`${price.model}\n${price.from}`}>
            <th scope="row" className="min-w-40 font-mono font-normal [overflow-wrap:anywhere]">
              {price.model}
            </th>
            <td>{price.from === undefined ? t('prices.always') : format.dateTime(price.from)}</td>
            {PRICED_PARTS.map((part) => (
              <td key={part} className="text-right">
                {format.money(price[part], price.currency)}
              </td>
            ))}
            {onEdit && onRemove ? (
              <td>
                <div className="flex justify-end gap-2">
                  <button
                    type="button"
                    className="control"
                    aria-label={t('prices.editOf', { model: price.model })}
                    onClick={() => onEdit(price)}
                  >
                    {t('prices.edit')}
                  </button>
                  <button
                    type="button"
                    className="control"
                    aria-label={t('prices.removeOf', { model: price.model })}
                    onClick={() => onRemove(price)}
                  >
                    {t('prices.remove')}
                  </button>
                </div>
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
