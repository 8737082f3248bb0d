import { z } from 'zod';
import { projectParams } from './filter.js';
import { operation } from './operation.js';
import { pageOf, pageQuery, repeatable } from './page.js';
import { criterionSchema, verdictSchema } from './remediation-criterion.js';
import { remediationRequestSchema, rollBackSchema } from './remediation-payload.js';
import {
  JOB_STATUSES,
  REMEDIATION_EVENTS,
  REMEDIATION_FAILURES,
  REMEDIATION_STATES,
  SKIP_REASONS,
} from './remediation-words.js';
import { TARGET_ACTIONS } from './target-words.js';

const time = z.string();
const person = z.object({ id: z.string(), name: z.string() });
const incidentKey = z
  .string()
  .regex(/^INC-[1-9][0-9]{0,8}$/, { error: 'must be the key of an incident, such as INC-42' });
const name = z.string().min(1).max(500);

/** What a job made. */
export const artefactsSchema = z.object({
  indexVersion: name.optional(),
  model: name.optional(),
  variant: name.optional(),
  logUrl: z
    .url({ protocol: /^https?$/, error: 'must be an http or https address' })
    .max(2000)
    .optional(),
});

export const remediationItemSchema = z.object({
  id: z.string(),
  incident: z.string(),
  /** The name is that of the time: a target may have been removed since. */
  target: z.object({ id: z.string(), name: z.string() }),
  action: z.enum(TARGET_ACTIONS),
  state: z.enum(REMEDIATION_STATES),
  /** A key: the console has the sentence. */
  reason: z.string(),
  subjects: z.array(z.string()),
  attempt: z.number().int(),
  skipReason: z.enum(SKIP_REASONS).nullable(),
  failure: z.enum(REMEDIATION_FAILURES).nullable(),
  /** False while a monitor still makes its criterion and what is sent; until then it cannot be approved. */
  isPrepared: z.boolean(),
  /** Null: by a monitor. */
  proposedBy: person.nullable(),
  decidedBy: person.nullable(),
  deliveryId: z.string().nullable(),
  progress: z.number().nullable(),
  progressNote: z.string().nullable(),
  artefacts: artefactsSchema,
  proposedAt: time,
  decidedAt: time.nullable(),
  /** Until when a person may decide, or the job may say something. */
  deadline: time,
  deliveredAt: time.nullable(),
  startedAt: time.nullable(),
  finishedAt: time.nullable(),
  verifyUntil: time.nullable(),
  endedAt: time.nullable(),
  verdict: verdictSchema.nullable(),
});

const remediationDetail = remediationItemSchema.extend({
  /** Fixed before the job was asked for; null where nothing scores the answers. */
  criterion: criterionSchema.omit({ questions: true }).extend({ questions: z.number().int() }).nullable(),
  /** What is sent, without the token of the callback. */
  request: remediationRequestSchema.nullable(),
  /** What it could be rolled back to. */
  lastGood: rollBackSchema.nullable(),
  /** Append only, the oldest first. */
  history: z.array(
    z.object({
      id: z.string(),
      at: time,
      event: z.enum(REMEDIATION_EVENTS),
      by: person.nullable(),
      detail: z.string().nullable(),
    }),
  ),
});

const tags = ['remediations'] as const;
const path = '/api/v1/projects/{project}/remediations';
const ofRemediation = projectParams.extend({ remediation: z.uuid() });
const note = z.string().min(1).max(4000).optional();

export const listRemediations = operation({
  id: 'listRemediations',
  method: 'GET',
  path,
  summary: 'Remediations, the newest first, with how many there are in each state',
  tags,
  access: 'viewer',
  params: projectParams,
  query: z.object({
    state: repeatable(z.enum(REMEDIATION_STATES)),
    incident: incidentKey.optional(),
    target: z.uuid().optional(),
    ...pageQuery,
  }),
  response: pageOf(remediationItemSchema).extend({
    /** States that none is in are left out. */
    counts: z.partialRecord(z.enum(REMEDIATION_STATES), z.number().int()),
  }),
});

export const getRemediation = operation({
  id: 'getRemediation',
  method: 'GET',
  path: `${path}/{remediation}`,
  summary: 'One remediation with its criterion, what is sent, its verdict and its history',
  tags,
  access: 'viewer',
  params: ofRemediation,
  response: remediationDetail,
});

/** A monitor then fixes its criterion and what is sent; how it goes on is up to the target's mode. */
export const proposeRemediation = operation({
  id: 'proposeRemediation',
  method: 'POST',
  path,
  summary: 'Propose a remediation of an incident by hand',
  tags,
  access: 'engineer',
  params: projectParams,
  body: z
    .object({
      incident: incidentKey,
      target: z.uuid(),
      action: z.enum(TARGET_ACTIONS),
      /** Documents, topics, or the version to go back to. */
      subjects: z.array(name).max(500).default([]),
      rollBackKind: rollBackSchema.shape.kind.optional(),
      verification: z
        .object({
          difference: criterionSchema.shape.difference.optional(),
          /** Hours after the job's success in which answers count. */
          until: criterionSchema.shape.until.optional(),
          /** Counts all answers, and not only the part that the incident is about. */
          wholeTraffic: z.boolean().optional(),
        })
        .default({}),
    })
    .refine(({ action, subjects }) => action !== 'roll_back' || subjects.length === 1, {
      error: 'must name the one version to go back to',
      path: ['subjects'],
    }),
  response: remediationDetail,
});

export const approveRemediation = operation({
  id: 'approveRemediation',
  method: 'POST',
  path: `${path}/{remediation}/approve`,
  summary: 'Have a proposed remediation sent',
  tags,
  access: 'approver',
  params: ofRemediation,
  body: z.object({ note }),
  response: remediationDetail,
});

export const rejectRemediation = operation({
  id: 'rejectRemediation',
  method: 'POST',
  path: `${path}/{remediation}/reject`,
  summary: 'Decide that a proposed remediation is not sent',
  tags,
  access: 'approver',
  params: ofRemediation,
  body: z.object({ note }),
  response: remediationDetail,
});

export const cancelRemediation = operation({
  id: 'cancelRemediation',
  method: 'POST',
  path: `${path}/{remediation}/cancel`,
  summary: 'Give up a remediation that was sent or waits to be; a webhook that was reached is told so',
  tags,
  access: 'engineer',
  params: ofRemediation,
  body: z.object({ note }),
  response: remediationDetail,
});

export const settleRemediation = operation({
  id: 'settleRemediation',
  method: 'POST',
  path: `${path}/{remediation}/settle`,
  summary: 'Say what became of a delivery of which nobody knew whether it arrived',
  tags,
  access: 'engineer',
  params: ofRemediation,
  body: z.object({ as: z.enum(['delivered', 'cancelled']), note }),
  response: remediationDetail,
});

/** Where jobs call back, with `Authorization: Bearer <token>`; the token came with the request. */
export const CALLBACK_PATH = `${path}/{remediation}/status` as const;

export const tellJobStatus = operation({
  id: 'tellJobStatus',
  method: 'POST',
  path: CALLBACK_PATH,
  summary: 'What a job says of itself, with the token that came with its request',
  tags,
  access: 'token',
  params: ofRemediation,
  body: z.object({
    status: z.enum(JOB_STATUSES),
    progress: z.number().min(0).max(1).optional(),
    note: z.string().max(500).optional(),
    artefacts: artefactsSchema.optional(),
  }),
  response: z.object({ state: z.enum(REMEDIATION_STATES) }),
});

export type RemediationItem = z.output<typeof remediationItemSchema>;
export type RemediationDetail = z.output<typeof remediationDetail>;
