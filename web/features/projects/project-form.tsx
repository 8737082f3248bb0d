'use client';

import type { Project } from '@almenara/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { ActionProblem } from '../../ui/form/action-problem';
import { Field } from '../../ui/form/field';
import { SaveRow } from '../../ui/form/save-row';
import { Section } from '../../ui/section/section';
import { useMay } from '../../ui/session/session-provider';
import { isRefusedField } from '../../ui/states/problem-key';
import { ZoneAndCurrency } from './zone-and-currency';

/** Name, time zone and currency of the project. Who may not change them can read them. */
export function ProjectForm(props: { project: Project }) {
  const t = useTranslate();
  const router = useRouter();
  const client = useQueryClient();
  const isAdmin = useMay('admin');
  const { id } = props.project;
  const [name, setName] = useState(props.project.name);
  const [timeZone, setTimeZone] = useState(props.project.timeZone);
  const [currency, setCurrency] = useState(props.project.currency);
  const save = useMutation({
    mutationFn: () =>
      callApi('changeProject', { params: { project: id }, body: { name: name.trim(), timeZone, currency } }),
    onSuccess: (project) => {
      client.setQueryData(['project', id], project);
      // Every number and time of the console is written with these.
      router.refresh();
    },
  });
  const isNameless = name.trim() === '';
  return (
    <Section title={t('settings.tab.project')} text={t('project.id', { id })}>
      <form
        className="panel flex flex-col gap-4"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!isNameless) save.mutate();
        }}
        onChange={() => save.reset()}
      >
        <Field
          label={t('project.name')}
          error={isNameless || isRefusedField(save.error, 'name') ? t('form.nameNeeded') : undefined}
        >
          {(field) => (
            <input
              {...field}
              className="control w-full max-w-md"
              maxLength={200}
              autoComplete="off"
              readOnly={!isAdmin}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <ZoneAndCurrency
          timeZone={timeZone}
          currency={currency}
          error={save.error}
          isReadOnly={!isAdmin}
          onZone={setTimeZone}
          onCurrency={setCurrency}
        />
        <ActionProblem error={save.error} />
        <SaveRow needs="admin" isDisabled={save.isPending} isSaved={save.isSuccess} />
      </form>
    </Section>
  );
}
