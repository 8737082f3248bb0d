'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { ActionProblem } from '../../ui/form/action-problem';
import { Field } from '../../ui/form/field';
import { SavedNote } from '../../ui/form/saved-note';

export function NameForm(props: { name: string }) {
  const t = useTranslate();
  const router = useRouter();
  const [name, setName] = useState(props.name);
  const save = useMutation({
    mutationFn: () => callApi('changeAccount', { body: { name: name.trim() } }),
    onSuccess: () => router.refresh(),
  });
  const isNameless = name.trim() === '';
  return (
    <form
      className="panel flex flex-col gap-3"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isNameless) save.mutate();
      }}
      onChange={() => save.reset()}
    >
      <Field label={t('members.name')} error={isNameless ? t('form.nameNeeded') : undefined}>
        {(field) => (
          <input
            {...field}
            className="control w-full max-w-md"
            autoComplete="name"
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <ActionProblem error={save.error} />
      <div className="flex flex-wrap items-center gap-3">
        <button type="submit" className="control-primary" disabled={save.isPending}>
          {t('form.save')}
        </button>
        <SavedNote isSaved={save.isSuccess} />
      </div>
    </form>
  );
}
