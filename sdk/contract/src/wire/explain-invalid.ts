import type { z } from 'zod';

/**
 * Says what is wrong and where, without quoting the value: an event's text belongs to the app's users and
 * must not reach a log or an error body.
 */
export function explainInvalid(error: z.ZodError): { reason: string; field?: string } {
  const issue = error.issues[0];
  if (!issue) return { reason: 'is not valid' };
  const field = issue.path.map(String).join('.');
  return { reason: describe(issue), ...(field ? { field } : {}) };
}

function describe(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${article(issue.expected)}`;
    case 'invalid_value':
      return `must be one of ${issue.values.map(String).join(', ')}`;
    case 'unrecognized_keys':
      return 'has unknown keys';
    case 'invalid_union':
      return issue.discriminator
        ? `needs "${issue.discriminator}" to be one of the known kinds`
        : issue.message;
    default:
      return issue.message;
  }
}

function article(type: string): string {
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}
