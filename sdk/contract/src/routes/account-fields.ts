import { z } from 'zod';

/** Compared and kept in lower case. */
export const emailSchema = z.email().max(254).toLowerCase();

export const passwordSchema = z.string().min(12).max(200);

/** Text of one line; the database could not even be asked for a NUL. */
export const lineSchema = (maxLength: number) =>
  z
    .string()
    .min(1)
    .max(maxLength)
    // oxlint-disable-next-line no-control-regex
    .regex(/^[^\u0000-\u001f\u007f]*$/, 'must have no control characters');

/** A name that people read. */
export const displayNameSchema = lineSchema(200);
