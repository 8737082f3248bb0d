import type { Estimate } from '@almenara/contract';

/** Where an interval lies between zero and the longest one of its table; the numbers beside it say the same. */
export function IntervalBar(props: { value: Estimate | null; max: number; isPale?: boolean }) {
  const { value: estimate, max } = props;
  if (!estimate || estimate.lo === undefined || estimate.hi === undefined || max <= 0) return null;
  const place = (share: number) => `${Math.min(100, (share / max) * 100)}%`;
  const width = `${Math.max(0.5, ((estimate.hi - estimate.lo) / max) * 100)}%`;
  const tone = props.isPale ? 'bg-ink-3' : 'bg-series-1';
  return (
    <div aria-hidden="true" className="relative h-4 w-28 border-l 2xl:w-40 border-line">
      <span className={`absolute top-[7px] h-0.5 ${tone}`} style={{ left: place(estimate.lo), width }} />
      {props.isPale ? null : (
        <span
          className={`absolute top-1 -ml-1 size-2 rounded-full ${tone}`}
          style={{ left: place(estimate.value) }}
        />
      )}
    </div>
  );
}
