import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { ImportFailure } from '../import-failure.js';
import { formOf, type FileForm } from './read-records.js';

export interface OpenedFile {
  readonly form: FileForm;
  readonly bytes: number;
  readonly changedAt: number;
  /** Of the whole content: the same file is the same sender, wherever it lies. */
  readonly hash: string;
  /** The text from its beginning, and how many bytes of the file were read for it. */
  read(): { readonly chunks: AsyncIterable<string>; bytesRead(): number };
}

const BEGINNING = 64 * 1024;

export async function openFile(path: string): Promise<OpenedFile> {
  const { size, mtimeMs, isFile } = await statOf(path);
  if (!isFile) throw new ImportFailure(`${path} is no file`);
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  const beginning = await beginningOf(path);
  return {
    form: formOf(path, beginning),
    bytes: size,
    changedAt: mtimeMs,
    hash: hash.digest('hex'),
    read: () => readText(path),
  };
}

async function statOf(path: string): Promise<{ size: number; mtimeMs: number; isFile: boolean }> {
  try {
    const found = await stat(path);
    return { size: found.size, mtimeMs: found.mtimeMs, isFile: found.isFile() };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new ImportFailure(`${path} does not exist`);
    throw new ImportFailure(`${path} cannot be read (${code ?? 'unknown error'})`);
  }
}

async function beginningOf(path: string): Promise<string> {
  for await (const chunk of readText(path).chunks) return chunk.slice(0, BEGINNING);
  return '';
}

function readText(path: string): { chunks: AsyncIterable<string>; bytesRead(): number } {
  const file = createReadStream(path);
  return { chunks: decode(file, path), bytesRead: () => file.bytesRead };
}

async function* decode(file: ReturnType<typeof createReadStream>, path: string): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  const source = path.toLowerCase().endsWith('.gz') ? file.pipe(createGunzip()) : file;
  if (source !== file) file.on('error', (error) => source.destroy(error));
  try {
    for await (const chunk of source) yield decoder.decode(chunk as Buffer, { stream: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new ImportFailure(`${path} cannot be read to its end (${code ?? 'unknown error'})`);
  } finally {
    file.destroy();
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}
