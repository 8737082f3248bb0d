import { type Settings } from '../settings/settings.js';
import { DRIFT_SETTING } from '../settings/setting-names.js';
import { readDriftSettings } from '../settings/read-drift-settings.js';
import { type ProviderCanaries } from './provider-canaries.js';

/** Two windows, in ISO 8601. */
export type CanaryWindows = Readonly<Record<'refFrom' | 'refTo' | 'curFrom' | 'curTo', string>>;

/** Whether a watched model answered the same questions otherwise; nothing where none is, or it was asked too little. */
export async function readCanaryEvidence(
  {
    settings,
    providerCanaries,
  }: {
    readonly settings: Pick<Settings, 'get'>;
    readonly providerCanaries: Pick<ProviderCanaries, 'compare'>;
  },
  project: string,
  { refFrom, refTo, curFrom, curTo }: CanaryWindows,
): Promise<{ readonly providerCanaries?: { readonly prompts: number; readonly changed: boolean } }> {
  const watched = readDriftSettings(await settings.get(project, DRIFT_SETTING)).providerCanaries;
  if (!watched) return {};
  const { state, prompts } = await providerCanaries.compare(project, watched, {
    refFrom: new Date(refFrom),
    refTo: new Date(refTo),
    curFrom: new Date(curFrom),
    curTo: new Date(curTo),
  });
  return state === 'insufficient' ? {} : { providerCanaries: { prompts, changed: state === 'changed' } };
}
