import { z } from 'zod';

/** Compared and kept in lower case. */
export const emailSchema = z.email().max(254).toLowerCase();

export const passwordSchema = z.string().min(12).max(200);

/** A name that people read: no control characters. */
export const displayNameSchema = z
  .string()
  .min(1)
  .max(200)
  // oxlint-disable-next-line no-control-regex
  .regex(/^[^\u0000-\u001f\u007f]*$/, 'must have no control characters');
