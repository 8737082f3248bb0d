'use client';

import type { ReactNode } from 'react';
import { Field } from '../../ui/form/field';

/** One line of text, or a number as people type it. */
export function TextField(props: {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  isNumber?: boolean;
  maxLength?: number;
  /** Id of a list of values to choose from. */
  list?: string;
  value: string;
  onChange: (value: string) => void;
}) {
  return (
    <Field label={props.label} hint={props.hint} error={props.error}>
      {(field) => (
        <input
          {...field}
          className={props.isNumber ? 'control w-28' : 'control w-full'}
          inputMode={props.isNumber ? 'decimal' : undefined}
          maxLength={props.maxLength ?? 1000}
          list={props.list}
          autoComplete="off"
          spellCheck={false}
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

export function SelectField<Value extends string>(props: {
  label: string;
  hint?: ReactNode;
  value: Value;
  options: readonly (readonly [value: Value, name: string])[];
  onChange: (value: Value) => void;
}) {
  return (
    <Field label={props.label} hint={props.hint}>
      {(field) => (
        <select
          {...field}
          className="control max-w-full"
          value={props.value}
          onChange={(event) => props.onChange(event.target.value as Value)}
        >
          {props.options.map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** One of three steps of the form. */
export function Step(props: { title: string; children: ReactNode }) {
  return (
    <fieldset className="panel min-w-0">
      <legend className="float-left mb-3 w-full text-section font-strong">{props.title}</legend>
      <div className="clear-both flex min-w-0 flex-col gap-4">{props.children}</div>
    </fieldset>
  );
}
