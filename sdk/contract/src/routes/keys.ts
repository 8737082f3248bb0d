import { z } from 'zod';
import { displayNameSchema } from './account-fields.js';
import { projectParams } from './filter.js';
import { operation, ROLES } from './operation.js';

const keyParams = projectParams.extend({ key: z.uuid() });

export const DEFAULT_OVERLAP_HOURS = 24;

export const keySchema = z.object({
  id: z.string(),
  name: z.string(),
  /** Ends of the secret, to tell keys apart. */
  prefix: z.string(),
  last4: z.string(),
  /** May it send data. */
  ingest: z.boolean(),
  /** Its role on `/api` in this project; null when it may not call it. */
  role: z.enum(ROLES).nullable(),
  createdAt: z.string(),
  expiresAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
});

/** `secret` is in this answer only. */
const keyWithSecret = z.object({ key: keySchema, secret: z.string() });

export const listKeys = operation({
  id: 'listKeys',
  method: 'GET',
  path: '/api/v1/projects/{project}/keys',
  summary: 'Keys of the project, the oldest first',
  tags: ['keys'],
  access: 'admin',
  params: projectParams,
  response: z.object({ items: z.array(keySchema), nextCursor: z.string().nullable() }),
});

export const createKey = operation({
  id: 'createKey',
  method: 'POST',
  path: '/api/v1/projects/{project}/keys',
  summary: 'Makes a key that may send data, call the API with a role, or both',
  tags: ['keys'],
  access: 'admin',
  params: projectParams,
  body: z.object({
    name: displayNameSchema,
    ingest: z.boolean().default(true),
    role: z.enum(ROLES).nullable().default(null),
    expiresAt: z.iso.datetime({ offset: true }).nullable().default(null),
  }),
  response: keyWithSecret,
});

export const revokeKey = operation({
  id: 'revokeKey',
  method: 'DELETE',
  path: '/api/v1/projects/{project}/keys/{key}',
  summary: 'Makes a key useless; other processes follow within 10 s',
  tags: ['keys'],
  access: 'admin',
  params: keyParams,
  response: keySchema,
});

/** The old key expires after the overlap, or when it would have expired anyway if that is sooner. */
export const rotateKey = operation({
  id: 'rotateKey',
  method: 'POST',
  path: '/api/v1/projects/{project}/keys/{key}/rotation',
  summary: 'Makes a key with the same rights; the old one works on for a stated time',
  tags: ['keys'],
  access: 'admin',
  params: keyParams,
  body: z.object({
    overlapHours: z
      .number()
      .int()
      .min(0)
      .max(30 * 24)
      .default(DEFAULT_OVERLAP_HOURS),
  }),
  response: keyWithSecret.extend({ old: keySchema }),
});

export type Key = z.output<typeof keySchema>;
