'use client';

import type { RemediationState } from '@almenara/contract';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';
import { countIn, STAGES, statesOf } from './stages';
import type { RemediationFilter } from './use-remediation-filter';

/** Which stage, which state, whose. The numbers are of the whole project. */
export function RemediationFilters(props: {
  filter: RemediationFilter;
  counts: Partial<Record<RemediationState, number>> | undefined;
  targets: readonly { readonly id: string; readonly name: string }[];
  onChange: (change: Partial<RemediationFilter>) => void;
}) {
  const t = useTranslate();
  const format = useFormat();
  const { filter, counts, onChange } = props;
  const isState = filter.state !== null && !STAGES.some((stage) => stage === filter.state);
  return (
    <div
      role="group"
      aria-label={t('remediations.filters')}
      className="flex flex-wrap items-center gap-x-4 gap-y-2"
    >
      <div className="flex flex-wrap gap-1">
        {([null, ...STAGES] as const).map((stage) => (
          <button
            key={stage ?? 'all'}
            type="button"
            className="control"
            aria-pressed={filter.state === stage}
            data-stage={stage ?? 'all'}
            onClick={() => onChange({ state: stage })}
          >
            {t(`remediations.stage.${stage ?? 'all'}`)}
            {stage === null ? null : (
              <span className="min-w-3 text-right text-meta">
                {counts ? format.count(countIn(stage, counts)) : ''}
              </span>
            )}
          </button>
        ))}
      </div>
      <div className="flex flex-wrap gap-2">
        <select
          aria-label={t('remediations.state')}
          className="control max-w-64"
          value={isState ? filter.state! : ''}
          onChange={(event) =>
            onChange({ state: (event.target.value || null) as RemediationFilter['state'] })
          }
        >
          <option value="">{t('remediations.everyState')}</option>
          {STAGES.map((stage) => (
            <optgroup key={stage} label={t(`remediations.stage.${stage}`)}>
              {statesOf(stage).map((state) => (
                <option key={state} value={state}>
                  {t(`remediations.state.${state}`)}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
        <select
          aria-label={t('remediations.target')}
          className="control max-w-64"
          value={filter.target ?? ''}
          onChange={(event) => onChange({ target: event.target.value || null })}
        >
          <option value="">{t('remediations.everyTarget')}</option>
          {props.targets.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}
