import type { Attributes } from '../otlp/otel-span.js';
import { inputOfBody, withSystem } from './content/bodies.js';
import type { Dialect, SpanFields } from './dialect.js';
import { isFields, jsonOf, textOf } from './read-attribute.js';

const OWN = 'gcp.vertex.agent.';

/** Google's Agent Development Kit: the general convention, with bodies of Gemini under names of its own. */
export const googleAdk: Dialect = {
  name: 'google-adk',
  matches: (namespaces, { attributes }) =>
    namespaces.has('gcp') && Object.keys(attributes).some((key) => key.startsWith(OWN)),
  read({ attributes }) {
    const isTool = 'gen_ai.tool.name' in attributes;
    return {
      fields: {
        type: isTool ? 'tool' : `${OWN}llm_request` in attributes ? 'llm' : 'span',
        ...(isTool ? readTool(attributes) : readCall(attributes)),
        sessionId: textOf(attributes, `${OWN}session_id`),
      },
    };
  },
};

function readTool(attributes: Attributes): SpanFields {
  return {
    input: jsonOf(attributes, `${OWN}tool_call_args`),
    output: jsonOf(attributes, `${OWN}tool_response`),
  };
}

function readCall(attributes: Attributes): SpanFields {
  const request = jsonOf(attributes, `${OWN}llm_request`);
  const response = jsonOf(attributes, `${OWN}llm_response`);
  const asked = inputOfBody(request);
  const config = isFields(request) && isFields(request['config']) ? request['config'] : {};
  return {
    input: isEmpty(request)
      ? undefined
      : Array.isArray(asked)
        ? withSystem(config['system_instruction'], asked)
        : asked,
    output: isEmpty(response)
      ? undefined
      : isFields(response) && isFields(response['content'])
        ? [response['content']]
        : response,
  };
}

/** What stands there when content is not captured. */
function isEmpty(value: unknown): boolean {
  return isFields(value) && Object.keys(value).length === 0;
}
