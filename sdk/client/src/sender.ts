import { AsyncResource } from 'node:async_hooks';
import { compress } from './compress.js';
import { joinEvents, type EventQueue, type QueuedEvent } from './event-queue.js';
import { deliverAtExit, forgetAtExit } from './exit-flush.js';
import { newId } from './identifier.js';
import type { Losses } from './losses.js';
import { postBatch, type Outcome } from './post-batch.js';
import type { Reporter } from './reporter.js';
import type { Settings } from './resolve-options.js';
import { retryDelay } from './retry-delay.js';
import { toMicroseconds } from './time.js';

/** Losses alone are no reason to send every 200 ms. */
const LOSS_REPORT_MS = 10_000;
const UNAUTHORISED_PAUSE_MS = 30_000;
const SMALLEST_BATCH_BYTES = 65_536;

interface Waiter {
  readonly target: number;
  readonly resolve: () => void;
}

/** Sends what the queue holds, one request at a time, and keeps the books on what became of it. */
export class Sender {
  readonly id = `node-${newId(16)}`;
  readonly #settings: Settings;
  readonly #queue: EventQueue;
  readonly #losses: Losses;
  readonly #reporter: Reporter;
  readonly #stop = new AbortController();
  /** Timers and requests start here, so that no app context is kept alive or traced by them. */
  readonly #scope = new AsyncResource('AlmenaraSender');
  #sequence = 1;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #timerDelay = Infinity;
  #running = false;
  #due = 0;
  #lossesDue = false;
  #pausedUntil = 0;
  #settled = 0;
  #waiters: Waiter[] = [];
  accepted = 0;
  rejected = 0;

  constructor(settings: Settings, queue: EventQueue, losses: Losses, reporter: Reporter) {
    this.#settings = settings;
    this.#queue = queue;
    this.#losses = losses;
    this.#reporter = reporter;
  }

