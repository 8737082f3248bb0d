import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { syncFolder, writeDurably } from '@almenara/example-job-receiver';
import type { Document } from '../corpus/read-documents.js';
import { type Embedding, type IndexParts, SearchIndex } from './search-index.js';

const KEPT_VERSIONS = 3;

interface Manifest {
  readonly version: string;
  readonly encoder: string;
  readonly documents: readonly Document[];
}

/**
 * Versions of the index on the disk, a folder each, and which one answers. A folder has its name only when all of it
 * is on the disk, and the pointer is one file that is replaced whole: whenever the process dies, a whole index answers.
 */
export class IndexStore {
  readonly #folder: string;
  readonly #embedding: Embedding;
  #current: SearchIndex | undefined;

  constructor(folder: string, embedding: Embedding) {
    this.#folder = folder;
    this.#embedding = embedding;
    mkdirSync(folder, { recursive: true });
    const pointer = this.#path('current.json');
    if (!existsSync(pointer)) return;
    const { version } = JSON.parse(readFileSync(pointer, 'utf8')) as { version: string };
    this.#current = this.#open(version);
  }

  /** What answers now. Absent before the first build, or when the encoder was replaced since. */
  get current(): SearchIndex | undefined {
    return this.#current;
  }

  has(version: string): boolean {
    return existsSync(join(this.#path(version), 'manifest.json'));
  }

  /** Puts a version on the disk; it does not answer yet. */
  write({ version, documents, vectors, lexical }: IndexParts): void {
    if (this.has(version)) return;
    const building = this.#path(`${version}.building`);
    rmSync(building, { recursive: true, force: true });
    mkdirSync(building);
    const manifest: Manifest = { version, encoder: this.#embedding.id, documents };
    writeFileSync(join(building, 'vectors.f32'), new Uint8Array(vectors.buffer), { flush: true });
    writeFileSync(join(building, 'lexical.json'), lexical, { flush: true });
    writeFileSync(join(building, 'manifest.json'), JSON.stringify(manifest), { flush: true });
    syncFolder(building);
    renameSync(building, this.#path(version));
    syncFolder(this.#folder);
  }

  /** From now on, also after a restart, this version answers. Questions in flight keep the one they began with. */
  switchTo(version: string): SearchIndex {
    const next = this.#open(version);
    if (!next) throw new Error(`the index ${version} is not there or was made by another encoder`);
    writeDurably(this.#path('current.json'), JSON.stringify({ version, since: new Date().toISOString() }));
    this.#current = next;
    this.#removeOld(version);
    return next;
  }

  #open(version: string): SearchIndex | undefined {
    if (!this.has(version)) return undefined;
    const folder = this.#path(version);
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;
    if (manifest.encoder !== this.#embedding.id) return undefined;
    const bytes = readFileSync(join(folder, 'vectors.f32'));
    const vectors = new Float32Array(new Uint8Array(bytes).buffer);
    const lexical = readFileSync(join(folder, 'lexical.json'), 'utf8');
    return new SearchIndex({ version, documents: manifest.documents, vectors, lexical }, this.#embedding);
  }

  #removeOld(current: string): void {
    const others = readdirSync(this.#folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== current && this.has(entry.name))
      .map(({ name }) => name)
      .toSorted((a, b) => this.#builtAt(b) - this.#builtAt(a));
    for (const name of others.slice(KEPT_VERSIONS - 1)) {
      rmSync(this.#path(name), { recursive: true, force: true });
    }
  }

  #builtAt(version: string): number {
    return statSync(this.#path(version)).mtimeMs;
  }

  #path(name: string): string {
    return join(this.#folder, name);
  }
}
