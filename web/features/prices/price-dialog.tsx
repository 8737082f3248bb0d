'use client';

import type { OwnPrice } from '@almenara/contract';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { Dialog } from '../../ui/dialog/dialog';
import { DialogActions } from '../../ui/dialog/dialog-actions';
import { ActionProblem } from '../../ui/form/action-problem';
import { Field } from '../../ui/form/field';
import { isRefusedField } from '../../ui/states/problem-key';
import { parsePrice } from './parse-price';
import { PRICED_PARTS, type PricedPart } from './priced-parts';

interface Props {
  readonly project: string;
  readonly own: readonly OwnPrice[];
  /** The one to change; absent for a new one. */
  readonly price: OwnPrice | undefined;
  /** Pattern of a new one. */
  readonly model: string;
  readonly onSaved: () => void;
  readonly onClose: () => void;
}

export function PriceDialog(props: Props) {
  const t = useTranslate();
  const { price } = props;
  const title = price ? t('prices.editOf', { model: price.model }) : t('prices.new');
  return (
    <Dialog title={title} isOpen onClose={props.onClose}>
      <PriceForm {...props} />
    </Dialog>
  );
}

function PriceForm({ project, own, price, ...props }: Props) {
  const t = useTranslate();
  const [model, setModel] = useState(price?.model ?? props.model);
  const [from, setFrom] = useState(price?.from?.slice(0, 10) ?? '');
  const [currency, setCurrency] = useState(price?.currency ?? 'USD');
  const [texts, setTexts] = useState<Record<PricedPart, string>>(() => {
    const written = PRICED_PARTS.map((part) => [part, String(price?.[part] ?? '')]);
    return Object.fromEntries(written) as Record<PricedPart, string>;
  });
  const [isTried, setIsTried] = useState(false);
  const amounts = new Map(PRICED_PARTS.map((part) => [part, parsePrice(texts[part])]));
  const isWrong = (part: PricedPart) => {
    const amount = amounts.get(part);
    return amount === undefined || (part === 'input' && amount === null);
  };
  const isNameless = model.trim() === '';
  const isTaken = own.some(
    (other) =>
      other !== price &&
      other.model.toLowerCase() === model.trim().toLowerCase() &&
      (other.from?.slice(0, 10) ?? '') === from,
  );
  const isMoneyless = !/^[A-Z]{3}$/.test(currency);
  const save = useMutation({
    mutationFn: () => {
      const known = Object.fromEntries([...amounts].filter(([, amount]) => typeof amount === 'number'));
      const wanted = {
        model: model.trim(),
        ...(from === ''
          ? {}
          : { from: from === price?.from?.slice(0, 10) ? price.from : `${from}T00:00:00Z` }),
        ...(known as Pick<OwnPrice, 'input'>),
        currency,
      };
      const others = own.filter((other) => other !== price);
      return callApi('setPrices', { params: { project }, body: { own: [...others, wanted] } });
    },
    onSuccess: props.onSaved,
  });
  return (
    <form
      className="flex flex-col gap-4"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setIsTried(true);
        if (!isNameless && !isTaken && !isMoneyless && !PRICED_PARTS.some(isWrong)) save.mutate();
      }}
    >
      <Field
        label={t('prices.pattern')}
        hint={t('prices.pattern.hint')}
        error={
          (isTried && isNameless) || isRefusedField(save.error, 'model')
            ? t('prices.pattern.needed')
            : isTried && isTaken
              ? t('prices.pattern.taken')
              : undefined
        }
      >
        {(field) => (
          <input
            {...field}
            className="control w-full font-mono"
            maxLength={200}
            autoComplete="off"
            spellCheck={false}
            value={model}
            onChange={(event) => setModel(event.target.value)}
          />
        )}
      </Field>
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1 text-data font-medium">{t('prices.perMillion')}</legend>
        <div className="grid grid-cols-2 gap-3 sm:grid-cols-3">
          {PRICED_PARTS.map((part) => (
            <Field
              key={part}
              label={t(`prices.part.${part}`)}
              error={
                isTried && isWrong(part)
                  ? t(part === 'input' ? 'prices.amount.needed' : 'prices.amount.wrong')
                  : undefined
              }
            >
              {(field) => (
                <input
                  {...field}
                  inputMode="decimal"
                  autoComplete="off"
                  className="control w-full"
                  value={texts[part]}
                  onChange={(event) => setTexts({ ...texts, [part]: event.target.value })}
                />
              )}
            </Field>
          ))}
          <Field
            label={t('project.currency')}
            error={isTried && isMoneyless ? t('prices.currency.wrong') : undefined}
          >
            {(field) => (
              <input
                {...field}
                className="control w-full uppercase"
                maxLength={3}
                autoComplete="off"
                spellCheck={false}
                value={currency}
                onChange={(event) => setCurrency(event.target.value.toUpperCase())}
              />
            )}
          </Field>
        </div>
        <p className="max-w-[60ch] text-meta text-ink-2">{t('prices.parts.hint')}</p>
      </fieldset>
      <Field label={t('prices.from')} hint={t('prices.from.hint')}>
        {(field) => (
          <input
            {...field}
            type="date"
            className="control"
            value={from}
            onChange={(event) => setFrom(event.target.value)}
          />
        )}
      </Field>
      <ActionProblem error={save.error} />
      <DialogActions submit={t('form.save')} isDisabled={save.isPending} onClose={props.onClose} />
    </form>
  );
}
