import { type ReactNode, useId } from 'react';

export interface FieldProps {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

/** A label, a control, a hint, and what is wrong: all bound to each other for those who cannot see them together. */
export function Field(props: {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  children: (field: FieldProps) => ReactNode;
}) {
  const id = useId();
  const described = [
    ...(props.hint === undefined ? [] : [`${id}-hint`]),
    ...(props.error === undefined ? [] : [`${id}-error`]),
  ];
  return (
    <div className="flex min-w-0 flex-col items-start gap-1">
      <label htmlFor={id} className="text-data font-medium break-words">
        {props.label}
      </label>
      {props.children({
        id,
        'aria-describedby': described.length > 0 ? described.join(' ') : undefined,
        'aria-invalid': props.error === undefined ? undefined : true,
      })}
      {props.hint === undefined ? null : (
        <p id={`${id}-hint`} className="max-w-[60ch] text-meta text-ink-2">
          {props.hint}
        </p>
      )}
      {props.error === undefined ? null : (
        <p id={`${id}-error`} className="text-data text-danger">
          {props.error}
        </p>
      )}
    </div>
  );
}
