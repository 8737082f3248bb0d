import type { RemediationRequest } from '@almenara/contract';
import type { EntityManager } from 'typeorm';

export interface OfIncident {
  readonly project: string;
  readonly number: number;
}

/**
 * Locks what holds questions of an incident's evidence, in the order in which everybody locks: whoever removes examples
 * locks their stream after it.
 */
export async function lockQuestions(manager: EntityManager, { project, number }: OfIncident): Promise<void> {
  for (const table of ['deliveries', 'remediations'])
    await manager.query(
      `SELECT id FROM ${table} WHERE project_id = $1 AND incident_number = $2 ORDER BY id FOR UPDATE`,
      [project, number],
    );
}

/**
 * Takes questions out of what was asked of targets and of what waits to be sent to them. A question that somebody else
 * asked in the same words goes with it.
 */
export async function forgetQuestions(
  manager: EntityManager,
  { project, number }: OfIncident,
  texts: readonly string[],
): Promise<void> {
  for (const [table, column] of [
    ['deliveries', 'data'],
    ['remediations', 'request'],
  ] as const)
    await manager.query(forget(table, column), [project, number, texts]);
}

/**
 * The request without questions that no evidence of the incident holds any more: they were erased while it was made. The
 * evidence stays as it is until the transaction ends.
 */
export async function withKnownQuestions(
  manager: EntityManager,
  { project, number }: OfIncident,
  request: RemediationRequest,
): Promise<RemediationRequest> {
  const { reIndex } = request;
  if (!reIndex?.missingTopics.some(({ questions }) => questions.length > 0)) return request;
  const where = [project, number];
  await manager.query(
    'SELECT seq FROM incident_streams WHERE project_id = $1 AND number = $2 ORDER BY seq FOR SHARE',
    where,
  );
  const rows = await manager.query<{ text: string }[]>(
    `SELECT DISTINCT jsonb_path_query(evidence, '$.attribution.clusters[*].examples[*].text') #>> '{}' AS text
     FROM incident_streams WHERE project_id = $1 AND number = $2`,
    where,
  );
  const known = new Set(rows.map(({ text }) => text));
  const missingTopics = reIndex.missingTopics.map((topic) => ({
    ...topic,
    questions: topic.questions.filter((question) => known.has(question)),
  }));
  return { ...request, reIndex: { ...reIndex, missingTopics } };
}

const forget = (table: string, column: string): string => `
UPDATE ${table} SET ${column} = jsonb_set(${column}, '{reIndex,missingTopics}', (
  SELECT coalesce(jsonb_agg(jsonb_set(topic, '{questions}', (
      SELECT coalesce(jsonb_agg(question ORDER BY nth), '[]')
      FROM jsonb_array_elements(topic -> 'questions') WITH ORDINALITY AS asked (question, nth)
      WHERE question #>> '{}' <> ALL ($3::text[]))) ORDER BY place), '[]')
  FROM jsonb_array_elements(${column} #> '{reIndex,missingTopics}') WITH ORDINALITY AS topics (topic, place)))
WHERE project_id = $1 AND incident_number = $2 AND EXISTS (
  SELECT 1 FROM jsonb_path_query(${column}, '$.reIndex.missingTopics[*].questions[*]') AS held (question)
  WHERE question #>> '{}' = ANY ($3::text[]))`;
