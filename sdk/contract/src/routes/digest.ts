import { z } from 'zod';
import { INCIDENT_KINDS, SEVERITIES } from './incident-words.js';
import { VERDICT_DETAILS } from './remediation-words.js';
import { TARGET_ACTIONS } from './target-words.js';

const time = z.string();
const count = z.number().int().nonnegative();
const incident = z.string();
const target = z.string();
const action = z.enum(TARGET_ACTIONS);

/** The `data` of an event `digest.daily`: names, times and counts, never what users or members wrote. */
export const digestSchema = z.object({
  project: z.string(),
  /** In the project's time zone. */
  day: z.string(),
  /** Since when verdicts are told. */
  since: time,
  open: z.object({
    total: count,
    /** The most severe first, at most fifty. */
    items: z.array(
      z.object({
        incident,
        kind: z.enum(INCIDENT_KINDS),
        severity: z.enum(SEVERITIES),
        stream: z.string(),
        cause: z.string(),
        openedAt: time,
        acknowledged: z.boolean(),
      }),
    ),
  }),
  /** Remediations that wait for somebody to decide. */
  waiting: z.object({
    total: count,
    items: z.array(z.object({ incident, target, action, deadline: time })),
  }),
  verdicts: z.object({
    total: count,
    items: z.array(
      z.object({
        incident,
        target,
        action,
        outcome: z.enum(['verified', 'not_fixed', 'inconclusive']),
        detail: z.enum(VERDICT_DETAILS).nullable(),
      }),
    ),
  }),
});

export type Digest = z.output<typeof digestSchema>;
