import { z } from 'zod';
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
  response: z.object({ items: z.array(projectSchema), nextCursor: z.string().nullable() }),
});

export const getProject = operation({
  id: 'getProject',
  method: 'GET',
  path: '/api/v1/projects/{project}',
  summary: 'One project',
  tags: ['projects'],
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
  params: projectParams,
  response: z.object({ endpoint: z.string(), key: z.string().nullable() }),
});

export type Project = z.output<typeof projectSchema>;
