'use client';

import {
  BOUND_SIDES,
  CHANGE_REFERENCES,
  CHANGE_SIDES,
  type MonitorUnit,
  unitOfMonitor,
  WINDOW_MINUTES,
} from '@almenara/contract';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';
import { Field } from '../../ui/form/field';
import { SelectField, Step, TextField } from './form-fields';
import type { MonitorDraft } from './monitor-draft';
import { readWatch } from './read-draft';
import { isCount, rulesFor } from './watches';

const MINUTE_MS = 60_000;

interface Props {
  readonly draft: MonitorDraft;
  readonly wrong: (field: string) => boolean;
  readonly onChange: (draft: MonitorDraft) => void;
}

/** When it is an alarm. Each rule says what it promises. */
export function RuleFields(props: Props) {
  const t = useTranslate();
  const format = useFormat();
  const { draft, onChange } = props;
  const rules = rulesFor(draft.watch);
  return (
    <Step title={t('monitors.step.rule')}>
      {rules.length === 1 ? null : (
        <div role="radiogroup" aria-label={t('monitors.rule')} className="flex flex-col gap-2">
          {rules.map((rule) => (
            <label key={rule} className="grid min-h-6 grid-cols-[auto_1fr] gap-x-2">
              <input
                type="radio"
                name="rule"
                className="mt-0.5 size-4 accent-(--accent)"
                value={rule}
                checked={draft.rule === rule}
                onChange={() => onChange({ ...draft, rule })}
              />
              <span className="font-medium">{t(`monitors.rule.${rule}`)}</span>
              <span className="col-start-2 text-data text-ink-2">{t(`monitors.rule.${rule}.text`)}</span>
            </label>
          ))}
        </div>
      )}
      {draft.rule === 'bound' || draft.rule === 'data_quality' ? <LimitFields {...props} /> : null}
      {draft.rule === 'change' ? <ChangeFields {...props} /> : null}
      {draft.rule === 'no_data' ? (
        <TextField
          label={t('monitors.hours')}
          hint={t('monitors.hours.hint')}
          error={props.wrong('hours') ? t('monitors.hours.range') : undefined}
          isNumber
          value={draft.hours}
          onChange={(hours) => onChange({ ...draft, hours })}
        />
      ) : null}
      {draft.rule === 'change' ? (
        <p className="text-meta text-ink-2">{t('monitors.window.hourly')}</p>
      ) : (
        <SelectField
          label={t('monitors.window')}
          hint={t('monitors.window.hint')}
          value={draft.windowMinutes}
          options={WINDOW_MINUTES.map((minutes) => [String(minutes), format.duration(minutes * MINUTE_MS)])}
          onChange={(windowMinutes) => onChange({ ...draft, windowMinutes })}
        />
      )}
    </Step>
  );
}

function LimitFields({ draft, wrong, onChange }: Props) {
  const t = useTranslate();
  const { currency } = useFormat();
  const detector = { kind: draft.rule } as Parameters<typeof unitOfMonitor>[0]['detector'];
  const unit: MonitorUnit = unitOfMonitor({ watch: readWatch(draft), detector });
  return (
    <>
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
        {draft.rule === 'bound' ? (
          <SelectField
            label={t('monitors.side')}
            value={draft.side}
            options={BOUND_SIDES.map((side) => [side, t(`monitors.side.${side}`)])}
            onChange={(side) => onChange({ ...draft, side })}
          />
        ) : null}
        <TextField
          label={t(`monitors.limit.${unit}`, { currency })}
          error={
            wrong('limit')
              ? t(draft.rule === 'data_quality' ? 'monitors.limit.share' : 'monitors.limit.number')
              : undefined
          }
          isNumber
          value={draft.limit}
          onChange={(limit) => onChange({ ...draft, limit })}
        />
        {isCount(draft.watch) ? null : (
          <TextField
            label={t('monitors.minimum')}
            error={wrong('minimum') ? t('monitors.minimum.range') : undefined}
            isNumber
            value={draft.minimum}
            onChange={(minimum) => onChange({ ...draft, minimum })}
          />
        )}
      </div>
      <p className="text-meta text-ink-2">
        {t(isCount(draft.watch) ? 'monitors.limit.count.hint' : 'monitors.limit.hint')}
      </p>
    </>
  );
}

function ChangeFields({ draft, wrong, onChange }: Props) {
  const t = useTranslate();
  const change = (more: Partial<MonitorDraft>) => onChange({ ...draft, ...more });
  return (
    <>
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
        <SelectField
          label={t('monitors.direction')}
          value={draft.direction}
          options={CHANGE_SIDES.map((side) => [side, t(`monitors.direction.${side}`)])}
          onChange={(direction) => change({ direction })}
        />
        <SelectField
          label={t('monitors.reference')}
          value={draft.reference}
          options={CHANGE_REFERENCES.map((each) => [each, t(`monitors.reference.${each}`)])}
          onChange={(reference) => change({ reference })}
        />
        <TextField
          label={t('driftSettings.weight')}
          hint={t('monitors.weight.hint')}
          error={wrong('weight') ? t('driftSettings.weight.range') : undefined}
          isNumber
          value={draft.weight}
          onChange={(weight) => change({ weight })}
        />
      </div>
      {draft.reference === 'pinned' ? (
        <TimeSpan
          from={draft.from}
          to={draft.to}
          error={wrong('pinned') ? t('driftSettings.reference.wrong') : undefined}
          onChange={change}
        />
      ) : null}
    </>
  );
}

/** Two times in the project's zone. */
function TimeSpan(props: {
  from: string;
  to: string;
  error?: string | undefined;
  onChange: (change: { from?: string; to?: string }) => void;
}) {
  const t = useTranslate();
  return (
    <div className="flex min-w-0 flex-wrap items-start gap-x-4 gap-y-2">
      {(['from', 'to'] as const).map((end) => (
        <Field key={end} label={t(`scope.${end}`)} error={end === 'to' ? props.error : undefined}>
          {(field) => (
            <input
              {...field}
              type="datetime-local"
              className="control max-w-full"
              value={props[end]}
              onChange={(event) => props.onChange({ [end]: event.target.value })}
            />
          )}
        </Field>
      ))}
    </div>
  );
}
