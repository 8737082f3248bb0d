/** One answer of the app with what it was made from, as far as known. */
export interface AnswerRow {
  readonly id: string;
  readonly window: 'reference' | 'current';
  /** Hours since 1970 UTC. */
  readonly hour: number;
  /** Hash bucket of the actor, else of the session, else of the trace. */
  readonly bag: number;
  readonly actor?: string;
  readonly question: ArrayLike<number>;
  readonly output?: ArrayLike<number>;
  readonly documents?: readonly { readonly id: string; readonly score?: number }[];
  /** Characters or tokens, the same for all rows. */
  readonly outputLength?: number;
  /** Prompt version, variant and what else decides how the app asks the model, joined; absent where not reported. */
  readonly version?: string;
}

/** Blocks of time of a window of this many hours: an hour each up to two days, a quarter of a day up to a week. */
export function blockHours(hours: number): number {
  return hours <= 48 ? 1 : hours <= 168 ? 6 : 24;
}

/** The block of time that an hour lies in; windows of one comparison never share one. */
export function blockOf(rows: readonly AnswerRow[]): (row: AnswerRow) => number {
  const spans = { reference: [Infinity, -Infinity], current: [Infinity, -Infinity] };
  for (const { window, hour } of rows) {
    spans[window][0] = Math.min(spans[window][0]!, hour);
    spans[window][1] = Math.max(spans[window][1]!, hour);
  }
  const hours = Math.max(...Object.values(spans).map(([first, last]) => (last ?? 0) - (first ?? 0) + 1));
  const size = blockHours(hours);
  return ({ window, hour }) => 2 * Math.floor(hour / size) + (window === 'current' ? 1 : 0);
}
