'use client';

import { DELIVERY_STATES, type Target } from '@almenara/contract';
import { useTranslate } from '../../i18n/i18n-provider';
import type { DeliveryFilter } from './use-delivery-filter';

/** Events that targets are told of; a later one is found by its name in the address. */
const EVENTS = [
  'incident.opened',
  'incident.acknowledged',
  'incident.closed',
  'remediation.requested',
] as const;

export function DeliveryFilters(props: {
  targets: readonly Target[];
  filter: DeliveryFilter;
  onChange: (change: Partial<DeliveryFilter>) => void;
}) {
  const t = useTranslate();
  const { filter, onChange } = props;
  const events = [...new Set([...EVENTS, ...(filter.event ? [filter.event] : [])])];
  return (
    <div role="group" aria-label={t('deliveries.filters')} className="flex flex-wrap items-center gap-2">
      <Choice
        label={t('deliveries.target')}
        every={t('deliveries.everyTarget')}
        value={filter.target}
        options={props.targets.map(({ id, name }) => [id, name])}
        onChange={(target) => onChange({ target })}
      />
      <Choice
        label={t('deliveries.state')}
        every={t('deliveries.everyState')}
        value={filter.state}
        options={DELIVERY_STATES.map((state) => [state, t(`deliveries.state.${state}`)])}
        onChange={(state) => onChange({ state: state as DeliveryFilter['state'] })}
      />
      <Choice
        label={t('deliveries.event')}
        every={t('deliveries.everyEvent')}
        value={filter.event}
        options={events.map((event) => [event, event])}
        onChange={(event) => onChange({ event })}
      />
    </div>
  );
}

function Choice(props: {
  label: string;
  every: string;
  value: string | null;
  options: readonly (readonly [value: string, name: string])[];
  onChange: (value: string | null) => void;
}) {
  return (
    <select
      aria-label={props.label}
      className="control max-w-64"
      value={props.value ?? ''}
      onChange={(event) => props.onChange(event.target.value || null)}
    >
      <option value="">{props.every}</option>
      {props.options.map(([value, name]) => (
        <option key={value} value={value}>
          {name}
        </option>
      ))}
    </select>
  );
}
