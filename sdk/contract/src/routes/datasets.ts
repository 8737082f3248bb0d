import { z } from 'zod';
import { wordSchema } from '../wire/identifier.js';
import {
  DATASET_ENDS,
  DATASET_GROUPS,
  DATASET_OUTCOMES,
  DATASET_STATES,
  DATASET_STEPS,
  MOST_DATASET_DAYS,
  MOST_DATASET_ROWS,
} from './dataset-words.js';
import { projectParams } from './filter.js';
import { operation } from './operation.js';
import { pageOf, pageQuery } from './page.js';

const count = z.number().int();
const time = z.string();
const instant = z.iso.datetime({ offset: true });
const words = z.array(wordSchema.min(1)).max(100).optional();

/** Which answers go into a dataset, and how much of what. */
export const datasetFilterSchema = z.object({
  /** Answers given from here on, and before `to`. Absent: the thirty days before it was asked for. */
  from: instant.optional(),
  to: instant.optional(),
  /** Absent: groundedness where it scored, else the evaluator heard of last. */
  evaluator: wordSchema.min(1).optional(),
  /** Absent: the version heard of last when the building begins; the manifest tells which. */
  version: wordSchema.optional(),
  outcomes: z.array(z.enum(DATASET_OUTCOMES)).min(1).max(2).default(['bad']),
  model: words,
  variant: words,
  prompt: words,
  environment: words,
  release: words,
  tag: words,
  groupBy: z.enum(DATASET_GROUPS).default('variant'),
  /** Rows of one group at most. */
  perGroup: count.min(1).max(MOST_DATASET_ROWS).default(2000),
  maxRows: count.min(1).max(MOST_DATASET_ROWS).default(5000),
  /** Two questions that share this much of their word triples are one; 1 drops equal ones alone. */
  similarity: z.number().min(0.5).max(1).default(0.8),
  /** Share of conversations whose rows are held out. */
  heldOut: z.number().min(0).max(0.5).default(0.2),
});
export type DatasetFilter = z.output<typeof datasetFilterSchema>;
export type DatasetFilterInput = z.input<typeof datasetFilterSchema>;

/** One line of the file. */
export const datasetRowSchema = z.object({
  messages: z.array(z.object({ role: z.enum(['system', 'user', 'assistant']), content: z.string() })),
  metadata: z.object({
    trace: z.string(),
    span: z.string(),
    split: z.enum(['train', 'held_out']),
    /** Whose word the label is. */
    source: z.enum(['correction', 'human', 'judge']),
    /** What was said of the answer. */
    reason: z.string(),
    /** Of the last message: a corrected answer is good. */
    label: z.enum(DATASET_OUTCOMES),
    group: z.string().optional(),
  }),
});
export type DatasetRow = z.output<typeof datasetRowSchema>;

export const datasetManifestSchema = z.object({
  version: z.literal(1),
  dataset: z.string(),
  project: z.string(),
  name: z.string(),
  builtAt: time,
  format: z.literal('chat_jsonl'),
  file: z.object({
    rows: count,
    bytes: count,
    sha256: z.string(),
    train: count,
    heldOut: count,
    sources: z.object({ correction: count, human: count, judge: count }),
    labels: z.object({ bad: count, good: count }),
  }),
  recipe: z.object({ version: z.string(), code: z.string() }),
  window: z.object({ from: time, to: time }),
  filter: datasetFilterSchema,
  evaluator: z
    .object({ name: z.string(), version: z.string(), failing: z.array(z.string()).nullable() })
    .nullable(),
  /** Versions of the evaluators whose bad scores kept a row out. */
  safety: z.array(z.object({ name: z.string(), versions: z.array(z.string()) })),
  /** How many answers came to each step, and how many it dropped, by reason. */
  steps: z.array(
    z.object({ step: z.enum(DATASET_STEPS), came: count, dropped: z.record(z.string(), count) }),
  ),
  /** More answers matched than one dataset looks at. */
  truncated: z.boolean(),
  masked: z.record(z.string(), count),
  duplicates: z.object({ method: z.string(), similarity: z.number() }),
  groups: z.object({ by: z.enum(DATASET_GROUPS), rows: z.record(z.string(), count) }),
  /** SHA-256 of the ids of the traces that rows came from, sorted; null after an erasure. */
  lineage: z.object({ digest: z.literal('sha256'), traces: z.array(z.string()).nullable() }),
  licence: z.string(),
});
export type DatasetManifest = z.output<typeof datasetManifestSchema>;

export const datasetSchema = z.object({
  id: z.string(),
  name: z.string(),
  filter: datasetFilterSchema,
  recipe: z.string(),
  state: z.enum(DATASET_STATES),
  rows: count.nullable(),
  bytes: count.nullable(),
  sha256: z.string().nullable(),
  /** Why it failed. */
  failure: z.string().nullable(),
  /** Why the file is gone, of one that is expired. */
  ended: z.enum(DATASET_ENDS).nullable(),
  /** Key of the incident, and id of the remediation, that it was made for. */
  incident: z.string().nullable(),
  remediation: z.string().nullable(),
  by: z.string(),
  createdAt: time,
  expiresAt: time,
});
export type Dataset = z.output<typeof datasetSchema>;

const path = '/api/v1/projects/{project}/datasets';
const tags = ['datasets'];
const params = projectParams.extend({ dataset: z.uuid() });

export const createDataset = operation({
  id: 'createDataset',
  method: 'POST',
  path,
  summary:
    'Asks for a file of judged answers to train on: scrubbed, without near-duplicates, with a manifest',
  tags,
  access: 'engineer',
  params: projectParams,
  body: z.object({
    name: z.string().trim().min(1).max(100),
    filter: datasetFilterSchema,
    expiresInDays: count.min(1).max(MOST_DATASET_DAYS).default(7),
  }),
  response: datasetSchema,
});

export const listDatasets = operation({
  id: 'listDatasets',
  method: 'GET',
  path,
  summary: 'Datasets of the project, the newest first',
  tags,
  access: 'engineer',
  params: projectParams,
  query: z.object(pageQuery),
  response: pageOf(datasetSchema),
});

export const getDataset = operation({
  id: 'getDataset',
  method: 'GET',
  path: `${path}/{dataset}`,
  summary: 'One dataset, with its manifest once it is built',
  tags,
  access: 'engineer',
  params,
  response: datasetSchema.extend({ manifest: datasetManifestSchema.nullable() }),
});

export const removeDataset = operation({
  id: 'removeDataset',
  method: 'DELETE',
  path: `${path}/{dataset}`,
  summary: 'Removes a dataset and its file; its links end',
  tags,
  access: 'engineer',
  params,
  response: z.object({ removed: z.literal(true) }),
});

export const linkDataset = operation({
  id: 'linkDataset',
  method: 'POST',
  path: `${path}/{dataset}/links`,
  summary: 'Makes addresses that anybody may download the file and its manifest from, until they expire',
  tags,
  access: 'engineer',
  params,
  body: z.object({
    expiresInMinutes: count
      .min(1)
      .max(7 * 1440)
      .default(60),
  }),
  response: z.object({ url: z.string(), manifestUrl: z.string(), expiresAt: time }),
});

/** Served without a session to whoever has a link; `expires` is in epoch seconds. */
export const DATASET_FILE_PATH = `${path}/{dataset}/file`;
export const DATASET_MANIFEST_PATH = `${path}/{dataset}/manifest`;
