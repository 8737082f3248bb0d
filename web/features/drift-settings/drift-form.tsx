'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { callApi, type ResultOf } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';
import { ActionProblem } from '../../ui/form/action-problem';
import { Field } from '../../ui/form/field';
import { SaveRow } from '../../ui/form/save-row';
import { Section } from '../../ui/section/section';
import { useMay } from '../../ui/session/session-provider';
import { CanaryFields } from './canary-fields';
import { type Draft, draftOf, readDraft } from './draft';
import { EndpointFields } from './endpoint-fields';
import { StreamFields } from './stream-fields';

type Settings = ResultOf<'getDriftSettings'>;

export function DriftForm(props: { project: string; settings: Settings; names: readonly string[] }) {
  const t = useTranslate();
  const { timeZone } = useFormat();
  const client = useQueryClient();
  const mayChange = useMay('engineer');
  const { project, settings, names } = props;
  const [draft, setDraft] = useState(() => draftOf(settings, names, timeZone));
  const [isTried, setIsTried] = useState(false);
  const read = readDraft(draft, timeZone);
  const save = useMutation({
    mutationFn: (body: NonNullable<Parameters<typeof callApi<'setDriftSettings'>>[1]['body']>) =>
      callApi('setDriftSettings', { params: { project }, body }),
    onSuccess: (answer) => {
      client.setQueryData(['drift-settings', project], answer);
      setDraft(draftOf(answer, names, timeZone));
      setIsTried(false);
      void client.invalidateQueries({ queryKey: ['drift-streams', project] });
    },
  });
  const change = (more: Partial<Draft>) => {
    save.reset();
    setDraft((old) => ({ ...old, ...more }));
  };
  const wrong = isTried && 'wrong' in read ? read.wrong : new Set<string>();
  const budget = Number(draft.falseIncidents.replace(',', '.'));
  return (
    <form
      className="flex flex-col gap-8"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setIsTried(true);
        if ('body' in read) save.mutate(read.body);
      }}
    >
      <Section title={t('driftSettings.budget')} text={t('driftSettings.budget.text')}>
        <div className="panel">
          <Field
            label={t('driftSettings.falseIncidents')}
            hint={
              budget > 0 && budget <= 30
                ? t('driftSettings.falseIncidents.hint', { days: Math.round(30 / budget) })
                : t('driftSettings.falseIncidents.range')
            }
            error={wrong.has('falseIncidents') ? t('driftSettings.falseIncidents.range') : undefined}
          >
            {(field) => (
              <input
                {...field}
                inputMode="decimal"
                className="control w-32"
                readOnly={!mayChange}
                value={draft.falseIncidents}
                onChange={(event) => change({ falseIncidents: event.target.value })}
              />
            )}
          </Field>
        </div>
      </Section>
      <Section title={t('drift.streams')} text={t('driftSettings.streams.text')}>
        <StreamFields
          streams={draft.streams}
          wrong={wrong}
          isLocked={!mayChange}
          onChange={(streams) => change({ streams })}
        />
      </Section>
      <Section title={t('driftSettings.endpoint')} text={t('driftSettings.endpoint.text')}>
        <EndpointFields
          draft={draft.endpoint}
          hasKey={settings.endpointHasKey}
          wrong={wrong}
          isLocked={!mayChange}
          onChange={(endpoint) => change({ endpoint })}
        />
      </Section>
      <Section title={t('driftSettings.canaries')} text={t('driftSettings.canaries.text')}>
        <CanaryFields
          draft={draft.canaries}
          hasKey={settings.providerCanariesHasKey}
          wrong={wrong}
          isLocked={!mayChange}
          onChange={(canaries) => change({ canaries })}
        />
      </Section>
      <div className="flex flex-col gap-1">
        <p role="status" className="min-h-5 text-data text-danger">
          {wrong.size > 0 ? t('driftSettings.wrong', { count: wrong.size }) : ''}
        </p>
        <ActionProblem error={save.error} />
        <SaveRow needs="engineer" isDisabled={save.isPending} isSaved={save.isSuccess} />
      </div>
    </form>
  );
}
