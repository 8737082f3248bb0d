'use client';

import type { OwnPrice } from '@almenara/contract';
import { useMutation } from '@tanstack/react-query';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { ConfirmDialog } from '../../ui/dialog/confirm-dialog';

export function RemovePriceDialog(props: {
  project: string;
  own: readonly OwnPrice[];
  price: OwnPrice;
  onSaved: () => void;
  onClose: () => void;
}) {
  const t = useTranslate();
  const { project, own, price } = props;
  const remove = useMutation({
    mutationFn: () =>
      callApi('setPrices', { params: { project }, body: { own: own.filter((other) => other !== price) } }),
    onSuccess: props.onSaved,
  });
  return (
    <ConfirmDialog
      title={t('prices.remove.title', { model: price.model })}
      confirm={t('prices.remove')}
      isDanger
      isOpen
      isBusy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate()}
      onClose={props.onClose}
    >
      <p>{t('prices.remove.text')}</p>
    </ConfirmDialog>
  );
}
