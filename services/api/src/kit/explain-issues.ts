import { explainInvalid, type Problem } from '@almenara/contract';
import { z } from 'zod';

type FieldErrors = NonNullable<Problem['errors']>;

const MAX_ERRORS = 20;

/** Each wrong input with its reason. Names of inputs are told, their values never. */
export function explainIssues(error: z.ZodError): FieldErrors {
  return error.issues.flatMap(explainIssue).slice(0, MAX_ERRORS);
}

function explainIssue(issue: z.core.$ZodIssue): FieldErrors {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ field: key.slice(0, 100), reason: 'is not a known parameter' }));
  }
  const told = issue.code === 'invalid_union' ? (chooseBranch(issue) ?? issue) : issue;
  const { reason } = explainInvalid(new z.ZodError([told]));
  return [{ field: issue.path.map(String).join('.') || 'body', reason }];
}

/** Of a parameter that may stand once or often, the branch that fits the shape given says most. */
function chooseBranch(issue: z.core.$ZodIssueInvalidUnion): z.core.$ZodIssue | undefined {
  const firsts = issue.errors.map(([first]) => first).filter((first) => first !== undefined);
  return firsts.find((first) => first.code !== 'invalid_type') ?? firsts[0];
}
