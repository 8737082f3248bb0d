import { attempt } from './attempt.js';
import { readField, type Readers } from './read-fields.js';

/** From this length on a text is handed on by itself: joining it to others would copy it. */
const LONG = 512;

/** What the records of one kind may say: each field has a place. */
export class RecordKind {
  readonly names: readonly string[];
  readonly readers: Readers;
  readonly places = new Map<string, number>();
  /** The texts of a record that says nothing. */
  readonly none: readonly undefined[];

  constructor(readers: Readers) {
    this.readers = readers;
    this.names = Object.keys(readers);
    this.none = this.names.map(() => undefined);
    this.names.forEach((name, place) => this.places.set(name, place));
  }
}

/** JSON text of a record's fields. A field that is set again replaces its former value. */
export class RecordFields {
  readonly #kind: RecordKind;
  readonly #texts: (string | undefined)[];

  constructor(kind: RecordKind) {
    this.#kind = kind;
    this.#texts = kind.none.slice();
  }

  get(name: string): string | undefined {
    return this.#texts[this.#kind.places.get(name)!];
  }

  set(name: string, json: string): this {
    this.#texts[this.#kind.places.get(name)!] = json;
    return this;
  }

  /** Takes what the app gave; answers whether that was anything. Unknown, absent and unusable fields are left out. */
  read(fields: object, maxChars: number): boolean {
    const { names, places, readers } = this.#kind;
    let any = false;
    for (const name of attempt(() => ownKeys(fields), undefined) ?? names) {
      const place = places.get(name);
      if (place === undefined) continue;
      const json = readField(fields as Record<string, unknown>, name, readers[name]!, maxChars);
      if (json === undefined) continue;
      this.#texts[place] = json;
      any = true;
    }
    return any;
  }

  /** The record as pieces of JSON text that begin with `head`; a field that is not set is taken from the others. */
  write(head: string, ...others: readonly (RecordFields | undefined)[]): string[] {
    const { names } = this.#kind;
    const pieces: string[] = [];
    let json = head;
    for (let place = 0; place < names.length; place++) {
      let text = this.#texts[place];
      for (const other of others) if (text === undefined && other) text = other.#texts[place];
      if (text === undefined) continue;
      json += `,"${names[place]}":`;
      if (text.length < LONG) json += text;
      else {
        pieces.push(json, text);
        json = '';
      }
    }
    pieces.push(`${json}}`);
    return pieces;
  }
}

/** Few of the fields are given, so these are gone through; objects that may inherit some are asked for each. */
function ownKeys(fields: object): string[] | undefined {
  return Object.getPrototypeOf(fields) === Object.prototype ? Object.keys(fields) : undefined;
}
