import { z } from 'zod';
import { causeSchema, compareDrift, getDriftAttribution } from './drift.js';
import {
  CHANGED_DIMENSIONS,
  CHOSEN_RESOLUTIONS,
  INCIDENT_EVENTS,
  INCIDENT_KINDS,
  INCIDENT_RESOLUTIONS,
  INCIDENT_STATES,
  SEVERITIES,
} from './incident-words.js';
import { projectParams } from './filter.js';
import { monitorEvidenceSchema } from './monitor-evidence.js';
import { operation } from './operation.js';
import { pageOf, pageQuery, repeatable } from './page.js';

const time = z.string();
/** `INC-` and a number that counts within the project. */
const incidentKey = z
  .string()
  .regex(/^INC-[1-9][0-9]{0,8}$/, { error: 'must be the key of an incident, such as INC-42' });

const person = z.object({ id: z.string(), name: z.string() });

const newShare = z
  .object({ value: z.number(), lo: z.number().optional(), hi: z.number().optional() })
  .nullable();

/** One of the streams that an incident is about. */
const incidentStream = z.object({
  kind: z.enum(INCIDENT_KINDS),
  stream: z.string(),
  encoder: z.string().nullable(),
  since: time.nullable(),
  /** When its alarm was raised. */
  addedAt: time,
  cause: z.string(),
  newShare,
});

const incidentItem = z.object({
  key: z.string(),
  kind: z.enum(INCIDENT_KINDS),
  state: z.enum(INCIDENT_STATES),
  resolution: z.enum(INCIDENT_RESOLUTIONS).nullable(),
  /** What it is about: the name of the stream whose alarm came first. */
  stream: z.string(),
  encoder: z.string().nullable(),
  /** When the change began as far as the evidence tells; when the alarm was raised. */
  since: time.nullable(),
  openedAt: time,
  closedAt: time.nullable(),
  acknowledgedAt: time.nullable(),
  acknowledgedBy: person.nullable(),
  cause: z.string(),
  /** About which share of the events is new, as it was when it opened; null where that has no meaning. */
  newShare,
  severity: z.enum(SEVERITIES).optional(),
  /** Until then nobody need look after it; null when it is not put off. */
  snoozedUntil: time.nullable().optional(),
  snoozedBy: person.nullable().optional(),
  /** The incident that it became a part of. */
  mergedInto: z.string().nullable().optional(),
  /** All that have its cause; the first one is `stream`. */
  streams: z.array(incidentStream).optional(),
});

const tags = ['incidents'] as const;
const path = '/api/v1/projects/{project}/incidents';

export const listIncidents = operation({
  id: 'listIncidents',
  method: 'GET',
  path,
  summary: 'Incidents, open ones first, then the newest',
  tags,
  access: 'viewer',
  params: projectParams,
  query: z.object({
    state: z.enum(INCIDENT_STATES).optional(),
    kind: repeatable(z.enum(INCIDENT_KINDS)),
    ...pageQuery,
  }),
  response: pageOf(incidentItem).extend({ open: z.number().int() }),
});

const ofIncident = projectParams.extend({ incident: incidentKey });

/** As it stood when the incident opened. */
export const incidentEvidenceSchema = z.object({
  frozenAt: time,
  /** SHA-256 in hex of all other fields as JSON with sorted keys and no spaces, by which a copy can be checked. */
  digest: z.string(),
  logStatistic: z.number().nullable(),
  logAlarm: z.number().nullable(),
  falseIncidents: z.number().nullable(),
  windows: z.object({ refFrom: time, refTo: time, curFrom: time, curTo: time }).nullable(),
  comparison: compareDrift.response.nullable(),
  /** Clusters with examples, segments, documents and cause, as `getDriftAttribution` tells them. */
  attribution: getDriftAttribution.response.nullable(),
  /** Versions that were first or last seen around its beginning. */
  changes: z
    .object({
      from: time,
      to: time,
      items: z.array(
        z.object({
          dimension: z.enum(CHANGED_DIMENSIONS),
          value: z.string(),
          /** Null when it was there before; the latter when it was still there at the end. */
          firstSeen: time.nullable(),
          lastSeen: time.nullable(),
          events: z.number().int(),
        }),
      ),
    })
    .nullable()
    .optional(),
  /** For an encoder that changed: what its canary texts showed. */
  encoderChange: z.record(z.string(), z.union([z.number(), z.string(), z.null()])).nullable(),
  /** Of a monitor: the rule by which it opened, and the last windows before. */
  monitor: monitorEvidenceSchema.optional(),
  /** How many examples an erasure or retention has taken out since: the digest is of the evidence with them. */
  removedExamples: z.number().int().optional(),
});

