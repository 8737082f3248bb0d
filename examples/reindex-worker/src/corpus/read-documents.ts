import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Document {
  /** Folder and name, such as `returns/refund`: the same after each rebuild. */
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** Folders of a source folder: one a topic. */
export function topicsOf(source: string): string[] {
  return readdirSync(source, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted();
}

/** Every Markdown file of some topics, in the order of their ids. A topic without a folder has none. */
export function readDocuments(source: string, topics: readonly string[]): Document[] {
  const present = new Set(topicsOf(source));
  return topics
    .filter((topic) => present.has(topic))
    .flatMap((topic) =>
      readdirSync(join(source, topic))
        .filter((name) => name.endsWith('.md'))
        .map((name) => readDocument(source, `${topic}/${name.slice(0, -'.md'.length)}`)),
    )
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function readDocument(source: string, id: string): Document {
  const [first = '', ...rest] = readFileSync(join(source, `${id}.md`), 'utf8')
    .trim()
    .split('\n');
  return { id, title: first.replace(/^#+\s*/, ''), text: rest.join(' ').replace(/\s+/g, ' ').trim() };
}
