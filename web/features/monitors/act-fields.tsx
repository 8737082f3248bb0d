'use client';

import { MONITOR_SEVERITIES, NO_DATA_POLICIES } from '@almenara/contract';
import type { ReactNode } from 'react';
import { useTranslate } from '../../i18n/i18n-provider';
import { MaintenanceFields } from '../maintenance/maintenance-fields';
import { SelectField, Step, TextField } from './form-fields';
import type { MonitorDraft } from './monitor-draft';
import { isCount } from './watches';

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
      <MaintenanceFields
        hint={t('monitors.maintenance.hint')}
        maintenance={draft.maintenance}
        onChange={(maintenance) => change({ maintenance })}
      />
      {mute}
    </Step>
  );
}
