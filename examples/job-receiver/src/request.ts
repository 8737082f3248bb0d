import { z } from 'zod';

/** What Almenara asks for: `data` of the event `remediation.requested`, as far as a worker reads it. */
export const requestSchema = z.object({
  project: z.string(),
  /** Becomes the name of a file. */
  remediation: z.string().regex(/^[\w-]{1,100}$/, 'must be an id of letters, digits and dashes'),
  action: z.string(),
  incident: z.string().optional(),
  attempt: z.number().int().optional(),
  callback: z.object({ url: z.url({ protocol: /^https?$/ }), token: z.string().min(1) }),
  expiresAt: z.string().optional(),
  dryRun: z.boolean().default(false),
  reIndex: z
    .object({
      documents: z.array(z.object({ id: z.string(), reason: z.string() })).default([]),
      missingTopics: z
        .array(
          z.object({
            name: z.string(),
            terms: z.array(z.string()).default([]),
            questions: z.array(z.string()).default([]),
          }),
        )
        .default([]),
      sourceHints: z.array(z.string()).default([]),
    })
    .optional(),
  retrain: z
    .object({
      dataset: z.object({
        url: z.url({ protocol: /^https?$/ }),
        expiresAt: z.string().optional(),
        format: z.string(),
        rows: z.number().int().optional(),
        sha256: z.string().regex(/^[0-9a-f]{64}$/i, 'must be 64 hexadecimal digits'),
      }),
    })
    .optional(),
});

export type RemediationRequest = z.output<typeof requestSchema>;

export const envelopeSchema = z.object({ type: z.string(), data: z.unknown() });
