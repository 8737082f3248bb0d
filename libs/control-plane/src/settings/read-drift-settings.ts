import { type DriftSettings, driftSettingsSchema } from '@almenara/contract';
import { type Fields } from '../audit-log/audit-entry.entity.js';

const STREAM_FIELD = 'stream ';
const { falseIncidents, streams, endpoint, providerCanaries } = driftSettingsSchema.shape;

/** What holds in a project that has set nothing: all streams are watched, nothing is sent anywhere. */
export const DRIFT_DEFAULTS: DriftSettings = {
  falseIncidents: 0.1,
  streams: {},
  endpoint: null,
  providerCanaries: null,
};

/** What a project wants of drift as it is stored: one field for each part, as the audit log shows them. No secrets. */
export function writeDriftSettings(settings: DriftSettings): Fields {
  const ofStreams = Object.entries(settings.streams).map(([name, setting]) => [
    `${STREAM_FIELD}${name}`,
    JSON.stringify(setting),
  ]);
  return {
    falseIncidents: settings.falseIncidents,
    ...(Object.fromEntries(ofStreams) as Fields),
    endpoint: settings.endpoint && JSON.stringify(settings.endpoint),
    providerCanaries: settings.providerCanaries && JSON.stringify(settings.providerCanaries),
  };
}

/** What was never set, or cannot be read, is as in a project that has set nothing. */
export function readDriftSettings(stored: unknown = {}): DriftSettings {
  if (typeof stored !== 'object' || stored === null) return DRIFT_DEFAULTS;
  const fields = stored as Record<string, unknown>;
  const budget = falseIncidents.safeParse(fields['falseIncidents']);
  const ofStreams = Object.keys(fields)
    .filter((name) => name.startsWith(STREAM_FIELD))
    .map((name) => [name.slice(STREAM_FIELD.length), fromText(fields[name])] as const)
    .flatMap(([name, setting]) => {
      const read = streams.safeParse({ [name]: setting });
      return read.success ? Object.entries(read.data) : [];
    });
  const encoderEndpoint = endpoint.safeParse(fromText(fields['endpoint']));
  const canaries = providerCanaries.safeParse(fromText(fields['providerCanaries']));
  return {
    falseIncidents: budget.success ? budget.data : DRIFT_DEFAULTS.falseIncidents,
    streams: Object.fromEntries(ofStreams),
    endpoint: encoderEndpoint.success ? encoderEndpoint.data : null,
    providerCanaries: canaries.success ? canaries.data : null,
  };
}

function fromText(text: unknown): unknown {
  if (typeof text !== 'string') return null;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
