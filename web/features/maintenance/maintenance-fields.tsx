'use client';

import { MAINTENANCE_REPEATS, type MonitorDefinition } from '@almenara/contract';
import { Trash2 } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';
import { readZoned, writeZoned } from '../../ui/scope/zoned-time';

/** Of a monitor or a target; both are kept alike. */
type Maintenance = readonly Time[];
type Time = MonitorDefinition['maintenance'][number];

const HOUR_MS = 3_600_000;
const MOST = 20;

/** Times of maintenance, in the project's zone. */
export function MaintenanceFields(props: {
  /** What they mean. */
  hint: string;
  maintenance: Maintenance;
  onChange: (maintenance: Time[]) => void;
}) {
  const t = useTranslate();
  const { timeZone } = useFormat();
  const { maintenance, onChange } = props;
  const change = (at: number, told: Partial<Time>) =>
    onChange(maintenance.map((each, place) => (place === at ? { ...each, ...told } : each)));
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 text-data font-medium">{t('maintenance')}</legend>
      <p className="text-meta text-ink-2">
        {props.hint} {t('maintenance.zone', { zone: timeZone })}
      </p>
      {maintenance.map((time, at) => (
        <TimeFields
          // Times have no name of their own.
          key={at}
          n={at + 1}
          time={time}
          onChange={(told) => change(at, told)}
          onRemove={() => onChange(maintenance.filter((_, place) => place !== at))}
        />
      ))}
      <button
        type="button"
        className="control self-start"
        disabled={maintenance.length >= MOST}
        onClick={() => onChange([...maintenance, nextHour()])}
      >
        {t('maintenance.add')}
      </button>
    </fieldset>
  );
}

function TimeFields(props: {
  n: number;
  time: Time;
  onChange: (told: Partial<Time>) => void;
  onRemove: () => void;
}) {
  const t = useTranslate();
  const id = useId();
  const { n, time, onChange } = props;
  const isWrong = Date.parse(time.from) >= Date.parse(time.to);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Moment
        label={t('maintenance.from', { n })}
        value={time.from}
        onChange={(from) => onChange({ from })}
      />
      <span aria-hidden="true">–</span>
      <Moment
        label={t('maintenance.to', { n })}
        value={time.to}
        problem={isWrong ? id : undefined}
        onChange={(to) => onChange({ to })}
      />
      <select
        aria-label={t('maintenance.repeat', { n })}
        className="control"
        value={time.repeat}
        onChange={(event) => onChange({ repeat: event.target.value as Time['repeat'] })}
      >
        {MAINTENANCE_REPEATS.map((repeat) => (
          <option key={repeat} value={repeat}>
            {t(`maintenance.${repeat}`)}
          </option>
        ))}
      </select>
      <button
        type="button"
        className="control px-2"
        aria-label={t('maintenance.remove', { n })}
        onClick={props.onRemove}
      >
        <Trash2 size={14} aria-hidden="true" />
      </button>
      {isWrong ? (
        <p id={id} role="alert" className="w-full text-data text-danger">
          {t('maintenance.wrong')}
        </p>
      ) : null}
    </div>
  );
}

function Moment(props: {
  label: string;
  value: string;
  problem?: string | undefined;
  onChange: (value: string) => void;
}) {
  const { timeZone } = useFormat();
  const [typed, setTyped] = useState<string>();
  return (
    <input
      type="datetime-local"
      className="control max-w-full"
      aria-label={props.label}
      aria-invalid={props.problem === undefined ? undefined : true}
      aria-describedby={props.problem}
      value={typed ?? writeZoned(Date.parse(props.value), timeZone)}
      onChange={(event) => {
        setTyped(event.target.value);
        const read = readZoned(event.target.value, timeZone);
        if (read !== undefined) props.onChange(new Date(read).toISOString());
      }}
      onBlur={() => setTyped(undefined)}
    />
  );
}

/** The next full hour, to begin with. */
function nextHour(): Time {
  const from = Math.ceil(Date.now() / HOUR_MS) * HOUR_MS;
  return {
    from: new Date(from).toISOString(),
    to: new Date(from + HOUR_MS).toISOString(),
    repeat: 'once',
  };
}
