import { z } from 'zod';
import { causeSchema, compareDrift, getDriftAttribution } from './drift.js';
import {
  CHOSEN_RESOLUTIONS,
  INCIDENT_EVENTS,
  INCIDENT_KINDS,
  INCIDENT_RESOLUTIONS,
  INCIDENT_STATES,
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

const incidentItem = z.object({
  key: z.string(),
  kind: z.enum(INCIDENT_KINDS),
  state: z.enum(INCIDENT_STATES),
  resolution: z.enum(INCIDENT_RESOLUTIONS).nullable(),
  /** What it is about: the name of a stream. */
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
  newShare: z.object({ value: z.number(), lo: z.number().optional(), hi: z.number().optional() }).nullable(),
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

const webhookItem = z.object({
  id: z.string(),
  url: z.string(),
  enabled: z.boolean(),
  createdAt: time,
  /** Beginning of the secret, to tell it from others. */
  secretHint: z.string(),
  lastDelivery: z
    .object({
      at: time,
      state: z.enum(['waiting', 'delivered', 'failed']),
      status: z.number().int().nullable(),
    })
    .nullable(),
});
const webhookPath = '/api/v1/projects/{project}/webhooks';
const webhookTags = ['webhooks'] as const;

export const listWebhooks = operation({
  id: 'listWebhooks',
  method: 'GET',
  path: webhookPath,
  summary: 'Where incidents are told, by signed webhook',
  tags: webhookTags,
  access: 'engineer',
  params: projectParams,
  response: z.object({ items: z.array(webhookItem) }),
});

/** The answer holds the secret, once. */
export const createWebhook = operation({
  id: 'createWebhook',
  method: 'POST',
  path: webhookPath,
  summary: 'Tell incidents to an address',
  tags: webhookTags,
  access: 'admin',
  params: projectParams,
  body: z.object({ url: z.url().max(1000) }),
  response: webhookItem.extend({ secret: z.string() }),
});

export const removeWebhook = operation({
  id: 'removeWebhook',
  method: 'DELETE',
  path: `${webhookPath}/{webhook}`,
  summary: 'Stop telling incidents to an address',
  tags: webhookTags,
  access: 'admin',
  params: projectParams.extend({ webhook: z.uuid() }),
  response: z.object({ removed: z.boolean() }),
});

/** Sends an event of the type `webhook.test`, and tells what came of it. */
export const testWebhook = operation({
  id: 'testWebhook',
  method: 'POST',
  path: `${webhookPath}/{webhook}/test`,
  summary: 'Try an address',
  tags: webhookTags,
  access: 'admin',
  params: projectParams.extend({ webhook: z.uuid() }),
  response: z.object({
    delivered: z.boolean(),
    status: z.number().int().nullable(),
    failure: z.string().nullable(),
  }),
});

export type IncidentEvidence = z.output<typeof incidentEvidenceSchema>;
export type IncidentItem = z.output<typeof incidentItem>;
export type Incident = z.output<typeof incidentDetail>;
export type Webhook = z.output<typeof webhookItem>;
