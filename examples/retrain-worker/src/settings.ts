import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type Environment,
  readWorkerSettings,
  SettingError,
  type WorkerSettings,
} from '@almenara/example-job-receiver';

export interface Settings extends WorkerSettings {
  /** Chat JSON lines that the first router is trained on. */
  readonly training: string;
  /** Chat JSON lines that every router is judged by. */
  readonly heldOut: string;
  readonly models: string;
}

export function readSettings(environment: Environment): Settings {
  return {
    ...readWorkerSettings(environment, { port: 4430, folder: '.almenara/retrain-worker' }),
    training: readPath(environment, 'RETRAIN_TRAINING', '../data/training.jsonl'),
    heldOut: readPath(environment, 'RETRAIN_HELD_OUT', '../data/held-out.jsonl'),
    models: readPath(environment, 'ALMENARA_MODELS', '../../../models'),
  };
}

function readPath(environment: Environment, name: string, beside: string): string {
  const path = resolve(environment[name] ?? fileURLToPath(new URL(beside, import.meta.url)));
  if (statSync(path, { throwIfNoEntry: false })) return path;
  throw new SettingError(`${name} must name what is there; there is nothing at ${path}`);
}
