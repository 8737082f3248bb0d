import { createHash } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { z } from 'zod';

const savedSchema = z.object({
  sender: z.string(),
  /** Where it went, by a hash: the key must not lie in a file. */
  destination: z.string(),
  /** All batches up to this one are durable there. */
  sequence: z.number().int().min(0),
});

/** How far an import has come, in a file beside the imported one, so that it goes on from there after any end. */
export class SavedPlace {
  private isTold = false;

  private constructor(
    private readonly path: string,
    private readonly identity: { readonly sender: string; readonly destination: string },
    private reached: number,
    private readonly tell: (line: string) => void,
  ) {}

  static async open(
    path: string,
    { sender, url, key }: { readonly sender: string; readonly url: string; readonly key: string },
    tell: (line: string) => void,
  ): Promise<SavedPlace> {
    const destination = createHash('sha256').update(`${url}\n${key}`).digest('hex').slice(0, 16);
    const saved = savedSchema.safeParse(await readJson(path)).data;
    const isOurs = saved?.sender === sender && saved.destination === destination;
    return new SavedPlace(path, { sender, destination }, isOurs ? saved.sequence : 0, tell);
  }

  get sequence(): number {
    return this.reached;
  }

  async forget(): Promise<void> {
    this.reached = 0;
    await rm(this.path, { force: true });
  }

  /** Called after the batch is durable, never before. Where nothing can be written, the next run begins anew. */
  async reach(sequence: number): Promise<void> {
    this.reached = sequence;
    const next = `${this.path}.next`;
    try {
      await writeFile(next, JSON.stringify({ ...this.identity, sequence }));
      await rename(next, this.path);
    } catch (error) {
      if (this.isTold) return;
      this.isTold = true;
      const { code } = error as NodeJS.ErrnoException;
      this.tell(
        `${this.path} cannot be written (${code}); a run after an interruption will send everything again`,
      );
    }
  }
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as unknown;
  } catch {
    return undefined;
  }
}
