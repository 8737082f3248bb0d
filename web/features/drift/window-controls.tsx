'use client';

import { useState } from 'react';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';
import { Field } from '../../ui/form/field';
import { readZoned, writeZoned } from '../../ui/scope/zoned-time';
import type { WindowsState } from './use-windows';
import type { TimeWindow, Windows } from './windows';

/** The windows as dates and times, and the button that compares what was moved. */
export function WindowControls(props: { windows: WindowsState }) {
  const t = useTranslate();
  const format = useFormat();
  const { windows } = props;
  const { shown, isMoved } = windows;
  if (!shown) return null;
  const set = (lane: keyof Windows, window: TimeWindow) => windows.move({ ...shown, [lane]: window });
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (isMoved) windows.compare();
      }}
    >
      <p id="window-keys" className="text-meta text-ink-2">
        {t('drift.windows.how', { zone: format.zoneName(shown.b.to) })}
      </p>
      <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
        {(['a', 'b'] as const).map((lane) => (
          <fieldset key={lane} className="flex min-w-0 flex-wrap items-end gap-2">
            <legend className="mb-1 text-data font-medium">{t(`drift.window.${lane}`)}</legend>
            <TimeField
              label={t('scope.from')}
              value={shown[lane].from}
              isPossible={(from) => from < shown[lane].to}
              onChange={(from) => set(lane, { ...shown[lane], from })}
            />
            <TimeField
              label={t('scope.to')}
              value={shown[lane].to}
              isPossible={(to) => to > shown[lane].from}
              onChange={(to) => set(lane, { ...shown[lane], to })}
            />
          </fieldset>
        ))}
        <div className="flex gap-2">
          <button type="submit" className="control-primary" disabled={!isMoved}>
            {t('drift.compare')}
          </button>
          <button type="button" className="control" disabled={!isMoved} onClick={windows.reset}>
            {t('drift.compare.undo')}
          </button>
        </div>
      </div>
    </form>
  );
}

/** A date and time of the project's zone. What is half typed stays in the field alone. */
function TimeField(props: {
  label: string;
  value: number;
  isPossible: (time: number) => boolean;
  onChange: (time: number) => void;
}) {
  const t = useTranslate();
  const { timeZone } = useFormat();
  const [typed, setTyped] = useState<string>();
  const time = typed === undefined ? props.value : readZoned(typed, timeZone);
  const isWrong = time === undefined || !props.isPossible(time);
  return (
    <Field label={props.label} error={isWrong ? t('scope.wrong') : undefined}>
      {(field) => (
        <input
          {...field}
          type="datetime-local"
          className="control max-w-full"
          required
          value={typed ?? writeZoned(props.value, timeZone)}
          onChange={(event) => {
            setTyped(event.target.value);
            const read = readZoned(event.target.value, timeZone);
            if (read !== undefined && props.isPossible(read)) props.onChange(read);
          }}
          onBlur={() => {
            if (!isWrong) setTyped(undefined);
          }}
        />
      )}
    </Field>
  );
}
