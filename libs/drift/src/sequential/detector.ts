import { BAGS, type BlockSketch } from '../sketch/block-sketch.js';
import type { Reference } from '../reference/reference-range.js';
import { Alarm } from './alarm.js';
import { Experts } from './experts.js';
import type { Judgement } from './judgement.js';
import { RecentResiduals } from './recent-residuals.js';
import { ReferenceState } from './reference-state.js';
import { logAdd } from './shiryaev-roberts.js';

/** How far below the threshold, on the log scale, the start of a shift is told already: a twentieth of it. */
const SHOWN_BELOW = 3;

export interface DetectorConfig {
  /** Features of φ. */
  readonly width: number;
  /** Threshold A of the Shiryaev–Roberts statistic, see `alarmThreshold`. */
  readonly threshold: number;
  /** `seasonal` where nothing else is said. */
  readonly reference?: Reference;
}

/**
 * Watches one stream hour by hour for a change of its mean features (e-SR). What it says of an hour follows from the
 * hours before it alone and from no clock, so that stored hours can be judged again. Assumes that bags are independent
 * of each other and, beyond what is measured in the reference, that hours are.
 */
export class Detector {
  readonly #width: number;
  #logThreshold: number;
  readonly #reference: ReferenceState;
  readonly #experts: Experts;
  readonly #recent = new RecentResiduals();
  readonly #alarm = new Alarm();
  #last: number | null = null;
  #startedAt = -Infinity;

  /** @throws RangeError for a width that is no positive integer or a threshold that is not above 1. */
  constructor({ width, threshold, reference = { kind: 'seasonal' } }: DetectorConfig) {
    if (!Number.isInteger(width) || width < 1) throw new RangeError('width must be a positive integer.');
    if (!(threshold > 1)) throw new RangeError('threshold must be a number above 1.');
    this.#width = width;
    this.#logThreshold = Math.log(threshold);
    this.#reference = new ReferenceState(reference, width);
    this.#experts = new Experts(width);
  }

  /** @throws RangeError for an hour that is not after the one before, or cells that do not fit. */
  judge(hour: BlockSketch): Judgement {
    this.#require(hour);
    this.#reference.bringForward(hour.start);
    if (this.#last !== null) this.#experts.fade(hour.start - this.#last);
    this.#last = hour.start;
    return this.#judge(hour);
  }

  /** Starts the evidence from nothing, for example because an incident was closed. The reference stays. */
  restart(): void {
    this.#experts.forget();
    this.#alarm.restart();
    this.#startedAt = this.#last === null ? -Infinity : this.#last + 1;
  }

  /**
   * Line from the next hour on, as where the budget of a project is shared anew.
   *
   * @throws RangeError for a threshold that is not above 1.
   */
  setThreshold(threshold: number): void {
    if (!(threshold > 1)) throw new RangeError('threshold must be a number above 1.');
    this.#logThreshold = Math.log(threshold);
  }

  /** How the mean features have shifted against the reference, as far as the leading direction remembers. */
  shift(): Float64Array {
    return this.#reference.plain(this.#experts.leader.meanShift());
  }

  #judge(hour: BlockSketch): Judgement {
    const filled = hour.cells.filter(({ n }) => n > 0);
    const events = filled.reduce((sum, { n }) => sum + n, 0);
    const about = { hour: hour.start, events, bags: new Set(filled.map(({ bag }) => bag)).size };
    const missing =
      this.#reference.missing() ??
      (events === 0 ? ({ reason: 'no-events', have: 0, need: 1 } as const) : null);
    if (missing !== null) {
      this.#reference.remember(hour, null);
      return { status: 'insufficient', ...about, ...missing };
    }
    this.#reference.learn(hour.start, (map) => {
      this.#experts.transform(map);
      this.#recent.transform(map);
    });
    const difference = this.#reference.difference(hour);
    const before = this.#experts.logSr;
    const effects = this.#experts.judge(difference, this.#reference.range, (direction) =>
      this.#reference.variance(direction),
    );
    const effect = this.#experts.leading(effects);
    this.#recent.add(hour.start, difference.n, difference.sum);
    this.#experts.learn(difference);
    this.#reference.remember(hour, difference);
    const logSr = this.#experts.logSr;
    const logE = logSr - logAdd(0, before);
    const change = this.#alarm.next(logE, logSr >= this.#logThreshold);
    const known = change.state === 'alarm' || logSr >= this.#logThreshold - SHOWN_BELOW;
    const since = known ? this.#recent.since(this.#experts.leader.unit(), this.#startedAt) : null;
    if (change.ended) this.#experts.restart();
    return {
      status: 'judged',
      ...about,
      logE,
      logSr,
      logThreshold: this.#logThreshold,
      ...change,
      effect,
      since,
    };
  }

  #require({ start, cells }: BlockSketch): void {
    if (!Number.isInteger(start) || (this.#last !== null && start <= this.#last))
      throw new RangeError(`Hour ${start} does not come after hour ${this.#last}: judge hours in order.`);
    for (const { bag, sum } of cells) {
      if (!Number.isInteger(bag) || bag < 0 || bag >= BAGS)
        throw new RangeError(`Bag ${bag} of hour ${start} is unknown.`);
      if (sum.length !== this.#width)
        throw new RangeError(`Hour ${start} has ${sum.length} features where the stream has ${this.#width}.`);
    }
  }
}

export function createDetector(config: DetectorConfig): Detector {
  return new Detector(config);
}
