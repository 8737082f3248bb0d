import { changesAround, HOUR_MS, listRulers } from '@almenara/trace-store';
import type { DriftWork } from './judge-project.js';
import { orNothing } from './or-nothing.js';

/** A change that was found longer ago was told, or is history. */
const TOLD_AGAIN_HOURS = 7 * 24;

/**
 * Opens an incident for each encoder of an endpoint that measures otherwise than before: its texts are in a space of
 * their own from then on, and what is compared begins anew.
 */
export async function tellRulers(work: DriftWork, project: string): Promise<void> {
  const { controlPlane, store, now = Date.now } = work.options;
  const rulers = await listRulers(store, project);
  for (const { encoder, since, list } of rulers) {
    const [base, revision] = encoder.split('~');
    const dedupeKey = `ruler:${encoder}`;
    if (revision === undefined || work.memory.isTold(`${project}\n${dedupeKey}`)) continue;
    if (now() - Date.parse(since) > TOLD_AGAIN_HOURS * HOUR_MS) continue;
    const changes = await orNothing(changesAround(store, project, { since: new Date(since), now: now() }));
    await controlPlane.incidents.open({
      project,
      dedupeKey,
      kind: 'encoder_changed',
      stream: 'prompt',
      encoder,
      since: new Date(since),
      openedAt: new Date(now()),
      cause: 'embedding_model_changed',
      newShare: null,
      evidence: {
        logStatistic: null,
        logAlarm: null,
        falseIncidents: null,
        windows: null,
        comparison: null,
        attribution: null,
        changes,
        encoderChange: { before: base ?? null, after: encoder, revision: Number(revision), list },
      },
    });
    work.memory.markTold(`${project}\n${dedupeKey}`);
  }
}
