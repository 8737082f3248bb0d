import { readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { z } from 'zod';
import { BackupError } from './backup-error.js';

export const MANIFEST = 'manifest.json';
/** The copied data folder, beside the manifest. */
export const CONTENT = 'data';
/** Grows when an older version could no longer read a back-up. */
export const FORMAT = 1;

const path = z
  .string()
  .min(1)
  .refine((text) => posix.normalize(text) === text && !text.startsWith('..') && !posix.isAbsolute(text));
const mode = z.int().min(0).max(0o777);

const entrySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('folder'), path, mode }),
  z.object({
    kind: z.literal('file'),
    path,
    mode,
    bytes: z.int().min(0),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  z.object({ kind: z.literal('link'), path, to: z.string().min(1) }),
]);

const manifestSchema = z.object({
  format: z.literal(FORMAT),
  version: z.string(),
  createdAt: z.iso.datetime(),
  /** Names of the schema changes that the data may have been through. */
  migrations: z.array(z.string()),
  entries: z.array(entrySchema),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type ManifestEntry = Manifest['entries'][number];

/** The manifest of a whole back-up. It is written last, so a back-up that was cut short has none. */
export async function readManifest(backup: string, knownMigrations: readonly string[]): Promise<Manifest> {
  const json = await readJson(join(backup, MANIFEST));
  const format = (json as { format?: unknown } | null)?.format;
  if (typeof format === 'number' && format > FORMAT) throw newer(`its format is ${format}`);
  const parsed = manifestSchema.safeParse(json);
  if (!parsed.success)
    throw new BackupError(`${join(backup, MANIFEST)} is damaged: the back-up cannot be used`);
  const unknown = parsed.data.migrations.find((name) => !knownMigrations.includes(name));
  if (unknown !== undefined) throw newer(`it has the migration ${unknown}`);
  for (const entry of parsed.data.entries) if (entry.kind === 'link') requireInside(entry.path, entry.to);
  return parsed.data;
}

/** The engine's links lead from one of its folders to another; any other could reach out of the data folder. */
export function requireInside(link: string, to: string): void {
  const target = posix.join(posix.dirname(link), to);
  if (posix.isAbsolute(to) || target.startsWith('..')) {
    throw new BackupError(`the link ${link} leads out of the data folder; put a real folder in its place`);
  }
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      throw new BackupError(`${file} is missing: this is no back-up, or one that was cut short`);
    }
    throw new BackupError(`${file} cannot be read: the back-up cannot be used`);
  }
}

function newer(reason: string): BackupError {
  return new BackupError(
    `this back-up was made by a newer version of Almenara (${reason}, which this version does not know); restore it with that version`,
  );
}
