import type { Encoding, Tokenizer } from '@almenara/local-models';
import type { Context } from './context.js';

/** Tokens of the units, made when one is first considered. */
export class ContextTokens {
  readonly #context: Context;
  readonly #tokenizer: Tokenizer;
  readonly #encodings: (Encoding | undefined)[] = [];

  constructor(context: Context, tokenizer: Tokenizer) {
    this.#context = context;
    this.#tokenizer = tokenizer;
  }

  of(unit: number): Encoding {
    return (this.#encodings[unit] ??= this.#tokenizer.encode(this.#context.units[unit]!.text));
  }

  /** Whether all units together have at most so many tokens. */
  fit(budget: number): boolean {
    let used = 0;
    for (let unit = 0; unit < this.#context.units.length; unit += 1) {
      used += this.of(unit).ids.length;
      if (used > budget) return false;
    }
    return true;
  }
}
