'use client';

import type { OwnPrice } from '@almenara/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { Section } from '../../ui/section/section';
import { useMay } from '../../ui/session/session-provider';
import { Loaded } from '../../ui/states/loaded';
import { ModelPriceTable } from './model-price-table';
import { OwnPriceTable } from './own-price-table';
import { PriceDialog } from './price-dialog';
import { RemovePriceDialog } from './remove-price-dialog';

/** `price` is the one to change; absent for a new one, whose pattern may be given. */
type Open =
  { kind: 'edit'; model?: string; price?: OwnPrice | undefined } | { kind: 'remove'; price: OwnPrice };

/** What model calls cost: which of the called models have a price, and prices of the project's own. */
export function PricesSettings(props: { project: string }) {
  const t = useTranslate();
  const client = useQueryClient();
  const isAdmin = useMay('admin');
  const [open, setOpen] = useState<Open>();
  const { project } = props;
  const prices = useQuery({
    queryKey: ['prices', project],
    queryFn: ({ signal }) => callApi('getPrices', { params: { project } }, signal),
  });
  const close = () => setOpen(undefined);
  const changed = () => {
    close();
    void client.invalidateQueries({ queryKey: ['prices', project] });
  };
  const setFor = (model: string) => {
    const named = ({ model: pattern, from }: OwnPrice) =>
      from === undefined && pattern.toLowerCase() === model.toLowerCase();
    setOpen({ kind: 'edit', model, price: prices.data?.own.find(named) });
  };
  return (
    <div className="flex flex-col gap-8">
      <ModelPriceTable project={project} onSet={isAdmin ? setFor : undefined} />
      <Section
        title={t('prices.own')}
        text={t('prices.own.text')}
        action={
          isAdmin ? (
            <button type="button" className="control-primary" onClick={() => setOpen({ kind: 'edit' })}>
              <Plus size={14} aria-hidden="true" />
              {t('prices.new')}
            </button>
          ) : undefined
        }
      >
        <Loaded query={prices} needs="viewer" skeleton="h-40">
          {({ own, tableVersion }) => (
            <>
              <OwnPriceTable
                prices={own}
                onEdit={isAdmin ? (price) => setOpen({ kind: 'edit', price }) : undefined}
                onRemove={isAdmin ? (price) => setOpen({ kind: 'remove', price }) : undefined}
              />
              <p className="max-w-[72ch] text-meta text-ink-2">
                {t('prices.table', { version: tableVersion })}
              </p>
              {open?.kind === 'edit' ? (
                <PriceDialog
                  project={project}
                  own={own}
                  price={open.price}
                  model={open.model ?? ''}
                  onSaved={changed}
                  onClose={close}
                />
              ) : null}
              {open?.kind === 'remove' ? (
                <RemovePriceDialog
                  project={project}
                  own={own}
                  price={open.price}
                  onSaved={changed}
                  onClose={close}
                />
              ) : null}
            </>
          )}
        </Loaded>
      </Section>
    </div>
  );
}
