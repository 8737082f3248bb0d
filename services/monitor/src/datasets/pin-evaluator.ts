import type { PinnedEvaluator, StoredDataset } from '@almenara/control-plane';
import { listEvaluatorVersions } from '@almenara/trace-store';
import type { MonitorOptions } from '../monitor-options.js';

const FIRST_CHOICE = 'groundedness';

/**
 * Whose scores a dataset counts: what its filter names, else what was heard of last since its window began. Fixed for
 * all later attempts. Where nobody scored, people's labels alone make rows.
 */
export async function pinEvaluator(
  { store, controlPlane }: Pick<MonitorOptions, 'store' | 'controlPlane'>,
  { id, project, filter, evaluator: pinned }: StoredDataset,
): Promise<PinnedEvaluator> {
  if (pinned) return pinned;
  const heard = await listEvaluatorVersions(store, project, filter.from);
  const name =
    filter.evaluator ??
    heard.find(({ evaluator }) => evaluator === FIRST_CHOICE)?.evaluator ??
    heard[0]?.evaluator ??
    FIRST_CHOICE;
  const version = filter.version ?? heard.find(({ evaluator }) => evaluator === name)?.version ?? '';
  const registered = await controlPlane.evaluators.list();
  const failing = registered.find((each) => each.name === name)?.failing ?? null;
  return controlPlane.datasetBuilds.pinEvaluator(id, { name, version, failing });
}
