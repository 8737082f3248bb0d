import { open, type FileHandle } from 'node:fs/promises';
import { ImportFailure } from './import-failure.js';
import type { Pending } from './sending/batches.js';

/** Rejections shown; all of them go into the file that was asked for. */
const SHOWN = 20;

/** Tells of records that cannot be taken: the first ones on the terminal, all with their content in a file if asked. */
export class Rejections {
  private told = 0;

  private constructor(
    private readonly file: FileHandle | undefined,
    private readonly tell: (line: string) => void,
  ) {}

  static async open(path: string | undefined, tell: (line: string) => void): Promise<Rejections> {
    if (path === undefined) return new Rejections(undefined, tell);
    try {
      return new Rejections(await open(path, 'w'), tell);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      throw new ImportFailure(`${path} cannot be written (${code ?? 'unknown error'})`);
    }
  }

  async add({ line, value, reason }: Pick<Pending, 'line' | 'value' | 'reason'>): Promise<void> {
    if (this.told++ < SHOWN) this.tell(`rejected line ${line}: ${reason}`);
    else if (this.told === SHOWN + 1) this.tell('more records are rejected; --rejected FILE keeps them all');
    await this.file?.appendFile(`${JSON.stringify({ line, reason, record: value })}\n`);
  }

  async close(): Promise<void> {
    await this.file?.close();
  }
}
