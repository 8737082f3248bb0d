'use client';

import type { ReactNode } from 'react';
import { Field } from '../../ui/form/field';

/** One line of text in the form of a target. */
export function TextField(props: {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  type?: 'text' | 'url' | 'password' | 'number';
  maxLength?: number;
  value: string;
  onChange: (value: string) => void;
}) {
  const { type = 'text' } = props;
  return (
    <Field label={props.label} hint={props.hint} error={props.error}>
      {(field) => (
        <input
          {...field}
          type={type}
          min={type === 'number' ? 0 : undefined}
          step={type === 'number' ? 1 : undefined}
          className={type === 'number' ? 'control w-32' : 'control w-full'}
          maxLength={props.maxLength}
          autoComplete={type === 'password' ? 'new-password' : 'off'}
          spellCheck={false}
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
