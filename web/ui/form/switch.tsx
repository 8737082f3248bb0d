'use client';

/** On or off, at once. The word beside it tells which, so that colour and place need not. */
export function Switch(props: {
  /** What is switched. */
  label: string;
  isOn: boolean;
  on: string;
  off: string;
  isDisabled?: boolean;
  onChange: (isOn: boolean) => void;
}) {
  const { isOn } = props;
  return (
    <button
      type="button"
      role="switch"
      aria-checked={isOn}
      aria-label={props.label}
      // Kept reachable while it is busy: a disabled button would lose the focus.
      aria-disabled={props.isDisabled}
      className="inline-flex min-h-8 items-center gap-2 rounded-control"
      onClick={() => {
        if (!props.isDisabled) props.onChange(!isOn);
      }}
    >
      <span
        aria-hidden="true"
        className={`inline-flex h-5 w-9 shrink-0 items-center rounded-full border p-0.5 ${
          isOn ? 'justify-end border-ink bg-ink' : 'justify-start border-control bg-raised'
        }`}
      >
        <span className={`size-3.5 rounded-full ${isOn ? 'bg-bg' : 'bg-control'}`} />
      </span>
      <span className="min-w-8 text-left font-medium">{isOn ? props.on : props.off}</span>
    </button>
  );
}
