import { z } from 'zod';
import { SPAN_STATUSES, SPAN_TYPES } from '../wire/span.js';
import { repeatable } from './page.js';

const word = z.string().min(1).max(500);
const number = z.coerce.number();

/** The scope of a page: which spans or traces, in which time. Values of one key are alternatives, keys are conjunctive. */
export const filterQuery = {
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
  type: repeatable(z.enum(SPAN_TYPES)),
  model: repeatable(word),
  provider: repeatable(word),
  status: repeatable(z.enum(SPAN_STATUSES)),
  actor: repeatable(word),
  session: repeatable(word),
  tag: repeatable(word),
  environment: repeatable(word),
  release: repeatable(word),
  variant: repeatable(word),
  indexVersion: repeatable(word),
  prompt: repeatable(word),
  name: repeatable(word),
  /** Text that occurs in input, output or name; case does not matter. */
  text: z.string().min(1).max(500).optional(),
  latencyMin: number.min(0).optional(),
  latencyMax: number.min(0).optional(),
  costMin: number.min(0).optional(),
  costMax: number.min(0).optional(),
};

export const filterSchema = z.object(filterQuery);
export type Filter = z.output<typeof filterSchema>;

/** Dimensions by which traces and spans can be grouped and counted. */
export const DIMENSIONS = [
  'type',
  'model',
  'provider',
  'status',
  'actor',
  'session',
  'tag',
  'environment',
  'release',
  'variant',
  'indexVersion',
  'prompt',
  'name',
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export const projectParams = z.object({ project: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/) });
