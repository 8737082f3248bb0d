import {
  type CanarySlot,
  promptSetOf,
  promptsOf,
  PROVIDER_CANARIES_KEY,
  PROVIDER_CANARIES_QUEUE,
  type ProviderCanarySettings,
} from '@almenara/control-plane';
import { createFetchOutside } from '@almenara/outgoing-requests';
import { Counter } from 'prom-client';
import type { Duty } from '../duty.js';
import type { MonitorOptions } from '../monitor-options.js';
import type { AskProvider } from './ask-provider.js';

const HOUR_MS = 3_600_000;
/** As many failures one after the other mean that the rest of the run would fail as well. */
const GIVEN_UP_AFTER = 3;

/**
 * Asks the model of each project that wants it the same questions on a schedule, so that a model that answers otherwise
 * shows, whatever the app's users ask. Runs belong to fixed times of the clock; each answer is durable before the next
 * question, and a run that was cut off goes on where it was.
 */
export function createProviderCanariesDuty(options: MonitorOptions): Duty {
  const { controlPlane, now = Date.now } = options;
  const { driftSettings, jobs, projects, providerCanaries, secrets } = controlPlane;
  const fetchOutside = createFetchOutside({ privateTargets: options.privateTargets ?? 'refused' });
  const answers = new Counter({
    name: 'almenara_provider_canary_answers_total',
    help: 'Questions asked of the models whose answers are watched, by what became of them',
    labelNames: ['outcome'],
    registers: [options.registry],
  });

  async function wakeDue(): Promise<void> {
    for (const { id: project } of await projects.list()) {
      const { settings } = await driftSettings.get(project);
      if (!settings.providerCanaries) continue;
      const asked = await providerCanaries.listAsked(slotOf(project, settings.providerCanaries, now()));
      if (asked.length >= promptsOf(settings.providerCanaries).length) continue;
      await jobs.send(PROVIDER_CANARIES_QUEUE, { project }, { key: project });
    }
    await providerCanaries.removeOld();
  }

  async function runProject(project: string, signal: AbortSignal): Promise<void> {
    const { settings } = await driftSettings.get(project);
    const wanted = settings.providerCanaries;
    if (!wanted) return;
    const slot = slotOf(project, wanted, now());
    const key = await secrets.get(project, PROVIDER_CANARIES_KEY);
    // With its client only where a project asks: the others need not wait for it at the start.
    const { createAskProvider } = await import('./ask-provider.js');
    const ask = createAskProvider({ url: wanted.url, model: wanted.model, key }, fetchOutside);
    await askAll(slot, promptsOf(wanted), ask, signal);
  }

  async function askAll(
    slot: CanarySlot,
    prompts: readonly string[],
    ask: AskProvider,
    signal: AbortSignal,
  ): Promise<void> {
    const asked = new Set(await providerCanaries.listAsked(slot));
    let failures = 0;
    let last = '';
    for (const [prompt, text] of prompts.entries()) {
      if (asked.has(prompt)) continue;
      signal.throwIfAborted();
      const answer = failures < GIVEN_UP_AFTER ? await ask(text, signal) : { failure: last };
      await providerCanaries.add(slot, { prompt, ...answer });
      const isFailed = 'failure' in answer;
      answers.inc({ outcome: isFailed ? 'failed' : 'answered' });
      failures = isFailed ? failures + 1 : 0;
      if (isFailed) last = answer.failure;
    }
  }

  return {
    queue: PROVIDER_CANARIES_QUEUE,
    cron: '*/10 * * * *',
    atStart: true,
    async run({ data, signal }) {
      const { project } = data;
      if (typeof project === 'string') return runProject(project, signal);
      await wakeDue();
    },
  };
}

function slotOf(project: string, settings: ProviderCanarySettings, at: number): CanarySlot {
  const length = settings.everyHours * HOUR_MS;
  return {
    project,
    promptSet: promptSetOf(settings),
    slot: new Date(Math.floor(at / length) * length),
  };
}
