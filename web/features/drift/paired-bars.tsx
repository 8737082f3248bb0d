/** Two shares under each other, the reference as an outline. The numbers beside them say the same. */
export function PairedBars(props: { reference: number; current: number; max: number }) {
  const { reference, current, max } = props;
  const width = (share: number) => `${max > 0 ? Math.min(100, (share / max) * 100) : 0}%`;
  return (
    <span aria-hidden="true" className="flex w-28 flex-col gap-0.5 border-l border-line 2xl:w-40">
      <span className="h-2 border border-l-0 border-ink-3" style={{ width: width(reference) }} />
      <span className="h-2 bg-series-1" style={{ width: width(current) }} />
    </span>
  );
}
