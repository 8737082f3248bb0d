import type { LogPosition } from '@almenara/trace-store';
import { isPast } from './log-position.js';

/**
 * Looks at the position of the traces at intervals and wakes those who wait for a later one. Looks never overlap. A
 * failed look changes nothing: the next one tells what it missed.
 */
export class PositionWatch {
  private position: LogPosition = new Map();
  private timer: NodeJS.Timeout | undefined;
  private ended = false;
  private readonly waiting = new Set<() => void>();

  constructor(
    private readonly look: () => Promise<LogPosition>,
    private readonly intervalMs: number,
  ) {}

  /** Resolves when the position is known for the first time. */
  async start(): Promise<void> {
    this.position = await this.look();
    this.schedule();
  }

  get current(): LogPosition {
    return this.position;
  }

  get stopped(): boolean {
    return this.ended;
  }

  isPast(position: LogPosition): boolean {
    return isPast(this.position, position);
  }

  /** Resolves when the watch is past the given position, after `timeoutMs`, or when it stops. */
  async waitPast(position: LogPosition, timeoutMs: number): Promise<void> {
    if (this.ended || this.isPast(position)) return;
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
    const seen = await this.look().catch(() => undefined);
    if (seen && isPast(seen, this.position)) {
      this.position = seen;
      this.wakeAll();
    }
    this.schedule();
  }
}
