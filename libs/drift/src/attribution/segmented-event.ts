/** One event of the current window and the segments that it belongs to. */
export interface SegmentedEvent {
  readonly shifted: boolean;
  /** Absent: the event stands for itself. */
  readonly actor?: string;
  /** Value by dimension; several where an event has more than one, as with tags. */
  readonly segments: Readonly<Record<string, string | readonly string[] | undefined>>;
}
