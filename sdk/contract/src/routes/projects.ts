import { z } from 'zod';
import { displayNameSchema } from './account-fields.js';
import { projectParams } from './filter.js';
import { operation } from './operation.js';

export const projectSchema = z.object({
  id: z.string(),
  name: z.string(),
  timeZone: z.string(),
  currency: z.string(),
  createdAt: z.string(),
});

export const listProjects = operation({
  id: 'listProjects',
  method: 'GET',
  path: '/api/v1/projects',
  summary: 'Projects that the caller may see',
  tags: ['projects'],
  access: 'caller',
  response: z.object({ items: z.array(projectSchema), nextCursor: z.string().nullable() }),
});

export const getProject = operation({
  id: 'getProject',
  method: 'GET',
  path: '/api/v1/projects/{project}',
  summary: 'One project',
  tags: ['projects'],
  access: 'viewer',
  params: projectParams,
  response: projectSchema,
});

/** Keys are stored as hashes: only a key that this installation made or was given itself can be shown again. */
export const getIngestKey = operation({
  id: 'getIngestKey',
  method: 'GET',
  path: '/api/v1/projects/{project}/ingest-key',
  summary: 'Address and key for sending data, as far as this installation knows the key',
  tags: ['projects'],
  access: 'engineer',
  params: projectParams,
  response: z.object({ endpoint: z.string(), key: z.string().nullable() }),
});

const timeZoneSchema = z.string().min(1).max(64);
const currencySchema = z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code such as EUR');

/** 409 when the id is taken. */
export const createProject = operation({
  id: 'createProject',
  method: 'POST',
  path: '/api/v1/projects',
  summary: 'Creates a project',
  tags: ['projects'],
  access: 'operator',
  body: z.object({
    id: projectParams.shape.project,
    name: displayNameSchema,
    timeZone: timeZoneSchema.default('UTC'),
    currency: currencySchema.default('USD'),
  }),
  response: projectSchema,
});

/** Fields that are absent stay as they are. */
export const changeProject = operation({
  id: 'changeProject',
  method: 'PUT',
  path: '/api/v1/projects/{project}',
  summary: 'Changes name, time zone or currency of a project',
  tags: ['projects'],
  access: 'admin',
  params: projectParams,
  body: z.object({
    name: displayNameSchema.optional(),
    timeZone: timeZoneSchema.optional(),
    currency: currencySchema.optional(),
  }),
  response: projectSchema,
});

export type Project = z.output<typeof projectSchema>;
