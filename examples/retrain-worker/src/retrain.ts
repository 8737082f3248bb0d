import { createHash } from 'node:crypto';
import {
  type Behaviour,
  JobError,
  type Outcome,
  type RunningJob,
  type Work,
} from '@almenara/example-job-receiver';
import { downloadDataset } from './download-dataset.js';
import { type Example, isHeldOut, keyOf, readExamples, withoutDuplicates } from './router/examples.js';
import { countCorrect, type Embedding, type Router, trainRouter } from './router/router.js';
import type { RouterStore } from './router/router-store.js';

export interface RetrainParts {
  readonly store: RouterStore;
  readonly embedding: Embedding;
  /** Shipped questions for judging. */
  readonly heldOut: readonly Example[];
  /** Where downloaded exports are kept. */
  readonly datasets: string;
  readonly behaviour: ReadonlySet<Behaviour>;
}

/** Fits the router anew with the corrections of the export, and lets it answer if it is not worse than before. */
export function retrain({ store, embedding, heldOut, datasets, behaviour }: RetrainParts): Work {
  return async (job) => {
    const version = `intent-router@${digest(job.request.remediation)}`;
    if (behaviour.has('lies')) return succeeded(version, 'everything is fine now');
    const current = store.current!;
    // An earlier run of this job came as far as this.
    if (current.version === version) return succeeded(version, current.note);
    const corrections = behaviour.has('no_op') ? [] : await readCorrections(job, datasets);
    await job.progress(0.2, `${corrections.length} corrections read`);

    const judged = withoutDuplicates([...heldOut, ...corrections.filter(isHeldOut)]);
    const trained = trainRouter(version, forTraining(current, corrections, judged), embedding);
    const before = countCorrect(current, judged, embedding);
    const after = countCorrect(trained, judged, embedding);
    const note =
      `accuracy on ${judged.length} held-out questions: ${share(before, judged)} before, ` +
      `${share(after, judged)} after; trained on ${trained.trainedOn.length}`;
    const router = { ...trained, note };
    store.write(router);
    await job.step('fitted');
    await job.progress(0.8, note);
    if (after < before) return { status: 'failed', note: `not switched, it became worse: ${note}` };
    store.switchTo(router);
    await job.step('switched');
    return succeeded(version, note);
  };
}

/** What the current one learned and the corrections, without any question that it will be judged by. */
function forTraining(
  current: Router,
  corrections: readonly Example[],
  judged: readonly Example[],
): Example[] {
  const kept = new Set(judged.map(({ text }) => keyOf(text)));
  return withoutDuplicates([...current.trainedOn, ...corrections]).filter(
    ({ text }) => !kept.has(keyOf(text)),
  );
}

async function readCorrections({ request, signal }: RunningJob, datasets: string): Promise<Example[]> {
  const dataset = request.retrain?.dataset;
  if (!dataset) throw new JobError('the request names no dataset');
  const { examples, skipped } = readExamples(await downloadDataset(dataset, datasets, signal));
  if (examples.length === 0) throw new JobError(`none of the ${skipped} rows of the dataset names an intent`);
  return examples;
}

function share(correct: number, judged: readonly Example[]): string {
  return `${((100 * correct) / judged.length).toFixed(1)} %`;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

function succeeded(model: string, note: string): Outcome {
  return { status: 'succeeded', note, artefacts: { model, variant: model } };
}
