import { z } from 'zod';
import { projectParams } from './filter.js';
import { maintenanceSchema } from './monitor-definition.js';
import { operation } from './operation.js';
import { DELIVERY_STATES, PAUSE_REASONS, TARGET_ACTIONS, TARGET_MODES } from './target-words.js';

const time = z.string();
const tags = ['targets'] as const;
const path = '/api/v1/projects/{project}/targets';

const repository = z
  .string()
  .max(140)
  .regex(/^(?!\.)[\w.-]+\/(?!\.{1,2}$)[\w.-]+$/, { error: 'must be owner/name' });
const workflow = z
  .string()
  .max(200)
  .regex(/^(?!\.)[\w.-]+$/, { error: 'must be the file name or the id of a workflow' });

const githubEventSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('repository_dispatch'), eventType: z.string().min(1).max(100) }),
  z.object({ kind: z.literal('workflow_dispatch'), workflow, ref: z.string().min(1).max(255) }),
]);

/** Where a target is, without its secret. The address of a Slack webhook is its secret. */
export const targetConfigSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('webhook'), url: z.url().max(1000) }),
  z.object({
    kind: z.literal('github'),
    repository,
    event: githubEventSchema,
    /** Of GitHub Enterprise another one. */
    apiUrl: z.url().max(500).default('https://api.github.com'),
  }),
  z.object({ kind: z.literal('slack') }),
  z.object({
    kind: z.literal('email'),
    to: z.array(z.email().max(254)).min(1).max(20),
    /** Hour of the day, in the project's time zone, from which a digest of the last day is sent; null for none. */
    digestHour: z.number().int().min(0).max(23).nullable().default(8),
  }),
]);

const rules = {
  name: z.string().trim().min(1).max(100),
  tellsIncidents: z.boolean(),
  actions: z.array(z.enum(TARGET_ACTIONS)).max(TARGET_ACTIONS.length),
  mode: z.enum(TARGET_MODES),
  /** Hours after a remediation in which no further one of the same action begins. */
  cooldownHours: z.number().int().min(0).max(8760),
  /** Remediations in a calendar month; null for any number. */
  monthlyBudget: z.number().int().min(0).max(100_000).nullable(),
  /** Whether it does the same key once, however often it is told. */
  idempotent: z.boolean(),
  /** Whether who proposed a remediation may not approve it. */
  approverNotProposer: z.boolean(),
  /** Whether payloads may hold questions that users asked. */
  sendExamples: z.boolean(),
  /** Times in which it is asked for nothing. */
  maintenance: z.array(maintenanceSchema).max(20),
  /** Name of the model or evaluator that a retraining changes; null where it is not declared. */
  retrains: z.string().trim().min(1).max(200).nullable(),
};

const targetItem = z.object({
  id: z.string(),
  ...rules,
  name: z.string(),
  actions: z.array(z.enum(TARGET_ACTIONS)),
  maintenance: rules.maintenance.optional(),
  retrains: z.string().nullable().optional(),
  config: targetConfigSchema,
  /** A part of the secret, to tell it from others. */
  secretHint: z.string(),
  /** Until when the secret before the last rotation counts too. */
  previousSecretUntil: time.nullable(),
  paused: z.object({ at: time, reason: z.enum(PAUSE_REASONS) }).nullable(),
  createdAt: time,
  lastDelivery: z
    .object({
      id: z.string(),
      at: time,
      state: z.enum(DELIVERY_STATES),
      status: z.number().int().nullable(),
    })
    .nullable(),
});

/** With the secret where it was made here: it is answered this once. */
const withSecret = targetItem.extend({ secret: z.string().nullable() });

export const listTargets = operation({
  id: 'listTargets',
  method: 'GET',
  path,
  summary: 'Who is told of incidents and asked for remediations',
  tags,
  access: 'engineer',
  params: projectParams,
  response: z.object({ items: z.array(targetItem) }),
});

/** For GitHub `secret` is a token, for Slack the address of the webhook; that of a webhook is made here, e-mail has none. */
export const createTarget = operation({
  id: 'createTarget',
  method: 'POST',
  path,
  summary: 'Add a target',
  tags,
  access: 'admin',
  params: projectParams,
  body: z.object({
    name: rules.name,
    config: targetConfigSchema,
    secret: z.string().min(1).max(2000).optional(),
    tellsIncidents: rules.tellsIncidents.default(true),
    actions: rules.actions.default([]),
    mode: rules.mode.default('propose'),
    cooldownHours: rules.cooldownHours.default(24),
    monthlyBudget: rules.monthlyBudget.default(null),
    /** By default true for a webhook, whose `webhook-id` is the key, and false for others. */
    idempotent: rules.idempotent.optional(),
    approverNotProposer: rules.approverNotProposer.default(false),
    sendExamples: rules.sendExamples.default(false),
    maintenance: rules.maintenance.default([]),
    retrains: rules.retrains.default(null),
  }),
  response: withSecret,
});

const ofTarget = projectParams.extend({ target: z.uuid() });

/** Where it leads cannot be changed, so that no secret follows it elsewhere. */
export const changeTarget = operation({
  id: 'changeTarget',
  method: 'PUT',
  path: `${path}/{target}`,
  summary: 'Change what a target is told and asked for',
  tags,
  access: 'admin',
  params: ofTarget,
  body: z.object(rules).partial(),
  response: targetItem,
});

export const removeTarget = operation({
  id: 'removeTarget',
  method: 'DELETE',
  path: `${path}/{target}`,
  summary: 'Remove a target with its log',
  tags,
  access: 'admin',
  params: ofTarget,
  response: z.object({ removed: z.boolean() }),
});

/** Sends an event of the type `target.test`, and tells what came of it. */
export const testTarget = operation({
  id: 'testTarget',
  method: 'POST',
  path: `${path}/{target}/test`,
  summary: 'Try a target',
  tags,
  access: 'admin',
  params: ofTarget,
  response: z.object({
    delivered: z.boolean(),
    status: z.number().int().nullable(),
    failure: z.string().nullable(),
    latencyMs: z.number(),
  }),
});

/** For a webhook a secret is made and answered once; for GitHub and Slack `secret` is the new one, and counts at once. */
export const rotateTargetSecret = operation({
  id: 'rotateTargetSecret',
  method: 'POST',
  path: `${path}/{target}/secret`,
  summary: 'Give a target a new secret',
  tags,
  access: 'admin',
  params: ofTarget,
  body: z.object({
    secret: z.string().min(1).max(2000).optional(),
    /** How long a webhook is signed with the secret before, too. */
    overlapHours: z.number().min(0).max(168).default(24),
  }),
  response: withSecret,
});

export const pauseTarget = operation({
  id: 'pauseTarget',
  method: 'POST',
  path: `${path}/{target}/pause`,
  summary: 'Send nothing to a target for now',
  tags,
  access: 'admin',
  params: ofTarget,
  response: targetItem,
});

export const resumeTarget = operation({
  id: 'resumeTarget',
  method: 'POST',
  path: `${path}/{target}/resume`,
  summary: 'Send to a target again, what waits first',
  tags,
  access: 'admin',
  params: ofTarget,
  response: targetItem,
});

export type Target = z.output<typeof targetItem>;
export type TargetConfig = z.output<typeof targetConfigSchema>;
