import { REPLAY_QUEUE, type StoredReplay } from '@almenara/control-plane';
import { countReplayed } from '@almenara/trace-store';
import type { Duty } from '../duty.js';
import type { MonitorOptions } from '../monitor-options.js';
import { appendLetters } from './append-letters.js';
import { registerOpenLettersGauge } from './open-letters-gauge.js';
import { readLetters } from './read-letters.js';
import { waitForWriter } from './wait-for-writer.js';

const LONGEST_MS = 24 * 3_600_000;

/**
 * Brings the dead letters of replays to the log again, one replay after another in each project, and waits for what
 * the writer decides. Progress is durable after each append: after a sudden end at most one page is brought twice,
 * which changes nothing. Each minute it also looks for replays whose job was never made.
 */
export function createReplayDuty(options: MonitorOptions): Duty {
  const { jobs, replays } = options.controlPlane;
  registerOpenLettersGauge(options);
  return {
    queue: REPLAY_QUEUE,
    cron: '* * * * *',
    async run({ data, signal }) {
      const { project } = data;
      if (typeof project === 'string') return replayAll(options, project, signal);
      for (const waiting of await replays.projectsWithUnfinished()) {
        await jobs.send(REPLAY_QUEUE, { project: waiting }, { key: waiting });
      }
    },
  };
}

async function replayAll(options: MonitorOptions, project: string, signal: AbortSignal): Promise<void> {
  const { replays } = options.controlPlane;
  for (;;) {
    const replay = await replays.findUnfinished(project);
    if (!replay) return;
    await runReplay(options, replay, signal);
  }
}

async function runReplay(options: MonitorOptions, replay: StoredReplay, signal: AbortSignal): Promise<void> {
  const { log, store, controlPlane, now = Date.now } = options;
  const { id, project } = replay;
  const expired = now() - replay.createdAt.getTime() > LONGEST_MS;
  const appended = expired ? replay.appended : await appendAll(options, replay, signal);
  const decided = async () =>
    (await countReplayed(store, project, [id])).get(id) ?? { stored: 0, failedAgain: 0 };
  if (!expired) {
    const isDecided = async () => {
      const { stored, failedAgain } = await decided();
      return stored + failedAgain >= appended;
    };
    await waitForWriter(log, isDecided, signal);
  }
  await controlPlane.replays.finish(id, {
    ...(await decided()),
    state: expired ? 'failed' : 'done',
    failure: expired ? 'the replay was not finished within a day; what it has not decided still waits' : null,
  });
}

/** How many letters the replay has handed over, those of earlier attempts included. */
async function appendAll(
  { log, store, controlPlane, now = Date.now }: MonitorOptions,
  { id, project, reason, ids, ...progress }: StoredReplay,
  signal: AbortSignal,
): Promise<number> {
  let { appended, after } = progress;
  for (;;) {
    signal.throwIfAborted();
    const page = await readLetters(store, project, { reason, ids }, { replay: id, after });
    if (page.last === undefined) return appended;
    await appendLetters(log, { project, replay: id, now: now() }, page.letters);
    appended += page.count;
    after = page.last;
    await controlPlane.replays.advance(id, { appended, after });
  }
}
