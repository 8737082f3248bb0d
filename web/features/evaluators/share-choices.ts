const USUAL = [1, 0.5, 0.25, 0.1, 0.05, 0.01];

/** Shares to choose from, the largest first; one that was set over the API stays among them. */
export function shareChoices(current: number): number[] {
  return [...new Set([...USUAL, current])].toSorted((a, b) => b - a);
}
