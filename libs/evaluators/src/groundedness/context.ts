import { startsRecord } from '../records/read-record.js';
import { codePointLength, strip } from '../text/python-text.js';
import { STOP_WORDS, wordsOf, type Word } from '../text/words.js';
import { type Unit, unitsOf } from './units.js';

/** Stems are numbered in the order of their first occurrence in the context. */
export interface ContextUnit extends Unit {
  readonly words: readonly Word[];
  /** Stem number of each word. */
  readonly stems: readonly number[];
  /** Divisor of the overlap with a sentence: long units match by chance. 1 + 0.35 ln(1 + distinct stems). */
  readonly penalty: number;
}

/** More stems than any context has under its limits. */
const BIGRAM_BASE = 2 ** 26;

/**
 * The words of all passages of an answer: units, which of them hold a stem, how rare each stem is, and which stems
 * follow each other inside a unit.
 */
export class Context {
  readonly units: readonly ContextUnit[];
  readonly truncated: boolean;
  /** Whether the first passage is a record and not prose. */
  readonly isRecord: boolean;
  /** Of all units, in code points. */
  readonly length: number;
  readonly #numbers = new Map<string, number>();
  /** By number. */
  readonly #stems: string[] = [];
  /** By stem number: the units that hold it, rising. */
  readonly #holders: number[][] = [];
  /** By stem number: ln(1 + units / units that hold it); 0 for stop words. */
  readonly #rarity: Float64Array;
  readonly #bigrams = new Set<number>();

  constructor(passages: readonly string[]) {
    const { units, truncated } = unitsOf(passages);
    this.truncated = truncated;
    this.units = units.map((unit, index) => this.#read(unit, index));
    this.length = units.reduce((sum, { text }) => sum + codePointLength(text), 0);
    this.isRecord = passages.length > 0 && firstIsRecord(passages[0]!) && units.length > 3;
    this.#rarity = new Float64Array(this.#holders.length);
    for (const [stem, number] of this.#numbers) {
      if (!STOP_WORDS.has(stem)) {
        this.#rarity[number] = Math.log(1 + units.length / this.#holders[number]!.length);
      }
    }
  }

  #read(unit: Unit, index: number): ContextUnit {
    const words = wordsOf(unit.text);
    const stems = words.map(({ stem }) => this.#numberOf(stem));
    let distinct = 0;
    for (const [place, stem] of stems.entries()) {
      if (place > 0) this.#bigrams.add(stems[place - 1]! * BIGRAM_BASE + stem);
      const holders = this.#holders[stem]!;
      if (holders.at(-1) === index) continue;
      holders.push(index);
      distinct += 1;
    }
    return { ...unit, words, stems, penalty: 1 + 0.35 * Math.log(1 + distinct) };
  }

  #numberOf(stem: string): number {
    let number = this.#numbers.get(stem);
    if (number === undefined) {
      number = this.#numbers.size;
      this.#numbers.set(stem, number);
      this.#stems.push(stem);
      this.#holders.push([]);
    }
    return number;
  }

  /** Undefined when no unit holds the stem. */
  stemNumber(stem: string): number | undefined {
    return this.#numbers.get(stem);
  }

  hasBigram(first: number | undefined, second: number | undefined): boolean {
    return first !== undefined && second !== undefined && this.#bigrams.has(first * BIGRAM_BASE + second);
  }

  /**
   * Units that share words with these stems, best first, equal ones in their own order: the sum of the rarities of the
   * shared stems, divided by the unit's penalty.
   */
  closest(stems: ReadonlySet<number>): { unit: number; overlap: number }[] {
    const sums = new Map<number, number>();
    for (const stem of this.#alphabetical(stems)) {
      const rarity = this.#rarity[stem]!;
      if (rarity === 0) continue;
      for (const unit of this.#holders[stem]!) sums.set(unit, (sums.get(unit) ?? 0) + rarity);
    }
    return [...sums]
      .map(([unit, sum]) => ({ unit, overlap: sum / this.units[unit]!.penalty }))
      .sort((a, b) => b.overlap - a.overlap || a.unit - b.unit);
  }

  /**
   * A sum of floating point numbers depends on its order. Python's logarithm differs in the last digit for one value in
   * ten, so of units that come equally close the training may have chosen another.
   */
  #alphabetical(stems: ReadonlySet<number>): number[] {
    const texts = this.#stems;
    return [...stems].sort((a, b) => (texts[a]! < texts[b]! ? -1 : 1));
  }

  /**
   * Share of a sentence's content words that a unit holds, each weighted by its rarity; those that no unit holds are as
   * rare as one that a single unit holds.
   */
  coverage(unit: number, stems: ReadonlySet<number>, newWords: number): number {
    let held = 0;
    let all = newWords * Math.log(1 + this.units.length);
    const inUnit = new Set(this.units[unit]!.stems);
    for (const stem of stems) {
      const rarity = this.#rarity[stem]!;
      all += rarity;
      if (inUnit.has(stem)) held += rarity;
    }
    return all === 0 ? 0 : held / all;
  }
}

function firstIsRecord(passage: string): boolean {
  return startsRecord(strip(passage.slice(0, 4096)));
}
