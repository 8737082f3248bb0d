import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeDurably } from '@almenara/example-job-receiver';
import type { Router } from './router.js';

/** Versions of the router on the disk, and which one answers: a whole one, whenever the process dies. */
export class RouterStore {
  readonly #folder: string;
  #current: Router | undefined;

  constructor(folder: string, encoder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
    if (!existsSync(this.#pointer)) return;
    const { version } = JSON.parse(readFileSync(this.#pointer, 'utf8')) as { version: string };
    const router = this.read(version);
    // The weights of another space mean nothing in this one.
    if (router?.encoder === encoder) this.#current = router;
  }

  get current(): Router | undefined {
    return this.#current;
  }

  read(version: string): Router | undefined {
    const file = this.#file(version);
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Router) : undefined;
  }

  write(router: Router): void {
    writeDurably(this.#file(router.version), JSON.stringify(router));
  }

  /** From now on, also after a restart, it answers. */
  switchTo(router: Router): void {
    writeDurably(this.#pointer, JSON.stringify({ version: router.version, since: new Date().toISOString() }));
    this.#current = router;
  }

  get #pointer(): string {
    return join(this.#folder, 'current.json');
  }

  #file(version: string): string {
    return join(this.#folder, `${version}.json`);
  }
}
