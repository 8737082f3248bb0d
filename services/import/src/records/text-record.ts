/** One record of a file, with the line on which it begins. */
export interface TextRecord {
  readonly line: number;
  readonly value?: unknown;
  /** Why there is no value. */
  readonly problem?: string;
}

/** Characters of one record at most: what is longer is skipped without being held. */
export const MAX_RECORD_LENGTH = 64 * 1024 * 1024;

const TOO_LONG = `the record is longer than ${MAX_RECORD_LENGTH / 1024 / 1024} MiB`;

/** The text of one record as it is read, piece by piece, up to the longest. */
export class RecordText {
  private pieces: string[] = [];
  private length = 0;
  private isCut = false;

  add(piece: string): void {
    this.length += piece.length;
    if (this.length > MAX_RECORD_LENGTH) {
      this.isCut = true;
      this.pieces = [];
    } else if (piece !== '') this.pieces.push(piece);
  }

  get isEmpty(): boolean {
    return !this.isCut && this.pieces.every((piece) => piece.trim() === '');
  }

  take(): { readonly text: string } | { readonly problem: string } {
    const taken = this.isCut ? { problem: TOO_LONG } : { text: this.pieces.join('') };
    this.pieces = [];
    this.length = 0;
    this.isCut = false;
    return taken;
  }

  takeJson(line: number): TextRecord {
    const taken = this.take();
    if ('problem' in taken) return { line, problem: taken.problem };
    try {
      return { line, value: JSON.parse(taken.text) as unknown };
    } catch (error) {
      // The parser quotes the text; the position is enough to find it.
      const position = /position (\d+)/.exec((error as Error).message)?.[1];
      return {
        line,
        problem: `the record is not valid JSON${position ? `; see its position ${position}` : ''}`,
      };
    }
  }
}
