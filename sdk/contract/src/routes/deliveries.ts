import { z } from 'zod';
import { projectParams } from './filter.js';
import { operation } from './operation.js';
import { pageOf, pageQuery, repeatable } from './page.js';
import { DELIVERY_STATES, FAILURE_CLASSES } from './target-words.js';

const time = z.string();
const tags = ['targets'] as const;
const path = '/api/v1/projects/{project}/deliveries';

const deliveryItem = z.object({
  /** `webhook-id`: the same at each attempt, and the key by which a receiver tells what it has had already. */
  id: z.string(),
  target: z.object({ id: z.string(), name: z.string() }),
  event: z.string(),
  incident: z.string().nullable(),
  remediation: z.string().nullable(),
  state: z.enum(DELIVERY_STATES),
  attempts: z.number().int(),
  createdAt: time,
  nextAttemptAt: time.nullable(),
  finishedAt: time.nullable(),
  /** Of the last attempt. */
  status: z.number().int().nullable(),
  failure: z.string().nullable(),
  replayOf: z.string().nullable(),
  replayReason: z.string().nullable(),
});

const deliveryDetail = deliveryItem.extend({
  /** What the receiver is told, with tokens and the queries of addresses masked. */
  data: z.record(z.string(), z.unknown()),
  /** The oldest first. */
  log: z.array(
    z.object({
      attempt: z.number().int(),
      at: time,
      status: z.number().int().nullable(),
      failure: z.string().nullable(),
      failureClass: z.enum(FAILURE_CLASSES).nullable(),
      latencyMs: z.number().int().nullable(),
      /** With secrets masked. */
      requestHeaders: z.record(z.string(), z.string()).nullable(),
      /** SHA-256 in hex of the body that was sent. */
      bodyDigest: z.string().nullable(),
      /** The beginning of the answer. */
      excerpt: z.string(),
    }),
  ),
});

export const listDeliveries = operation({
  id: 'listDeliveries',
  method: 'GET',
  path,
  summary: 'What was sent to targets, the newest first',
  tags,
  access: 'engineer',
  params: projectParams,
  query: z.object({
    target: z.uuid().optional(),
    state: repeatable(z.enum(DELIVERY_STATES)),
    event: z.string().min(1).max(200).optional(),
    remediation: z.uuid().optional(),
    ...pageQuery,
  }),
  response: pageOf(deliveryItem),
});

const deliveryId = z
  .string()
  .max(100)
  .regex(/^msg_[\w-]+$/, { error: 'must be the id of a delivery, which begins with msg_' });
const ofDelivery = projectParams.extend({ delivery: deliveryId });

export const getDelivery = operation({
  id: 'getDelivery',
  method: 'GET',
  path: `${path}/{delivery}`,
  summary: 'One delivery with its attempts',
  tags,
  access: 'engineer',
  params: ofDelivery,
  response: deliveryDetail,
});

/** Under the same key a receiver that knows keys does it once; a new key needs a reason. */
export const replayDelivery = operation({
  id: 'replayDelivery',
  method: 'POST',
  path: `${path}/{delivery}/replay`,
  summary: 'Send a delivery that has ended again',
  tags,
  access: 'engineer',
  params: ofDelivery,
  body: z.object({
    newKey: z.boolean().default(false),
    reason: z.string().trim().min(1).max(1000).optional(),
  }),
  /** The delivery that is sent: another one under a new key. */
  response: deliveryDetail,
});

export type Delivery = z.output<typeof deliveryItem>;
export type DeliveryDetail = z.output<typeof deliveryDetail>;
