import type { Cell } from '@almenara/drift';

export interface KeptBlock {
  readonly digest: string;
  readonly cells: readonly Cell[];
}

export interface Limits {
  /** Of sums alone. */
  readonly bytes: number;
  readonly milliseconds: number;
}

/** A month of a text stream by days takes half a megabyte. What was erased must not stay for long in memory either. */
const LIMITS: Limits = { bytes: 16_000_000, milliseconds: 10 * 60_000 };

/**
 * Sums of blocks of sketches that were read a short time ago. One is given out only for the digest of the sketches as they
 * are now, so a changed block is never seen as it was. The least recently used go first.
 */
export class KeptBlocks {
  readonly #limits: Limits;
  readonly #blocks = new Map<string, KeptBlock>();
  #bytes = 0;

  constructor(limits = LIMITS) {
    this.#limits = limits;
  }

  get(key: string, digest: string): KeptBlock['cells'] | undefined {
    const block = this.#blocks.get(key);
    if (block?.digest !== digest) return undefined;
    this.#blocks.delete(key);
    this.#blocks.set(key, block);
    return block.cells;
  }

  keep(blocks: ReadonlyMap<string, KeptBlock>): void {
    for (const [key, block] of blocks) {
      this.#drop(key);
      this.#blocks.set(key, block);
      this.#bytes += bytesOf(block);
    }
    for (const key of this.#blocks.keys()) {
      if (this.#bytes <= this.#limits.bytes) break;
      this.#drop(key);
    }
    setTimeout(() => {
      for (const [key, block] of blocks) if (this.#blocks.get(key) === block) this.#drop(key);
    }, this.#limits.milliseconds).unref();
  }

  #drop(key: string): void {
    const block = this.#blocks.get(key);
    if (block && this.#blocks.delete(key)) this.#bytes -= bytesOf(block);
  }
}

/** Of 32-bit floats. */
function bytesOf({ cells }: KeptBlock): number {
  return cells.reduce((bytes, { sum }) => bytes + 4 * sum.length, 0);
}
