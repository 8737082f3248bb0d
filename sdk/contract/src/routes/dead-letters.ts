import { z } from 'zod';
import { projectParams } from './filter.js';
import { operation } from './operation.js';
import { pageOf, pageQuery } from './page.js';

/** `open` and `failed_again` wait for a replay; `stored` was stored by one, and its content is gone from here. */
export const DEAD_LETTER_STATES = ['open', 'failed_again', 'stored'] as const;
const state = z.enum(DEAD_LETTER_STATES);

/** The store's own limit; why an event was refused never quotes more of it. */
const reason = z.string().min(1).max(1000);

export const deadLetterSchema = z.object({
  id: z.string(),
  reason: z.string(),
  at: z.string(),
  door: z.string(),
  sender: z.string().nullable(),
  sequence: z.number().int().nullable(),
  /** What came, as text; what looks like a password, key or token is masked. */
  content: z.string(),
  /** Absent in answers of older servers, whose letters are all open. */
  state: state.optional(),
  /** False where the content is no event, as a log record that cannot be read. */
  replayable: z.boolean().optional(),
});

export const listDeadLetters = operation({
  id: 'listDeadLetters',
  method: 'GET',
  path: '/api/v1/projects/{project}/dead-letters',
  summary: 'Accepted records that could not be stored',
  tags: ['data health'],
  access: 'admin',
  params: projectParams,
  query: z.object({ reason: reason.optional(), state: state.optional(), ...pageQuery }),
  response: pageOf(deadLetterSchema),
});

/** The most frequent first; at most 200 reasons. Letters that were stored are not among them. */
export const listDeadLetterReasons = operation({
  id: 'listDeadLetterReasons',
  method: 'GET',
  path: '/api/v1/projects/{project}/dead-letters/reasons',
  summary: 'Dead letters that wait for a replay, by reason',
  tags: ['data health'],
  access: 'admin',
  params: projectParams,
  response: z.object({
    items: z.array(
      z.object({
        reason: z.string(),
        count: z.number().int(),
        /** Of `count`, those refused again by a replay. */
        failedAgain: z.number().int(),
        /** Of `count`, those whose content is no event. */
        notReplayable: z.number().int(),
        firstAt: z.string(),
        lastAt: z.string(),
        /** The newest of them; `listDeadLetters` shows it. */
        sampleId: z.string(),
      }),
    ),
  }),
});

export const REPLAY_STATES = ['waiting', 'running', 'done', 'failed'] as const;

export const replaySchema = z.object({
  id: z.string(),
  state: z.enum(REPLAY_STATES),
  /** What was asked for; null means all. */
  reason: z.string().nullable(),
  ids: z.number().int().nullable(),
  /** Letters that can be replayed, when the replay was made. */
  total: z.number().int(),
  /** Of `total`, those handed to the event log. */
  appended: z.number().int(),
  /** Of `appended`, those that the writer has stored, and those it refused again. */
  stored: z.number().int(),
  failedAgain: z.number().int(),
  notReplayable: z.number().int(),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
  /** Who asked for it. */
  by: z.string(),
  /** Why it failed, in words; null otherwise. */
  failure: z.string().nullable(),
});

/** Without `reason` and `ids` all letters that wait. A dry run counts and changes nothing. */
export const replayDeadLetters = operation({
  id: 'replayDeadLetters',
  method: 'POST',
  path: '/api/v1/projects/{project}/dead-letters/replay',
  summary: 'Brings dead letters to the event log again; counts only, unless dryRun is false',
  tags: ['data health'],
  access: 'admin',
  params: projectParams,
  body: z.object({
    reason: reason.optional(),
    ids: z.array(z.string().min(1).max(200)).min(1).max(1000).optional(),
    dryRun: z.boolean().default(true),
  }),
  response: z.object({
    count: z.number().int(),
    notReplayable: z.number().int(),
    /** Null after a dry run, and where nothing can be replayed. */
    replay: replaySchema.nullable(),
  }),
});

export const listReplays = operation({
  id: 'listReplays',
  method: 'GET',
  path: '/api/v1/projects/{project}/dead-letters/replays',
  summary: 'Replays, the newest first',
  tags: ['data health'],
  access: 'admin',
  params: projectParams,
  query: z.object(pageQuery),
  response: pageOf(replaySchema),
});

export const getReplay = operation({
  id: 'getReplay',
  method: 'GET',
  path: '/api/v1/projects/{project}/dead-letters/replays/{replay}',
  summary: 'One replay with its progress',
  tags: ['data health'],
  access: 'admin',
  params: projectParams.extend({ replay: z.uuid() }),
  response: replaySchema,
});

export type DeadLetterState = (typeof DEAD_LETTER_STATES)[number];
export type DeadLetterItem = z.output<typeof deadLetterSchema>;
export type ReplayState = (typeof REPLAY_STATES)[number];
export type Replay = z.output<typeof replaySchema>;
