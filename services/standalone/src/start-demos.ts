import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { BUILT_IN_STREAMS, type DriftSettings, SCORE_STREAM_PREFIX } from '@almenara/contract';
import { byConfiguration, type ControlPlane, DRIFT_SETTING } from '@almenara/control-plane';
import { startDemo } from './demo-process.js';
import { prepareDeskWebhook } from './desk-webhook.js';
import { DEMO_PROJECT, DESK_PROJECT } from './engines.js';
import { deskScript, replayScript } from './locations.js';

export interface DemosOptions {
  /** Whether the support desk works too. */
  readonly withDesk: boolean;
  readonly endpoint: string;
  readonly controlPlane: ControlPlane;
  readonly keyOf: (project: string) => string;
  /** Data folder; the demos remember there how far they came. */
  readonly folder: string;
  readonly log: (line: string) => void;
}

/** Fills the project `demo` by a replay, and lets the support desk of the project `demo-desk` work. */
export async function startDemos(options: DemosOptions): Promise<{ stop(): Promise<unknown> }> {
  const { withDesk, endpoint, controlPlane, keyOf, folder, log } = options;
  const sending = (project: string) => ({ ALMENARA_ENDPOINT: endpoint, ALMENARA_KEY: keyOf(project) });
  const replay = startDemo({
    script: replayScript,
    environment: { ...sending(DEMO_PROJECT), RAG_REPLAY_STATE: join(folder, 'demo-progress.json') },
    log,
  });
  if (!withDesk) return replay;
  const deskFolder = join(folder, 'desk');
  await watchQuestions(controlPlane);
  await mkdir(deskFolder, { recursive: true, mode: 0o700 });
  const { port, secret } = await prepareDeskWebhook(
    controlPlane,
    DESK_PROJECT,
    join(deskFolder, 'webhook.json'),
  );
  const desk = startDemo({
    script: deskScript,
    environment: {
      ...sending(DESK_PROJECT),
      ALMENARA_WEBHOOK_SECRET: secret,
      WORKER_PORT: String(port),
      WORKER_FOLDER: deskFolder,
    },
    log: (line) => log(`desk: ${line}`),
  });
  return { stop: () => Promise.all([replay.stop(), desk.stop()]) };
}

/**
 * One alarm of what is asked, at the desk's first start: that answers and scores changed with it would be told beside it
 * and is not what the demo shows.
 */
async function watchQuestions({ settings, driftSettings, evaluators }: ControlPlane): Promise<void> {
  if ((await settings.get(DESK_PROJECT, DRIFT_SETTING)) !== undefined) return;
  const scores = (await evaluators.list()).map(({ name }) => `${SCORE_STREAM_PREFIX}${name}`);
  const streams = [...Object.keys(BUILT_IN_STREAMS), ...scores].map((stream) => [
    stream,
    { enabled: stream === 'prompt', weight: 1 },
  ]);
  const wanted = {
    falseIncidents: 0.1,
    streams: Object.fromEntries(streams) as DriftSettings['streams'],
    endpoint: null,
    providerCanaries: null,
  };
  await driftSettings.set(DESK_PROJECT, wanted, {}, byConfiguration('setDriftSettings'));
}
