import {
  CachedSetting,
  type ControlPlane,
  DRIFT_ENDPOINT_KEY,
  DRIFT_SETTING,
  readDriftSettings,
} from '@almenara/control-plane';
import type { Encoder } from '@almenara/embedding';
import { createFetchOutside, type PrivateTargets } from '@almenara/outgoing-requests';
import type { TraceStoreConnection } from '@almenara/trace-store';
import { ProjectEncoders } from './project-encoders.js';
import { RulerWatch } from './ruler-watch.js';

export interface ProjectEncodersSources {
  readonly store: TraceStoreConnection;
  readonly controlPlane: Pick<ControlPlane, 'settings' | 'secrets'>;
  readonly sentence?: Encoder | undefined;
  readonly privateTargets?: PrivateTargets | undefined;
}

/** Encoders as the projects' drift settings want them; a change takes effect within seconds. */
export function openProjectEncoders({
  store,
  controlPlane,
  sentence,
  privateTargets = 'refused',
}: ProjectEncodersSources): ProjectEncoders {
  const settings = new CachedSetting(
    (project) => controlPlane.settings.get(project, DRIFT_SETTING),
    readDriftSettings,
  );
  const keys = new CachedSetting(
    (project) => controlPlane.secrets.get(project, DRIFT_ENDPOINT_KEY),
    (key) => (typeof key === 'string' ? key : undefined),
  );
  return new ProjectEncoders({
    settingsOf: (project) => settings.of(project),
    endpointKeyOf: (project) => keys.of(project),
    sentence,
    fetch: createFetchOutside({ privateTargets }),
    rulers: new RulerWatch(store),
  });
}
