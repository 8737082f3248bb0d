import { BAGS, type BlockSketch } from '../sketch/block-sketch.js';
import { DAY, WEEK, referenceRange, type HourRange, type Reference } from '../reference/reference-range.js';
import { RunningReference } from '../reference/running-reference.js';
import { seasonLevels } from '../reference/season.js';
import { Direction } from './direction.js';
import { ResidualBlocks } from './residual-blocks.js';
import { Whitening } from './whitening.js';
import { tuning } from './tuning.js';

export interface DetectorConfig {
  readonly width: number;
  readonly threshold: number;
  readonly reference?: Reference;
}

export type Judgement = any;

const logAdd = (a: number, b: number): number => {
  const high = Math.max(a, b);
  return high === -Infinity ? high : high + Math.log1p(Math.exp(Math.min(a, b) - high));
};

interface Expert {
  readonly direction: number;
  readonly bet: number;
  logSr: number;
}

export class Detector {
  readonly #config: DetectorConfig;
  readonly #width: number;
  readonly #reference: Reference;
  readonly #running: RunningReference;
  readonly #blocks: ResidualBlocks;
  readonly #pending: BlockSketch[] = [];
  readonly #directions: Direction[];
  readonly #experts: Expert[];
  readonly #lasting: Direction;
  #whitening: Whitening | null = null;
  #first: number | undefined;
  #last: number | undefined;
  #ready = false;
  #day = NaN;
  readonly #residual: Float64Array;
  debug: any = {};

  constructor(config: DetectorConfig) {
    this.#config = config;
    this.#width = config.width;
    this.#reference = config.reference ?? { kind: 'seasonal' };
    this.#running = new RunningReference(this.#width);
    this.#blocks = new ResidualBlocks(this.#width);
    this.#directions = tuning.memories.map((memory) => new Direction(this.#width, memory));
    this.#lasting = new Direction(this.#width, tuning.lastingMemory);
    this.#experts = tuning.memories.flatMap((_, direction) =>
      tuning.bets.map((bet) => ({ direction, bet, logSr: -Infinity })),
    );
    this.#residual = new Float64Array(BAGS * this.#width);
  }

  judge(hour: BlockSketch): Judgement {
    const t = hour.start;
    if (this.#last !== undefined && t <= this.#last) throw new RangeError('order');
    const gap = this.#last === undefined ? 0 : t - this.#last;
    this.#last = t;
    this.#first ??= this.#reference.kind === 'since' ? Math.max(t, this.#reference.from) : t;
    const range = referenceRange(this.#reference, this.#first, t);
    this.#bringForward(range, t);
    for (const direction of this.#directions) direction.fade(gap);
    this.#lasting.fade(gap);
    const result = this.#judge(hour, range);
    this.#pending.push(hour);
    return result;
  }

  #bringForward(range: HourRange, t: number): void {
    while (this.#pending.length > 0 && this.#pending[0]!.start < range.to) {
      const hour = this.#pending.shift()!;
      if (hour.start >= range.from && hour.cells.length > 0) {
        this.#running.add(hour);
        if (!this.#ready) this.#warm.push(hour);
      }
    }
    this.#running.dropBefore(range.from);
    this.#blocks.dropBefore(range.from);
    if (range.to - range.from < WEEK) return;
    const day = Math.floor(t / DAY);
    if (day !== this.#day) {
      this.#day = day;
      if (this.#whitening === null || day % 7 === 0) this.#rewhiten();
      this.#running.learnSeason(seasonLevels(this.#reference, range));
    }
    if (!this.#ready) {
      this.#ready = true;
      for (const hour of this.#warm) {
        const { n, sum } = this.#difference(hour, true);
        this.#blocks.add(hour.start, n, sum);
      }
      this.#warm.length = 0;
    }
  }
  readonly #warm: BlockSketch[] = [];

  #rewhiten(): void {
    const before = this.#whitening;
    const after = new Whitening(this.#running.covariance(), this.#width);
    this.#whitening = after;
    if (before === null) return;
    const map = (vectors: Float64Array, from: number): void => {
      before.undo(vectors, from);
      after.apply(vectors, from);
    };
    for (const direction of [...this.#directions, this.#lasting]) direction.transform(map);
    this.#blocks.transform(map);
  }

  #difference(hour: BlockSketch, withoutDay = false) {
    const counts = this.#running.residuals(hour, this.#residual, withoutDay);
    const sum = new Float64Array(this.#width);
    let n = 0;
    let bags = 0;
    for (let b = 0; b < BAGS; b++) {
      if (counts[b] === 0) continue;
      bags += 1;
      const share = 1 / (1 + tuning.withinCell * Math.max(0, counts[b]! - 1));
      n += share * counts[b]!;
      this.#whitening!.apply(this.#residual, b * this.#width);
      for (let j = 0, at = b * this.#width; j < this.#width; j++, at++) {
        this.#residual[at]! *= share;
        sum[j]! += this.#residual[at]!;
      }
    }
    return { n, sum, bags, counts };
  }

  #judge(hour: BlockSketch, range: HourRange): Judgement {
    if (!this.#ready) return { insufficient: 'reference' };
    const { n, sum, bags, counts } = this.#difference(hour);
    if (n === 0) return { insufficient: 'events' };
    const dbg: any[] = [];
    const before = this.logSr();
    this.#directions.forEach((direction, i) => {
      const { norm, gain } = direction.outlook(tuning.noise);
      let y = 0;
      let squares = 0;
      let v = 0;
      let ratio = 0;
      if (gain > 0 && direction.events > 0) {
        for (let b = 0; b < BAGS; b++) {
          if (counts[b] === 0) continue;
          const own = direction.along(b, this.#residual);
          y += own;
          squares += own * own;
        }
        const u = direction.all.map((value) => value / norm);
        const finite = 1 + (tuning.finite * tuning.memories[i]!) / (range.to - range.from);
        let persistent = 0;
        for (let b = 0; b < BAGS; b++) persistent += direction.along(b, this.#lasting.bags) ** 2;
        v = this.#blocks.variance(u, range.to) * finite;
        const vb = (tuning.lasting * persistent) / this.#lasting.eventsSquared;
        ratio = vb / v;
        v = tuning.sum ? v + vb : Math.max(v, vb);
      }
      const V = Math.max(squares, n * v);
      dbg.push({ gain, y: y / n, v, ratio });
      for (const expert of this.#experts) {
        if (expert.direction !== i) continue;
        const lambda = v > 0 ? Math.min((expert.bet * gain) / v, tuning.maxBet / Math.sqrt(n * v)) : 0;
        expert.logSr = logAdd(0, expert.logSr) + lambda * y - (lambda * lambda * V) / 2;
      }
      direction.learn(this.#residual, sum, n);
    });
    this.#lasting.learn(this.#residual, sum, n);
    this.#blocks.add(hour.start, n, sum);
    this.debug = dbg;
    const logSr = this.logSr();
    return { logSr, logE: logSr - logAdd(0, before), n, bags };
  }

  logSr(): number {
    let total = -Infinity;
    for (const { logSr } of this.#experts) total = logAdd(total, logSr);
    return total - Math.log(this.#experts.length);
  }
}
