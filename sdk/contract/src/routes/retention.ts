import { z } from 'zod';
import { projectParams } from './filter.js';
import { operation } from './operation.js';

const MAX_DAYS = 36_500;

const days = z.number().int().min(1).max(MAX_DAYS).nullable();
const orderly = ({ contentDays, numbersDays }: { contentDays: number | null; numbersDays: number | null }) =>
  numbersDays === null || (contentDays !== null && contentDays <= numbersDays);
const notOrderly = { error: 'must not be longer than numbersDays', path: ['contentDays'] };

/**
 * How long data stays, in days since it happened; null keeps it. After `contentDays` prompts, answers, documents and
 * other texts are cleared, after `numbersDays` whole rows are deleted.
 */
export const retentionSchema = z
  .object({
    contentDays: days,
    numbersDays: days,
  })
  .refine(orderly, notOrderly);

/** What cannot be set, as facts for the page. */
const fixed = { deadLetterDays: z.literal(7), logHours: z.literal(72) };
const retentionAnswer = z.object({
  contentDays: days,
  numbersDays: days,
  ...fixed,
  /** When the rules were last carried out to the end. */
  lastRunAt: z.string().nullable(),
});

const tags = ['retention'] as const;
const path = '/api/v1/projects/{project}/retention';

export const getRetention = operation({
  id: 'getRetention',
  method: 'GET',
  path,
  summary: 'How long data of a project stays',
  tags,
  access: 'viewer',
  params: projectParams,
  response: retentionAnswer,
});

/** Takes effect at once: what is too old by the new rules is removed within minutes and cannot be brought back. */
export const setRetention = operation({
  id: 'setRetention',
  method: 'PUT',
  path,
  summary: 'Set how long data of a project stays',
  tags,
  access: 'admin',
  params: projectParams,
  body: retentionSchema,
  response: retentionAnswer,
});

const queryDays = z
  .union([z.literal('null').transform(() => null), z.coerce.number().int().min(1).max(MAX_DAYS)])
  .default(null);
const removal = z.object({
  spans: z.number().int(),
  traces: z.number().int(),
  scores: z.number().int(),
  /** When the oldest of them happened; null when there is none. */
  oldest: z.string().nullable(),
});

/** `null` or an absent number keeps everything of that kind. */
export const previewRetention = operation({
  id: 'previewRetention',
  method: 'GET',
  path: `${path}/preview`,
  summary: 'What rules would remove, before they are set',
  tags,
  access: 'viewer',
  params: projectParams,
  query: z.object({ contentDays: queryDays, numbersDays: queryDays }),
  /** `content`: rows whose texts would be cleared. `rows`: rows that would be deleted. */
  response: z.object({ content: removal, rows: removal }),
});

export type Retention = z.output<typeof retentionSchema>;
export type RetentionAnswer = z.output<typeof retentionAnswer>;
export type RetentionPreview = z.output<(typeof previewRetention)['response']>;
