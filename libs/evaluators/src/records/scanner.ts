/** Thrown inside this folder only: the text is no record. */
export class NotARecord extends Error {}

/** More nesting is no record: what follows reads by recursion. */
const DEEPEST = 100;
/** Python refuses to convert longer integers. */
export const LONGEST_INTEGER = 4300;

/** A place in a text. */
export class Scanner {
  readonly text: string;
  at = 0;
  #depth = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** Whether the next characters are these; passes them if so. */
  take(token: string): boolean {
    if (!this.text.startsWith(token, this.at)) return false;
    this.at += token.length;
    return true;
  }

  expect(token: string): void {
    if (!this.take(token)) throw new NotARecord();
  }

  /** Passes what a sticky pattern matches here. */
  match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  nested<T>(read: () => T): T {
    this.#depth += 1;
    if (this.#depth > DEEPEST) throw new NotARecord();
    const value = read();
    this.#depth -= 1;
    return value;
  }

  get ended(): boolean {
    return this.at >= this.text.length;
  }
}
