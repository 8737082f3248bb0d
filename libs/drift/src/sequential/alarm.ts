/** Judged hours that have to pass without evidence, all together, before an alarm ends by itself. */
const HOURS_WITHOUT_EVIDENCE = 24;

export interface AlarmChange {
  readonly state: 'quiet' | 'alarm';
  readonly opened: boolean;
  readonly ended: boolean;
}

/** Whether an alarm is on: it begins once, whatever evidence follows, and ends when the evidence does. */
export class Alarm {
  #newest: number[] | null = null;

  next(logE: number, reached: boolean): AlarmChange {
    if (this.#newest === null) {
      if (reached) this.#newest = [];
      return { state: reached ? 'alarm' : 'quiet', opened: reached, ended: false };
    }
    this.#newest.push(logE);
    if (this.#newest.length > HOURS_WITHOUT_EVIDENCE) this.#newest.shift();
    const ended =
      this.#newest.length === HOURS_WITHOUT_EVIDENCE &&
      this.#newest.reduce((sum, value) => sum + value, 0) <= 0;
    if (ended) this.#newest = null;
    return { state: ended ? 'quiet' : 'alarm', opened: false, ended };
  }

  get on(): boolean {
    return this.#newest !== null;
  }

  restart(): void {
    this.#newest = null;
  }
}
