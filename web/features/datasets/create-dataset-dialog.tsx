'use client';

import { DATASET_GROUPS, type DatasetGroup, MOST_DATASET_ROWS } from '@almenara/contract';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { Dialog } from '../../ui/dialog/dialog';
import { DialogActions } from '../../ui/dialog/dialog-actions';
import { ActionProblem } from '../../ui/form/action-problem';
import { Field } from '../../ui/form/field';

const DAYS = [1, 7, 30, 90] as const;
const DAY_MS = 86_400_000;

interface Props {
  readonly project: string;
  readonly isOpen: boolean;
  readonly onMade: () => void;
  readonly onClose: () => void;
}

export function CreateDatasetDialog(props: Props) {
  const t = useTranslate();
  return (
    <Dialog title={t('datasets.new')} isOpen={props.isOpen} onClose={props.onClose}>
      <CreateForm {...props} />
    </Dialog>
  );
}

function CreateForm(props: Props) {
  const t = useTranslate();
  const [name, setName] = useState('');
  const [days, setDays] = useState(30);
  const [withGood, setWithGood] = useState(false);
  const [groupBy, setGroupBy] = useState<DatasetGroup>('variant');
  const [perGroup, setPerGroup] = useState(2000);
  const [maxRows, setMaxRows] = useState(5000);
  const create = useMutation({
    mutationFn: () => {
      const to = Date.now();
      const filter = {
        from: new Date(to - days * DAY_MS).toISOString(),
        to: new Date(to).toISOString(),
        outcomes: withGood ? (['bad', 'good'] as ['bad', 'good']) : (['bad'] as ['bad']),
        groupBy,
        perGroup,
        maxRows,
      };
      const body = { name: name.trim(), filter };
      return callApi('createDataset', { params: { project: props.project }, body });
    },
    onSuccess: props.onMade,
  });
  const isGood = [perGroup, maxRows].every(
    (count) => Number.isInteger(count) && count >= 1 && count <= MOST_DATASET_ROWS,
  );
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '' && isGood) create.mutate();
      }}
    >
      <Field label={t('datasets.name')}>
        {(field) => (
          <input
            {...field}
            className="control w-full"
            maxLength={100}
            required
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('datasets.days')}>
        {(field) => (
          <select
            {...field}
            className="control"
            value={days}
            onChange={(event) => setDays(Number(event.target.value))}
          >
            {DAYS.map((count) => (
              <option key={count} value={count}>
                {t('datasets.lastDays', { count })}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('datasets.outcomes')} hint={t('datasets.outcomes.hint')}>
        {(field) => (
          <select
            {...field}
            className="control"
            value={withGood ? 'both' : 'bad'}
            onChange={(event) => setWithGood(event.target.value === 'both')}
          >
            <option value="bad">{t('datasets.outcomes.bad')}</option>
            <option value="both">{t('datasets.outcomes.both')}</option>
          </select>
        )}
      </Field>
      <Field label={t('datasets.groupBy')}>
        {(field) => (
          <select
            {...field}
            className="control"
            value={groupBy}
            onChange={(event) => setGroupBy(event.target.value as DatasetGroup)}
          >
            {DATASET_GROUPS.map((group) => (
              <option key={group} value={group}>
                {t(`datasets.group.${group}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {groupBy === 'none' ? null : (
        <CountField label={t('datasets.perGroup')} value={perGroup} onChange={setPerGroup} />
      )}
      <CountField label={t('datasets.maxRows')} value={maxRows} onChange={setMaxRows} />
      <p className="max-w-[60ch] text-meta text-ink-2">{t('datasets.scrubbed')}</p>
      <ActionProblem error={create.error} />
      <DialogActions submit={t('datasets.create')} isDisabled={create.isPending} onClose={props.onClose} />
    </form>
  );
}

function CountField(props: { label: string; value: number; onChange: (value: number) => void }) {
  return (
    <Field label={props.label}>
      {(field) => (
        <input
          {...field}
          type="number"
          className="control"
          min={1}
          max={MOST_DATASET_ROWS}
          step={1}
          required
          value={Number.isNaN(props.value) ? '' : props.value}
          onChange={(event) => props.onChange(event.target.valueAsNumber)}
        />
      )}
    </Field>
  );
}
