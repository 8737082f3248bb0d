import {
  type Behaviour,
  JobError,
  type Outcome,
  type RunningJob,
  type Work,
} from '@almenara/example-job-receiver';
import { fits } from './answers/extract.js';
import type { KnownTopics } from './corpus/known-topics.js';
import { type Document, readDocuments, topicsOf } from './corpus/read-documents.js';
import { nameVersion } from './name-version.js';
import type { IndexStore } from './search/index-store.js';
import { type Embedding, SearchIndex } from './search/search-index.js';

export interface ReIndexParts {
  readonly source: string;
  readonly topics: KnownTopics;
  readonly store: IndexStore;
  readonly embedding: Embedding;
  readonly behaviour: ReadonlySet<Behaviour>;
}

/** Builds the index anew from everything in the source folder and lets it answer. Done twice it comes to the same. */
export function reIndex(parts: ReIndexParts): Work {
  const { source, topics, store, embedding, behaviour } = parts;
  return async (job) => {
    const { remediation } = job.request;
    if (behaviour.has('lies')) {
      return succeeded(nameVersion([], remediation), 'everything is fine now');
    }
    const before = store.current?.documents ?? [];
    const all = behaviour.has('no_op') ? topics.read() : read(() => topicsOf(source));
    const documents = read(() => readDocuments(source, all));
    if (documents.length === 0) throw new JobError('the source folder has no documents');
    await job.progress(0.2, `${documents.length} documents read`);
    const version = nameVersion(documents, remediation);
    store.write(SearchIndex.build(version, documents, embedding));
    await job.step('built');
    await job.progress(0.8, `${version} is built`);
    topics.replace(all);
    const index = store.switchTo(version);
    await job.step('switched');
    return succeeded(version, [describeChange(before, documents), describeQuestions(job, index)].join(''));
  };
}

function read<T>(from: () => T): T {
  try {
    return from();
  } catch (error) {
    throw new JobError(`the source folder cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}

function describeChange(before: readonly Document[], after: readonly Document[]): string {
  const old = new Map(before.map((document) => [document.id, document.text]));
  const now = new Set(after.map(({ id }) => id));
  const added = after.filter(({ id }) => !old.has(id)).length;
  const changed = after.filter(({ id, text }) => old.has(id) && old.get(id) !== text).length;
  const gone = before.filter(({ id }) => !now.has(id)).length;
  return `${after.length} documents: ${added} new, ${changed} changed, ${gone} gone`;
}

/** Counts only: the questions themselves are texts of users. */
function describeQuestions({ request }: RunningJob, index: SearchIndex): string {
  const questions = (request.reIndex?.missingTopics ?? []).flatMap((topic) => topic.questions);
  if (questions.length === 0) return '';
  const found = questions.filter((question) => fits(index, question, index.search(question)));
  return `; ${found.length} of ${questions.length} example questions find a fitting one`;
}

function succeeded(indexVersion: string, note: string): Outcome {
  return { status: 'succeeded', note, artefacts: { indexVersion } };
}
