import type { Dimension } from '@almenara/contract';

const one = (column: string): string => `[toString(${column})]`;
/** Rows without any value form a group of their own, under the empty word. */
const many = (column: string): string => `CAST(emptyArrayToSingle(${column}) AS Array(String))`;

/** SQL of the list of groups that a trace belongs to: with two models it counts once for each. */
export const TRACE_GROUPS: Readonly<Record<Dimension, string>> = {
  type: many('types'),
  model: many('models'),
  provider: many('providers'),
  status: one('status'),
  actor: one('actor_id'),
  session: one('session_id'),
  tag: many('tags'),
  environment: one('environment'),
  release: one('release'),
  variant: many('variants'),
  indexVersion: many('index_versions'),
  prompt: many('prompts'),
  name: one('name'),
};

export const SPAN_GROUPS: Readonly<Record<Dimension, string>> = {
  type: one('type'),
  model: one('model'),
  provider: one('provider'),
  status: one('status'),
  actor: one('actor_id'),
  session: one('session_id'),
  tag: many('tags'),
  environment: one('environment'),
  release: one('release'),
  variant: one('variant'),
  indexVersion: one('index_version'),
  prompt: one("if(prompt_version = '', prompt_name, concat(prompt_name, ':', prompt_version))"),
  name: one('name'),
};
