'use client';

import { MAINTENANCE_REPEATS, MONITOR_SEVERITIES, NO_DATA_POLICIES } from '@almenara/contract';
import { Plus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';
import { SelectField, Step, TextField } from './form-fields';
import type { MaintenanceDraft, MonitorDraft } from './monitor-draft';
import { TimeSpan } from './rule-fields';
import { isCount } from './watches';

const MOST_MAINTENANCE = 20;
const NEW_MAINTENANCE: MaintenanceDraft = { from: '', to: '', repeat: 'once' };

interface Props {
  readonly draft: MonitorDraft;
  readonly wrong: (field: string) => boolean;
  readonly onChange: (draft: MonitorDraft) => void;
  /** What silences it for a while, where it exists already. */
  readonly mute?: ReactNode;
}

/** What an alarm does, and when there is none. */
export function ActFields({ draft, wrong, onChange, mute }: Props) {
  const t = useTranslate();
  const change = (more: Partial<MonitorDraft>) => onChange({ ...draft, ...more });
  return (
    <Step title={t('monitors.step.act')}>
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
        <SelectField
          label={t('monitors.severity')}
          value={draft.severity}
          options={MONITOR_SEVERITIES.map((each) => [each, t(`incidents.severity.${each}`)])}
          onChange={(severity) => change({ severity })}
        />
        <TextField
          label={t('monitors.recover')}
          error={wrong('recoverAfter') ? t('monitors.recover.range') : undefined}
          isNumber
          value={draft.recoverAfter}
          onChange={(recoverAfter) => change({ recoverAfter })}
        />
        <TextField
          label={t('monitors.renotify')}
          hint={t('monitors.renotify.hint')}
          error={wrong('renotifyHours') ? t('monitors.renotify.range') : undefined}
          isNumber
          value={draft.renotifyHours}
          onChange={(renotifyHours) => change({ renotifyHours })}
        />
      </div>
      {draft.rule === 'no_data' || isCount(draft.watch) ? null : (
        <SelectField
          label={t('monitors.noData')}
          hint={t(`monitors.noData.${draft.noData}.text`)}
          value={draft.noData}
          options={NO_DATA_POLICIES.map((each) => [each, t(`monitors.noData.${each}`)])}
          onChange={(noData) => change({ noData })}
        />
      )}
      <MaintenanceFields draft={draft} wrong={wrong} onChange={onChange} />
      {mute}
    </Step>
  );
}

function MaintenanceFields({ draft, wrong, onChange }: Omit<Props, 'mute'>) {
  const t = useTranslate();
  const { timeZone } = useFormat();
  const { maintenance } = draft;
  const set = (changed: readonly MaintenanceDraft[]) => onChange({ ...draft, maintenance: changed });
  return (
    <fieldset className="flex min-w-0 flex-col items-start gap-3">
      <legend className="mb-1 text-data font-medium">{t('monitors.maintenance')}</legend>
      <p className="text-meta text-ink-2">
        {t('monitors.maintenance.hint')} {t('scope.zone', { zone: timeZone })}
      </p>
      {maintenance.map((each, index) => {
        const replace = (more: Partial<MaintenanceDraft>) =>
          set(maintenance.map((other, at) => (at === index ? { ...each, ...more } : other)));
        return (
          <div
            key={index}
            className="flex min-w-0 flex-wrap items-end gap-x-4 gap-y-2"
            data-maintenance={index}
          >
            <TimeSpan
              from={each.from}
              to={each.to}
              error={wrong(`maintenance.${index}`) ? t('driftSettings.reference.wrong') : undefined}
              onChange={replace}
            />
            <SelectField
              label={t('monitors.maintenance.repeat')}
              value={each.repeat}
              options={MAINTENANCE_REPEATS.map((repeat) => [repeat, t(`monitors.maintenance.${repeat}`)])}
              onChange={(repeat) => replace({ repeat })}
            />
            <button
              type="button"
              className="control"
              onClick={() => set(maintenance.filter((_, at) => at !== index))}
            >
              <Trash2 size={14} aria-hidden="true" />
              {t('monitors.maintenance.remove', { number: index + 1 })}
            </button>
          </div>
        );
      })}
      {maintenance.length < MOST_MAINTENANCE ? (
        <button type="button" className="control" onClick={() => set([...maintenance, NEW_MAINTENANCE])}>
          <Plus size={14} aria-hidden="true" />
          {t('monitors.maintenance.add')}
        </button>
      ) : null}
    </fieldset>
  );
}
