import {
  type Access,
  isRole,
  type Operation,
  OPERATIONS,
  problemSchema,
  timeSchema,
} from '@almenara/contract';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';

/** The OpenAPI document of every operation, made from the contract that the server checks against. */
export function createOpenApi(): ReturnType<typeof createDocument> {
  const paths: ZodOpenApiPathsObject = {};
  for (const operation of OPERATIONS) {
    const path = (paths[operation.path] ??= {});
    path[operation.method.toLowerCase() as 'get' | 'post' | 'put' | 'delete'] = describe(operation);
  }
  return createDocument(
    {
      openapi: '3.1.1',
      info: { title: 'Almenara', version: '1', description: 'Query and control API' },
      paths,
      components: {
        securitySchemes: {
          adminToken: { type: 'http', scheme: 'bearer' },
          key: { type: 'http', scheme: 'bearer' },
          session: { type: 'apiKey', in: 'cookie', name: 'almenara_session' },
        },
      },
      security: [{ adminToken: [] }, { key: [] }, { session: [] }],
    },
    {
      // A time is told in one form, though it may be sent in two.
      override: ({ zodSchema, jsonSchema, io }) => {
        if (io === 'output' && zodSchema === timeSchema) {
          jsonSchema.type = 'number';
          jsonSchema.description = 'Epoch milliseconds';
        }
      },
    },
  );
}

// Parts that an operation lacks must be absent: the generator fails on undefined ones.
function describe({
  id,
  summary,
  tags,
  access,
  params,
  query,
  body,
  response,
  stream,
  download,
}: Operation): ZodOpenApiOperationObject {
  return {
    operationId: id,
    summary,
    description: explainAccess(access),
    tags: [...tags],
    ...(access === 'open' ? { security: [] } : {}),
    ...(params || query
      ? { requestParams: { ...(params ? { path: params } : {}), ...(query ? { query } : {}) } }
      : {}),
    ...(body ? { requestBody: { content: { 'application/json': { schema: body } } } } : {}),
    responses: {
      '200': {
        description: stream
          ? 'Server-sent events, each with this JSON as its data'
          : download
            ? 'A file; each line is this JSON'
            : 'The answer',
        content: { [stream ? 'text/event-stream' : (download ?? 'application/json')]: { schema: response } },
      },
      default: {
        description: 'Problem details',
        content: { 'application/problem+json': { schema: problemSchema } },
      },
    },
  };
}

function explainAccess(access: Access): string {
  if (isRole(access)) return `Needs the role ${access} in the project, or a stronger one.`;
  return {
    open: 'Open to everybody.',
    caller: 'For every signed-in caller and every key with a role.',
    person: 'For signed-in people, not for keys.',
    account: 'For signed-in people with an account.',
    operator: 'For the operator of the installation.',
    token: 'For whoever has the token that came with the thing itself, as `Authorization: Bearer`.',
  }[access];
}
