import { z } from 'zod';
import { projectParams } from './filter.js';
import { operation, ROLES } from './operation.js';

const memberParams = projectParams.extend({ user: z.uuid() });

export const memberSchema = z.object({
  userId: z.string(),
  email: z.string(),
  name: z.string(),
  role: z.enum(ROLES),
  createdAt: z.string(),
  /** A disabled account keeps its memberships and cannot use them. */
  disabled: z.boolean(),
});

export const listMembers = operation({
  id: 'listMembers',
  method: 'GET',
  path: '/api/v1/projects/{project}/members',
  summary: 'Members of the project, by e-mail',
  tags: ['members'],
  access: 'viewer',
  params: projectParams,
  response: z.object({ items: z.array(memberSchema), nextCursor: z.string().nullable() }),
});

/** 409 when it would leave the project without an admin, unless the operator asks. */
export const changeMember = operation({
  id: 'changeMember',
  method: 'PUT',
  path: '/api/v1/projects/{project}/members/{user}',
  summary: 'Changes the role of a member',
  tags: ['members'],
  access: 'admin',
  params: memberParams,
  body: z.object({ role: z.enum(ROLES) }),
  response: memberSchema,
});

/** 409 when it would leave the project without an admin, unless the operator asks. */
export const removeMember = operation({
  id: 'removeMember',
  method: 'DELETE',
  path: '/api/v1/projects/{project}/members/{user}',
  summary: 'Removes a member from the project',
  tags: ['members'],
  access: 'admin',
  params: memberParams,
  response: z.object({}),
});

export type Member = z.output<typeof memberSchema>;
