import { codePointLength } from './python-text.js';

/** Turns UTF-16 indexes of a text into code point offsets, which is what goes over the wire. */
export class CodePointOffsets {
  readonly #text: string;
  readonly #plain: boolean;
  #unit = 0;
  #offset = 0;

  constructor(text: string) {
    this.#text = text;
    this.#plain = !/[\ud800-\udbff]/.test(text);
  }

  /** Cheap when asked in rising order. */
  at(unit: number): number {
    if (this.#plain) return unit;
    if (unit < this.#unit) this.#unit = this.#offset = 0;
    this.#offset += codePointLength(this.#text, this.#unit, unit);
    this.#unit = unit;
    return this.#offset;
  }
}
