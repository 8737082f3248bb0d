import { createHash } from 'node:crypto';
import { type DatasetManifest } from '@almenara/contract';
import type { PinnedEvaluator, StoredDataset } from '@almenara/control-plane';
import { type Candidate, Recipe } from '@almenara/datasets';
import type { MonitorOptions } from '../monitor-options.js';
import { listCandidates } from './list-candidates.js';
import { pinEvaluator } from './pin-evaluator.js';
import { readContent, type SafetyVersions } from './read-content.js';

const CODE_VERSION = '0.1.0';
const PIECE_BYTES = 1_000_000;
const TRACES_AT_A_TIME = 50;
const LICENCE =
  'Texts of the users and the models of this application. Whether they may be trained on is for its terms, and those of the model’s provider, to say.';

/**
 * Builds the file of one attempt, piece by piece, and marks it ready with its manifest. False when another attempt took
 * over meanwhile. Nothing of it can be read before it is ready.
 */
export async function buildDataset(
  options: MonitorOptions,
  dataset: StoredDataset,
  signal: AbortSignal,
): Promise<boolean> {
  const { datasetBuilds, evaluators } = options.controlPlane;
  const { project, filter } = dataset;
  const pinned = await pinEvaluator(options, dataset);
  const { candidates, truncated } = await listCandidates(options, dataset, pinned);
  const failingOf = new Map(
    (await evaluators.list()).toReversed().map((each) => [each.name, each.failing ?? null]),
  );
  const recipe = new Recipe(project, filter);
  const safety: SafetyVersions = new Map();
  const hash = createHash('sha256');
  let [waiting, waitingBytes, seq] = [[] as Buffer[], 0, 0];

  const store = async (): Promise<boolean> => {
    if (waitingBytes === 0) return true;
    const piece = Buffer.concat(waiting);
    [waiting, waitingBytes] = [[], 0];
    hash.update(piece);
    return datasetBuilds.addPiece(dataset, seq++, piece);
  };

  for (let first = 0; first < candidates.length; first += TRACES_AT_A_TIME) {
    signal.throwIfAborted();
    const some = candidates.slice(first, first + TRACES_AT_A_TIME);
    const content = await readContent(options, project, tracesOf(some), failingOf, safety);
    for (const candidate of some) {
      const line = recipe.take(candidate, content.get(candidate.traceId)!);
      if (line === undefined) continue;
      const bytes = Buffer.from(line);
      waiting.push(bytes);
      waitingBytes += bytes.length;
    }
    if (waitingBytes >= PIECE_BYTES && !(await store())) return false;
  }
  if (!(await store())) return false;

  const { file, ...summary } = recipe.summary();
  const sha256 = hash.digest('hex');
  const manifest: DatasetManifest = {
    ...describe(dataset, pinned, (options.now ?? Date.now)()),
    ...summary,
    file: { ...file, sha256 },
    safety: [...safety]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, known]) => ({
        name,
        versions: [...known].sort(),
      })),
    truncated,
  };
  const { rows, bytes } = file;
  return datasetBuilds.finish(dataset, { rows, bytes, sha256, manifest, traceIds: recipe.traceIds });
}

function describe(
  { id, project, name, recipe, filter }: StoredDataset,
  evaluator: PinnedEvaluator,
  now: number,
): Pick<
  DatasetManifest,
  | 'version'
  | 'dataset'
  | 'project'
  | 'name'
  | 'builtAt'
  | 'format'
  | 'recipe'
  | 'window'
  | 'filter'
  | 'evaluator'
  | 'licence'
> {
  return {
    version: 1,
    dataset: id,
    project,
    name,
    builtAt: new Date(now).toISOString(),
    format: 'chat_jsonl',
    recipe: { version: recipe, code: CODE_VERSION },
    window: { from: filter.from, to: filter.to },
    filter,
    evaluator: { ...evaluator, failing: evaluator.failing && [...evaluator.failing] },
    licence: LICENCE,
  };
}

function tracesOf(candidates: readonly Candidate[]): string[] {
  return [...new Set(candidates.map(({ traceId }) => traceId))];
}
