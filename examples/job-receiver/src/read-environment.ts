import { resolve } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { BEHAVIOURS, type Behaviour } from './behaviour.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/** What every worker needs to know. */
export interface WorkerSettings {
  readonly host: string;
  readonly port: number;
  /** Everything that must outlive the process lies here. */
  readonly folder: string;
  readonly key: string;
  readonly endpoint: string | undefined;
  readonly secrets: readonly string[];
  readonly behaviour: ReadonlySet<Behaviour>;
  readonly pauseMs: number;
}

/** A setting that is missing or wrong. The message names it and says what it should be, never a secret's value. */
export class SettingError extends Error {}

export function readWorkerSettings(
  environment: Environment,
  defaults: { readonly port: number; readonly folder: string },
): WorkerSettings {
  return {
    host: environment['WORKER_HOST'] ?? '127.0.0.1',
    port: readWhole(environment, 'WORKER_PORT', defaults.port, 65_535),
    folder: resolve(environment['WORKER_FOLDER'] ?? defaults.folder),
    key: readRequired(environment, 'ALMENARA_KEY', 'to the key of the project that shall see the traffic'),
    endpoint: environment['ALMENARA_ENDPOINT'],
    secrets: readSecrets(environment),
    behaviour: readBehaviour(environment),
    pauseMs: readWhole(environment, 'WORKER_PAUSE_MS', 2000, 3_600_000),
  };
}

export function readRequired(environment: Environment, name: string, what: string): string {
  const value = environment[name];
  if (!value) throw new SettingError(`set ${name} ${what}`);
  return value;
}

function readWhole(environment: Environment, name: string, fallback: number, most: number): number {
  const text = environment[name];
  if (text === undefined || text === '') return fallback;
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0 && value <= most) return value;
  throw new SettingError(`${name} is "${text}"; it must be a whole number from 0 to ${most}`);
}

function readSecrets(environment: Environment): string[] {
  const name = 'ALMENARA_WEBHOOK_SECRET';
  const secrets = readRequired(environment, name, 'to the secret of the target, whsec_…')
    .split(/\s+/)
    .filter(Boolean);
  for (const secret of secrets) {
    try {
      new Webhook(secret);
    } catch {
      throw new SettingError(`${name} is not a secret as Standard Webhooks writes them: whsec_ and base64`);
    }
  }
  return secrets;
}

function readBehaviour(environment: Environment): Set<Behaviour> {
  const words = (environment['WORKER_BEHAVIOUR'] ?? '').split(',').map((word) => word.trim());
  return new Set(words.filter(Boolean).map(toBehaviour));
}

function toBehaviour(word: string): Behaviour {
  const known = BEHAVIOURS.find((behaviour) => behaviour === word);
  if (known) return known;
  throw new SettingError(`WORKER_BEHAVIOUR names "${word}"; it may name ${BEHAVIOURS.join(', ')}`);
}
