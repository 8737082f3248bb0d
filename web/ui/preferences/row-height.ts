const COMFORTABLE = 32;
const COMPACT = 28;

/** Height of a row in a virtual list, which has to know it: the class `h-row` is as high. */
export function rowHeight(): number {
  const isCompact =
    typeof document !== 'undefined' && document.documentElement.dataset['density'] === 'compact';
  return isCompact ? COMPACT : COMFORTABLE;
}
