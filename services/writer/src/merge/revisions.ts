/** When each field of a row was said: at `at`, except those listed. Derived fields were said by nobody. */
export interface Revisions {
  readonly at: number;
  readonly fields?: Readonly<Record<string, number>>;
  readonly derived?: readonly string[];
}
