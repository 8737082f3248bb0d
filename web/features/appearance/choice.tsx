'use client';

import { useId, useState } from 'react';

/** A few alternatives side by side, as radio buttons. */
export function Choice<Value extends string>(props: {
  legend: string;
  hint?: string;
  name: string;
  chosen: Value;
  options: readonly { value: Value; label: string }[];
  onChoose: (value: Value) => void;
}) {
  const id = useId();
  const [chosen, setChosen] = useState(props.chosen);
  return (
    <fieldset
      className="flex min-w-0 flex-col gap-2"
      aria-describedby={props.hint ? `${id}-hint` : undefined}
    >
      <legend className="mb-1 font-medium">{props.legend}</legend>
      <div className="flex flex-wrap gap-2">
        {props.options.map(({ value, label }) => (
          <label key={value} className="control has-checked:border-accent has-checked:bg-selected">
            <input
              type="radio"
              name={props.name}
              value={value}
              className="accent-(--accent)"
              checked={chosen === value}
              onChange={() => {
                setChosen(value);
                props.onChoose(value);
              }}
            />
            {label}
          </label>
        ))}
      </div>
      {props.hint ? (
        <p id={`${id}-hint`} className="max-w-[72ch] text-meta text-ink-2">
          {props.hint}
        </p>
      ) : null}
    </fieldset>
  );
}
