/** Called after a change that somebody is to act on, which is durable by then. */
export interface Wakes {
  /** A delivery waits. */
  deliveries(key: string): Promise<void>;
  /** An incident asks for a remediation, or a proposal waits to be prepared. */
  remediations(key: string): Promise<void>;
}
