import { z } from 'zod';
import { PERSONAL_DATA_KINDS, REDACTION_KINDS, SECRET_KINDS } from '../wire/redaction-kinds.js';
import { redactionSchema } from '../wire/redaction.js';
import { filterSchema, projectParams } from './filter.js';
import { operation } from './operation.js';

const masked = z.array(z.enum(PERSONAL_DATA_KINDS)).max(PERSONAL_DATA_KINDS.length);

/** What a project has masked before anything is stored, besides credentials. */
export const privacySchema = z.object({ masked });

const privacyAnswer = privacySchema.extend({
  /** Redacted whatever is set. */
  always: z.array(z.enum(SECRET_KINDS)),
  /** A change reaches every gateway within this time. */
  effectiveWithinSeconds: z.number().int(),
});

const tags = ['privacy'] as const;
const path = '/api/v1/projects/{project}/privacy';

export const getPrivacy = operation({
  id: 'getPrivacy',
  method: 'GET',
  path,
  summary: 'What is masked in a project before anything is stored',
  tags,
  access: 'viewer',
  params: projectParams,
  response: privacyAnswer,
});

/** Holds for what arrives from now on; what is stored stays as it is. */
export const setPrivacy = operation({
  id: 'setPrivacy',
  method: 'PUT',
  path,
  summary: 'Set what is masked in a project before anything is stored',
  tags,
  access: 'admin',
  params: projectParams,
  body: privacySchema,
  response: privacyAnswer,
});

/** Stores nothing. */
export const tryPrivacy = operation({
  id: 'tryPrivacy',
  method: 'POST',
  path: `${path}/try`,
  summary: 'Shows what redaction would leave of a text',
  tags,
  access: 'viewer',
  readOnly: true,
  params: projectParams,
  body: privacySchema.extend({ text: z.string().max(20_000) }),
  response: z.object({
    text: z.string(),
    counts: z.partialRecord(z.enum(REDACTION_KINDS), z.number().int()),
  }),
});

/** By field and kind, the most frequent first. */
export const countRedactions = operation({
  id: 'countRedactions',
  method: 'GET',
  path: `${path}/redactions`,
  summary: 'How often something was redacted from spans',
  tags,
  access: 'viewer',
  params: projectParams,
  query: filterSchema.pick({ from: true, to: true }),
  response: z.object({
    /** Spans from which something was redacted. */
    spans: z.number().int(),
    items: z.array(redactionSchema),
  }),
});

export type Privacy = z.output<typeof privacySchema>;
export type PrivacyAnswer = z.output<typeof privacyAnswer>;
export type RedactionCounts = z.output<(typeof countRedactions)['response']>;
