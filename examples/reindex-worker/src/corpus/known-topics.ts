import { existsSync, readFileSync } from 'node:fs';
import { writeDurably } from '@almenara/example-job-receiver';

/**
 * The folders that the nightly job reads. Its list was written when the desk began, and folders that came later were
 * never entered: that is why the index grows stale until somebody, or a remediation, has all of them read.
 */
export class KnownTopics {
  readonly #file: string;

  constructor(file: string, first: readonly string[]) {
    this.#file = file;
    if (!existsSync(file)) this.replace(first);
  }

  read(): string[] {
    return JSON.parse(readFileSync(this.#file, 'utf8')) as string[];
  }

  replace(topics: readonly string[]): void {
    writeDurably(this.#file, JSON.stringify(topics));
  }
}
