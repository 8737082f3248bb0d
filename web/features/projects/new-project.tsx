'use client';

import { useMutation } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ApiError, callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { Dialog } from '../../ui/dialog/dialog';
import { DialogActions } from '../../ui/dialog/dialog-actions';
import { ActionProblem } from '../../ui/form/action-problem';
import { Field } from '../../ui/form/field';
import { useReader } from '../../ui/session/session-provider';
import { isProjectId, projectIdFrom } from './project-id';
import { ZoneAndCurrency } from './zone-and-currency';

/** For the operator of the installation alone. */
export function NewProject() {
  const t = useTranslate();
  const { isOperator } = useReader();
  const [isOpen, setIsOpen] = useState(false);
  if (!isOperator) return null;
  return (
    <>
      <button type="button" className="control" onClick={() => setIsOpen(true)}>
        <Plus size={16} strokeWidth={1.75} aria-hidden="true" />
        <span className="max-md:sr-only">{t('project.new')}</span>
      </button>
      <Dialog title={t('project.new')} isOpen={isOpen} onClose={() => setIsOpen(false)}>
        <NewProjectForm onClose={() => setIsOpen(false)} />
      </Dialog>
    </>
  );
}

function NewProjectForm(props: { onClose: () => void }) {
  const t = useTranslate();
  const router = useRouter();
  const [name, setName] = useState('');
  const [chosenId, setChosenId] = useState<string>();
  const [timeZone, setTimeZone] = useState(() => Intl.DateTimeFormat().resolvedOptions().timeZone);
  const [currency, setCurrency] = useState('USD');
  const [isTried, setIsTried] = useState(false);
  const id = chosenId ?? projectIdFrom(name);
  const isNameless = name.trim() === '';
  const isWrongId = !isProjectId(id);
  const create = useMutation({
    mutationFn: () => callApi('createProject', { body: { id, name: name.trim(), timeZone, currency } }),
    onSuccess: (project) => {
      props.onClose();
      router.push(`/${project.id}`);
    },
  });
  const isTaken = create.error instanceof ApiError && create.error.status === 409;
  return (
    <form
      className="flex flex-col gap-4"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setIsTried(true);
        if (!isNameless && !isWrongId) create.mutate();
      }}
    >
      <Field label={t('project.name')} error={isTried && isNameless ? t('form.nameNeeded') : undefined}>
        {(field) => (
          <input
            {...field}
            className="control w-full"
            maxLength={200}
            autoComplete="off"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <Field
        label={t('project.newId')}
        hint={t('project.newId.hint')}
        error={isTaken ? t('project.taken') : isTried && isWrongId ? t('project.wrongId') : undefined}
      >
        {(field) => (
          <input
            {...field}
            className="control w-full font-mono"
            maxLength={63}
            autoComplete="off"
            spellCheck={false}
            value={id}
            onChange={(event) => setChosenId(event.target.value)}
          />
        )}
      </Field>
      <ZoneAndCurrency
        timeZone={timeZone}
        currency={currency}
        error={create.error}
        onZone={setTimeZone}
        onCurrency={setCurrency}
      />
      <ActionProblem error={create.error}>{isTaken ? t('project.taken') : undefined}</ActionProblem>
      <DialogActions submit={t('project.create')} isDisabled={create.isPending} onClose={props.onClose} />
    </form>
  );
}
