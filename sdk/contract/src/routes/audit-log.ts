import { z } from 'zod';
import { lineSchema } from './account-fields.js';
import { projectParams } from './filter.js';
import { operation } from './operation.js';
import { pageOf, pageQuery } from './page.js';
import { CALLER_KINDS } from './sessions.js';

/** `before` and `after` hold the fields that a change touched, never a secret. */
export const auditEntrySchema = z.object({
  /** Counts up from 1 in each project without a gap. */
  seq: z.number().int(),
  at: z.string(),
  actor: z.object({
    kind: z.enum(CALLER_KINDS),
    /** Id of the account or key; null for the operator. */
    id: z.string().nullable(),
    name: z.string(),
  }),
  /** Id of the operation. */
  action: z.string(),
  /** Id of what was changed. */
  target: z.string().nullable(),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
  /** SHA-256 over the hash of the entry before and this entry. */
  hash: z.string(),
});

const auditFilter = {
  /** Id, or the whole name, of who did it. */
  actor: lineSchema(500).optional(),
  action: z
    .string()
    .regex(/^\w{1,100}$/, 'must be the id of an operation')
    .optional(),
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
};

export const listAuditLog = operation({
  id: 'listAuditLog',
  method: 'GET',
  path: '/api/v1/projects/{project}/audit-log',
  summary: 'Who changed what in the project, the newest first',
  tags: ['audit log'],
  access: 'admin',
  params: projectParams,
  query: z.object({ ...auditFilter, ...pageQuery }),
  response: pageOf(auditEntrySchema),
});

export const exportAuditLog = operation({
  id: 'exportAuditLog',
  method: 'GET',
  path: '/api/v1/projects/{project}/audit-log/export',
  summary: 'The audit log as a file, the oldest entry first, one JSON object a line',
  tags: ['audit log'],
  access: 'admin',
  params: projectParams,
  query: z.object(auditFilter),
  response: auditEntrySchema,
  download: 'application/x-ndjson',
});

/** Recomputes every hash. An entry that was changed or removed breaks the chain at its number. */
export const verifyAuditLog = operation({
  id: 'verifyAuditLog',
  method: 'GET',
  path: '/api/v1/projects/{project}/audit-log/verification',
  summary: 'Whether the chain of the audit log is intact',
  tags: ['audit log'],
  access: 'admin',
  params: projectParams,
  response: z.object({
    intact: z.boolean(),
    /** The last entry up to which the chain holds; 0 when none does. */
    intactUpTo: z.number().int(),
    /** The first entry that is missing or not as it was written. */
    brokenAt: z.number().int().nullable(),
  }),
});

export const listInstallationAuditLog = operation({
  id: 'listInstallationAuditLog',
  method: 'GET',
  path: '/api/v1/audit-log',
  summary: 'Changes that belong to no project, such as those of accounts, the newest first',
  tags: ['audit log'],
  access: 'operator',
  query: z.object({ ...auditFilter, ...pageQuery }),
  response: pageOf(auditEntrySchema),
});

export type AuditEntry = z.output<typeof auditEntrySchema>;