  /** To be called when events or losses were added. */
  notice(): void {
    if (this.#running || this.#stop.signal.aborted) return;
    if (this.#queue.hasFullBatch) this.#start();
    else this.#schedule(this.#queue.waiting > 0 ? this.#settings.flushIntervalMs : LOSS_REPORT_MS);
  }

  /** Resolves when everything that waits now is settled, nothing more can be done soon, or time is up. */
  async flush(timeoutMs: number): Promise<void> {
    if (this.#stop.signal.aborted || (this.#queue.pending === 0 && this.#losses.untold().length === 0))
      return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    await new Promise<void>((resolve) => {
      // Not unref'd: the app awaits it.
      timer = setTimeout(resolve, timeoutMs);
      this.#waiters.push({ target: this.#settled + this.#queue.pending, resolve });
      this.#due = this.#queue.waiting;
      this.#lossesDue = true;
      if (this.paused) this.#wakeAll();
      else this.#start();
    });
    clearTimeout(timer);
  }

  /** Gives up what is under way. */
  stop(): void {
    this.#stop.abort();
    clearTimeout(this.#timer);
    forgetAtExit(this);
    this.#wakeAll();
  }

  /** True while the server has refused the key a moment ago. */
  get paused(): boolean {
    return Date.now() < this.#pausedUntil;
  }

  get isStopped(): boolean {
    return this.#stop.signal.aborted;
  }

  get exitFlushMs(): number {
    return this.#settings.exitFlushMs;
  }

  #schedule(delayMs: number): void {
    // The one that is set rings earlier; a clock need not be asked at each event to know that.
    if (this.#timerDelay <= delayMs) return;
    clearTimeout(this.#timer);
    this.#timerDelay = delayMs;
    const ring = () => {
      this.#due = this.#queue.waiting;
      this.#lossesDue = true;
      this.#start();
    };
    this.#timer = this.#scope.runInAsyncScope(() => setTimeout(ring, delayMs));
    this.#timer.unref?.();
    deliverAtExit(this);
  }

  #start(): void {
    if (this.#running) return;
    this.#running = true;
    clearTimeout(this.#timer);
    this.#timerDelay = Infinity;
    void this.#scope.runInAsyncScope(() => this.#run());
  }

  async #run(): Promise<void> {
    while (this.#hasWork()) {
      await this.#wait(this.#pausedUntil - Date.now());
      if (this.#stop.signal.aborted) break;
      const events = this.#queue.take();
      this.#due -= events.length;
      this.#lossesDue = false;
      try {
        await this.#deliver(events);
      } catch {
        this.#lose('internal', events.length, 'a batch could not be prepared');
      }
      if (this.#stop.signal.aborted) break;
      this.#queue.release(events);
      this.#settled += events.length;
      this.#wakeSettled();
    }
    this.#running = false;
    this.#wakeAll();
    if (this.#queue.waiting > 0 || this.#losses.untold().length > 0) this.notice();
    else forgetAtExit(this);
  }

  #hasWork(): boolean {
    if (this.#stop.signal.aborted) return false;
    if (this.#queue.waiting > 0 && (this.#due > 0 || this.#queue.hasFullBatch)) return true;
    return this.#lossesDue && this.#losses.untold().length > 0;
  }

  #wakeSettled(): void {
    const done = this.#waiters.filter(({ target }) => target <= this.#settled);
    this.#waiters = this.#waiters.filter(({ target }) => target > this.#settled);
    for (const { resolve } of done) resolve();
  }

  #wakeAll(): void {
    for (const { resolve } of this.#waiters.splice(0)) resolve();
  }

  /** Sends one batch until its fate is known; the same bytes at every attempt. */
  async #deliver(events: readonly QueuedEvent[]): Promise<void> {
    const reports = this.#losses.untold();
    const body = this.#encode(events, reports);
    const packed = this.#settings.gzip ? await compress(Buffer.concat(body)) : undefined;
    const { url, key, timeoutMs, fetch, maxAttempts } = this.#settings;
    const headers = {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      ...(packed ? { 'content-encoding': 'gzip' } : {}),
    };
    let unclear = false;
    for (let attempt = 1; ; attempt++) {
      const outcome = await postBatch({
        url,
        headers,
        body: packed ? [packed] : body,
        timeoutMs,
        fetch,
        signal: this.#stop.signal,
      });
      if (this.#stop.signal.aborted) return;
      if (outcome.kind === 'retry') {
        unclear ||= outcome.unclear;
        this.#reporter.report('retry', `${outcome.message}; trying again`);
        if (attempt < maxAttempts) {
          await this.#wait(retryDelay(attempt, outcome.retryAfterMs, this.#settings));
          if (this.#stop.signal.aborted) return;
          continue;
        }
      }
      // A number is used again only when no batch with it can have arrived: a gap means a lost batch.
      if (outcome.kind === 'accepted' || unclear) this.#sequence++;
      if (outcome.kind === 'accepted') this.#losses.markTold(reports);
      await this.#settle(events, outcome);
      return;
    }
  }

  async #settle(events: readonly QueuedEvent[], outcome: Outcome): Promise<void> {
    const count = events.length;
    switch (outcome.kind) {
      case 'accepted': {
        const indexes = new Set(outcome.rejected.map((item) => item?.index).filter((index) => index < count));
        this.accepted += count - indexes.size;
        this.rejected += indexes.size;
        const reason = String(outcome.rejected[0]?.reason).slice(0, 200);
        return this.#lose('rejected', indexes.size, `the server rejected events: ${reason}`);
      }
      case 'too_large':
        this.#queue.maxBatchBytes = Math.max(SMALLEST_BATCH_BYTES, this.#queue.maxBatchBytes / 2);
        if (count < 2) return this.#lose('event_too_large', count, 'the server takes no event of this size');
        await this.#deliver(events.slice(0, count >> 1));
        if (!this.#stop.signal.aborted) await this.#deliver(events.slice(count >> 1));
        return;
      case 'unauthorised':
        this.#pausedUntil = Date.now() + UNAUTHORISED_PAUSE_MS;
        this.#losses.add('unauthorised', count);
        return this.#reporter.warn('unauthorised', 'the server refuses the key; check ALMENARA_KEY');
      case 'refused':
        return this.#lose('rejected', count, outcome.message);
      case 'retry':
        return this.#lose('retries_exhausted', count, `${outcome.message}; gave up`);
    }
  }

  #lose(reason: string, count: number, message: string): void {
    if (count === 0) return;
    this.#losses.add(reason, count);
    this.#reporter.report(reason, message);
  }

  #encode(events: readonly QueuedEvent[], reports: readonly [string, number][]): Uint8Array[] {
    const head = `{"sender":"${this.id}","sequence":${this.#sequence},"sentAt":${toMicroseconds(Date.now())}`;
    const losses = reports.map(([reason, count]) => JSON.stringify({ kind: 'loss', reason, count }));
    const [first, ...rest] = joinEvents(events);
    const comma = first && losses.length > 0 ? ',' : '';
    return [
      Buffer.from(`${head},"events":[`),
      ...(first ? [first.subarray(1), ...rest] : []),
      Buffer.from(`${comma}${losses.join()}]}`),
    ];
  }

  #wait(delayMs: number): Promise<void> {
    if (delayMs <= 0) return Promise.resolve();
    if (this.paused) this.#wakeAll();
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        this.#stop.signal.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, delayMs);
      timer.unref?.();
      this.#stop.signal.addEventListener('abort', end);
    });
  }
}
