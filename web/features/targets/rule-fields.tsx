'use client';

import { TARGET_ACTIONS, TARGET_MODES } from '@almenara/contract';
import { useTranslate } from '../../i18n/i18n-provider';
import { Field } from '../../ui/form/field';
import { MaintenanceFields } from '../maintenance/maintenance-fields';
import type { Rules } from './target-draft';
import { TextField } from './text-field';

const SWITCHES = ['idempotent', 'approverNotProposer', 'sendExamples'] as const;

/** What a target is told and may be asked for. */
export function RuleFields(props: {
  rules: Rules;
  /** False for kinds that are told and cannot be asked. */
  mayBeAsked: boolean;
  onChange: (change: Partial<Rules>) => void;
}) {
  const t = useTranslate();
  const { rules, onChange } = props;
  const toggle = (action: Rules['actions'][number], isOn: boolean) =>
    onChange({
      actions: TARGET_ACTIONS.filter((each) => (each === action ? isOn : rules.actions.includes(each))),
    });
  return (
    <>
      <Check
        label={t('targets.tellsIncidents')}
        isOn={rules.tellsIncidents}
        onChange={(tellsIncidents) => onChange({ tellsIncidents })}
      />
      <fieldset className="flex flex-col gap-1" hidden={!props.mayBeAsked}>
        <legend className="mb-1 text-data font-medium">{t('targets.actions')}</legend>
        {TARGET_ACTIONS.map((action) => (
          <Check
            key={action}
            label={t(`targets.action.${action}`)}
            isOn={rules.actions.includes(action)}
            onChange={(isOn) => toggle(action, isOn)}
          />
        ))}
      </fieldset>
      {rules.actions.length === 0 ? null : (
        <>
          <Field label={t('targets.mode')} hint={t(`targets.mode.${rules.mode}.hint`)}>
            {(field) => (
              <select
                {...field}
                className="control"
                value={rules.mode}
                onChange={(event) => onChange({ mode: event.target.value as Rules['mode'] })}
              >
                {TARGET_MODES.map((mode) => (
                  <option key={mode} value={mode}>
                    {t(`targets.mode.${mode}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <TextField
            label={t('targets.cooldown')}
            type="number"
            value={String(rules.cooldownHours)}
            onChange={(text) => onChange({ cooldownHours: readCount(text) ?? 0 })}
          />
          <TextField
            label={t('targets.budget')}
            hint={t('targets.budget.hint')}
            type="number"
            value={rules.monthlyBudget === null ? '' : String(rules.monthlyBudget)}
            onChange={(text) => onChange({ monthlyBudget: readCount(text) })}
          />
          {rules.actions.includes('retrain') ? (
            <TextField
              label={t('targets.retrains')}
              hint={t('targets.retrains.hint')}
              maxLength={200}
              value={rules.retrains ?? ''}
              onChange={(text) => onChange({ retrains: text === '' ? null : text })}
            />
          ) : null}
          <MaintenanceFields
            hint={t('targets.maintenance.hint')}
            maintenance={rules.maintenance}
            onChange={(maintenance) => onChange({ maintenance })}
          />
          {SWITCHES.map((name) => (
            <Check
              key={name}
              label={t(`targets.rule.${name}`)}
              isOn={rules[name]}
              onChange={(isOn) => onChange({ [name]: isOn })}
            />
          ))}
        </>
      )}
    </>
  );
}

function Check(props: { label: string; isOn: boolean; onChange: (isOn: boolean) => void }) {
  return (
    <label className="flex min-h-6 items-center gap-2">
      <input
        type="checkbox"
        className="size-4 shrink-0 accent-(--accent)"
        checked={props.isOn}
        onChange={(event) => props.onChange(event.target.checked)}
      />
      {props.label}
    </label>
  );
}

function readCount(text: string): number | null {
  return /^[0-9]{1,5}$/.test(text) ? Number(text) : null;
}
