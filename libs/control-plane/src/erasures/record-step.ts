import type { ErasureStepState } from './erasure.js';

/**
 * The steps with one of them further. A step that is done stays so, and keeps the largest number of rows: whoever
 * repeats it after a sudden end finds fewer.
 */
export function recordStep(
  steps: readonly ErasureStepState[],
  name: string,
  { state, rows, at }: { state: 'running' | 'done'; rows: number | null; at: string },
): ErasureStepState[] {
  return steps.map((known) => {
    if (known.step !== name) return known;
    const most = rows === null ? known.rows : Math.max(rows, known.rows ?? 0);
    if (known.state === 'done') return { ...known, rows: most };
    return { step: name, state, rows: most, at };
  });
}
