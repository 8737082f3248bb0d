/**
 * Looks at a version at intervals and wakes those who wait for a later one. Looks never overlap. A failed look
 * changes nothing: the next one tells what it missed.
 */
export class VersionWatch {
  private version: bigint | undefined;
  private timer: NodeJS.Timeout | undefined;
  private ended = false;
  private readonly waiting = new Set<() => void>();

  constructor(
    private readonly look: () => Promise<string>,
    private readonly intervalMs: number,
  ) {}

  /** Resolves when the version is known for the first time. */
  async start(): Promise<void> {
    this.version = BigInt(await this.look());
    this.schedule();
  }

  get current(): string {
    return String(this.version ?? 0n);
  }

  get stopped(): boolean {
    return this.ended;
  }

  isPast(version: string): boolean {
    return (this.version ?? 0n) > BigInt(version);
  }

  /** Resolves when the version is past the given one, after `timeoutMs`, or when the watch stops. */
  async waitPast(version: string, timeoutMs: number): Promise<void> {
    if (this.ended || this.isPast(version)) return;
    await new Promise<void>((resolve) => {
      const timeout = setTimeout(() => wake(), timeoutMs);
      timeout.unref();
      const wake = (): void => {
        clearTimeout(timeout);
        this.waiting.delete(wake);
        resolve();
      };
      this.waiting.add(wake);
    });
  }

  /** Wakes everyone who waits, whether or not anything changed. */
  wakeAll(): void {
    for (const wake of this.waiting) wake();
  }

  stop(): void {
    this.ended = true;
    clearTimeout(this.timer);
    this.wakeAll();
  }

  private schedule(): void {
    if (this.ended) return;
    this.timer = setTimeout(() => void this.tick(), this.intervalMs);
    this.timer.unref();
  }

  private async tick(): Promise<void> {
    const seen = await this.look().then(BigInt, () => undefined);
    if (seen !== undefined && this.version !== undefined && seen > this.version) {
      this.version = seen;
      this.wakeAll();
    }
    this.schedule();
  }
}
