import { z } from 'zod';
import { identifierSchema, wordSchema } from '../wire/identifier.js';
import { SCORE_SOURCES } from '../wire/score.js';
import { projectParams } from './filter.js';
import { operation } from './operation.js';
import { pageOf, pageQuery, repeatable } from './page.js';
import { scoreItemSchema } from './traces.js';

const word = wordSchema.min(1);

export const listScores = operation({
  id: 'listScores',
  method: 'GET',
  path: '/api/v1/projects/{project}/scores',
  summary: 'Scores by evaluators, people and users, the newest first',
  tags: ['quality'],
  access: 'viewer',
  params: projectParams,
  query: z.object({
    /** When the scores were told. */
    from: z.iso.datetime({ offset: true }).optional(),
    to: z.iso.datetime({ offset: true }).optional(),
    name: repeatable(word),
    evaluator: repeatable(word),
    version: repeatable(word),
    label: repeatable(word),
    source: repeatable(z.enum(SCORE_SOURCES)),
    trace: repeatable(identifierSchema),
    ...pageQuery,
  }),
  response: pageOf(scoreItemSchema),
});
