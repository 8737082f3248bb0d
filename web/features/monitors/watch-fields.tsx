'use client';

import { MONITOR_SEGMENTS, type NUMBER_FIELDS, SCORE_MEASURES, type TEXT_FIELDS } from '@almenara/contract';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { Field } from '../../ui/form/field';
import { evaluatorName } from '../evaluators/evaluator-name';
import { SelectField, Step, TextField } from './form-fields';
import { fieldsOf, type MonitorDraft, withMeasure, withWatch } from './monitor-draft';
import { hasSegment, type Watch, WATCH_GROUPS } from './watches';

type MonitorField = (typeof TEXT_FIELDS)[number] | (typeof NUMBER_FIELDS)[number];

/** What is looked at, and of which part of the traffic. */
export function WatchFields(props: {
  project: string;
  draft: MonitorDraft;
  wrong: (field: string) => boolean;
  onChange: (draft: MonitorDraft) => void;
}) {
  const t = useTranslate();
  const { draft, wrong, onChange } = props;
  const change = (more: Partial<MonitorDraft>) => onChange({ ...draft, ...more });
  const fields = fieldsOf(draft.watch);
  return (
    <Step title={t('monitors.step.watch')}>
      <TextField
        label={t('monitors.name')}
        error={wrong('name') ? t('monitors.name.needed') : undefined}
        maxLength={120}
        value={draft.name}
        onChange={(name) => change({ name })}
      />
      <Field label={t('monitors.watch')}>
        {(field) => (
          <select
            {...field}
            className="control max-w-full"
            value={draft.watch}
            onChange={(event) => onChange(withWatch(draft, event.target.value as Watch))}
          >
            {(Object.keys(WATCH_GROUPS) as (keyof typeof WATCH_GROUPS)[]).map((group) => (
              <optgroup key={group} label={t(`monitors.watch.group.${group}`)}>
                {WATCH_GROUPS[group].map((watch) => (
                  <option key={watch} value={watch}>
                    {t(`monitors.watch.${watch}`)}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        )}
      </Field>
      {draft.watch === 'score' ? <ScoreFields {...props} /> : null}
      {fields.length > 0 ? (
        <SelectField
          label={t('monitors.field')}
          value={draft.field}
          options={fields.map((field) => [field, t(`monitors.field.${field as MonitorField}`)])}
          onChange={(field) => change({ field })}
        />
      ) : null}
      {hasSegment(draft.watch) ? <SegmentFields {...props} /> : null}
    </Step>
  );
}

function ScoreFields(props: Parameters<typeof WatchFields>[0]) {
  const t = useTranslate();
  const id = useId();
  const { project, draft, wrong, onChange } = props;
  const evaluators = useQuery({
    queryKey: ['evaluators', project],
    queryFn: ({ signal }) => callApi('listEvaluators', { params: { project } }, signal),
  });
  return (
    <>
      <TextField
        label={t('monitors.score')}
        hint={t('monitors.score.hint')}
        error={wrong('score') ? t('monitors.score.needed') : undefined}
        maxLength={200}
        list={id}
        value={draft.score}
        onChange={(score) => onChange({ ...draft, score })}
      />
      <datalist id={id}>
        {evaluators.data?.items.map(({ name }) => (
          <option key={name} value={name}>
            {evaluatorName(name, t)}
          </option>
        ))}
      </datalist>
      <SelectField
        label={t('monitors.measure')}
        value={draft.measure}
        options={SCORE_MEASURES.map((measure) => [measure, t(`monitors.measure.${measure}`)])}
        onChange={(measure) => onChange(withMeasure(draft, measure))}
      />
      <TextField
        label={t('monitors.version')}
        hint={t('monitors.version.hint')}
        maxLength={200}
        value={draft.version}
        onChange={(version) => onChange({ ...draft, version })}
      />
    </>
  );
}

function SegmentFields({ draft, wrong, onChange }: Parameters<typeof WatchFields>[0]) {
  const t = useTranslate();
  return (
    <details open={MONITOR_SEGMENTS.some((each) => draft[each] !== '') || undefined}>
      <summary className="cursor-pointer py-1 text-data font-medium">{t('monitors.part.title')}</summary>
      <div className="mt-2 flex flex-col gap-3">
        <p className="text-meta text-ink-2">{t('monitors.part.hint')}</p>
        {MONITOR_SEGMENTS.map((dimension) => (
          <TextField
            key={dimension}
            label={t(`dimension.${dimension}`)}
            error={wrong(dimension) ? t('monitors.part.many') : undefined}
            value={draft[dimension]}
            onChange={(values) => onChange({ ...draft, [dimension]: values })}
          />
        ))}
      </div>
    </details>
  );
}
