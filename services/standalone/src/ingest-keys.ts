import { randomBytes } from 'node:crypto';
import { chmod, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The ingest keys that this installation made itself, readable by its owner only. The control plane keeps
 * hashes; this file is what lets the console show a working snippet.
 */
export class LocalKeys {
  private constructor(
    private readonly file: string,
    private readonly keys: Map<string, string>,
  ) {}

  static async open(folder: string): Promise<LocalKeys> {
    const file = join(folder, 'ingest-keys.json');
    const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '{}';
      throw error;
    });
    return new LocalKeys(file, new Map(Object.entries(JSON.parse(text) as Record<string, string>)));
  }

  find(project: string): string | undefined {
    return this.keys.get(project);
  }

  /** The key of a project: the preset one, the known one, or a new one. Durable when it resolves. */
  async ensure(project: string, preset?: string): Promise<string> {
    const key = preset ?? this.keys.get(project) ?? `alm_${randomBytes(24).toString('base64url')}`;
    if (this.keys.get(project) === key) return key;
    this.keys.set(project, key);
    const next = `${this.file}.next`;
    await writeFile(next, `${JSON.stringify(Object.fromEntries(this.keys), null, 2)}\n`, {
      mode: 0o600,
      flush: true,
    });
    await chmod(next, 0o600);
    await rename(next, this.file);
    return key;
  }
}