const incidentDetail = incidentItem.extend({
  /** Never changed, but for examples of users whose data are erased. */
  evidence: incidentEvidenceSchema,
  causeDetail: causeSchema.nullable(),
  /** Each with its own evidence, frozen when its alarm came. */
  streams: z
    .array(incidentStream.extend({ evidence: incidentEvidenceSchema, causeDetail: causeSchema.nullable() }))
    .optional(),
  /** Append only, the oldest first. */
  history: z.array(
    z.object({
      id: z.string(),
      at: time,
      event: z.enum(INCIDENT_EVENTS),
      by: person.nullable(),
      note: z.string().nullable(),
    }),
  ),
});

export const getIncident = operation({
  id: 'getIncident',
  method: 'GET',
  path: `${path}/{incident}`,
  summary: 'One incident with its frozen evidence and its history',
  tags,
  access: 'viewer',
  params: ofIncident,
  response: incidentDetail,
});

const note = z.string().min(1).max(4000);

export const acknowledgeIncident = operation({
  id: 'acknowledgeIncident',
  method: 'POST',
  path: `${path}/{incident}/acknowledge`,
  summary: 'Tell that somebody looks after it',
  tags,
  access: 'engineer',
  params: ofIncident,
  body: z.object({ note: note.optional() }),
  response: incidentDetail,
});

export const commentIncident = operation({
  id: 'commentIncident',
  method: 'POST',
  path: `${path}/{incident}/comments`,
  summary: 'Add a note to the history',
  tags,
  access: 'engineer',
  params: ofIncident,
  body: z.object({ note }),
  response: incidentDetail,
});

/** `new_normal` takes what is now as the reference of the stream, and needs a reason. */
export const closeIncident = operation({
  id: 'closeIncident',
  method: 'POST',
  path: `${path}/{incident}/close`,
  summary: 'Close an incident with what it was',
  tags,
  access: 'engineer',
  params: ofIncident,
  body: z.object({ resolution: z.enum(CHOSEN_RESOLUTIONS), note: note.optional() }),
  response: incidentDetail,
});

/** Until a time, which ends it by itself; null ends it now. */
export const snoozeIncident = operation({
  id: 'snoozeIncident',
  method: 'POST',
  path: `${path}/{incident}/snooze`,
  summary: 'Put an incident off until a time',
  tags,
  access: 'engineer',
  params: ofIncident,
  body: z.object({ until: z.iso.datetime({ offset: true }).nullable(), note: note.optional() }),
  response: incidentDetail,
});

/** Holds what the evidence holds of what users wrote, so it is for those who may see that. */
export const getPostMortem = operation({
  id: 'getPostMortem',
  method: 'GET',
  path: `${path}/{incident}/post-mortem`,
  summary: 'What happened, what shows it and what was done, as Markdown',
  tags,
  access: 'engineer',
  params: ofIncident,
  download: 'text/markdown',
  response: z.string(),
});

export type IncidentEvidence = z.output<typeof incidentEvidenceSchema>;
export type IncidentStream = z.output<typeof incidentStream>;
export type IncidentChanges = NonNullable<IncidentEvidence['changes']>;
export type IncidentItem = z.output<typeof incidentItem>;
export type Incident = z.output<typeof incidentDetail>;
