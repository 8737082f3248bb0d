import type { Attributes, OtelSpan } from '../otlp/otel-span.js';
import type { Dialect, SpanFields } from './dialect.js';
import {
  contentOfObservation,
  costOfDetails,
  parametersOfObservation,
  typeOfObservation,
  usageOfDetails,
} from './langfuse-observation.js';
import {
  isFields,
  jsonOf,
  labelOf,
  parsed,
  present,
  structured,
  textOf,
  textsOf,
  under,
  type Fields,
} from './read-attribute.js';

const OBSERVATION = 'langfuse.observation.';

/** Langfuse SDKs that speak OpenTelemetry: JavaScript 4 and later, Python 3 and later. */
export const langfuse: Dialect = {
  name: 'langfuse',
  matches: (namespaces) => namespaces.has('langfuse'),
  read(span) {
    const { attributes } = span;
    const metadata = metadataOf(attributes);
    const name = textOf(attributes, `${OBSERVATION}model.name`);
    const type = typeOfObservation(textOf(attributes, `${OBSERVATION}type`) ?? '', name);
    const content = { input: contentOf(attributes, 'input'), output: contentOf(attributes, 'output') };
    return {
      fields: {
        type,
        // One name is told: of the model that answered where the answer tells it, else of the one asked.
        modelRequested: name,
        modelAnswered: name,
        ...contentOfObservation(type, content, metadata ?? {}),
        parameters: parametersOfObservation(jsonOf(attributes, `${OBSERVATION}model.parameters`)),
        usage: usageOfDetails(jsonOf(attributes, `${OBSERVATION}usage_details`, `${OBSERVATION}usage`)),
        cost: costOfDetails(jsonOf(attributes, `${OBSERVATION}cost_details`)),
        timeToFirstTokenMs: firstTokenOf(span),
        ...readStatus(attributes),
        ...readContext(attributes, metadata ?? {}),
        metadata,
      },
    };
  },
};

/** What the SDK serialised as JSON; text that the app gave stays text. The trace's own stands on its root. */
function contentOf(attributes: Attributes, side: 'input' | 'output'): unknown {
  const value = attributes[`${OBSERVATION}${side}`] ?? attributes[`langfuse.trace.${side}`] ?? undefined;
  return value === '' ? undefined : parsed(value);
}

function firstTokenOf({ attributes, startTime }: OtelSpan): number | undefined {
  const told = jsonOf(attributes, `${OBSERVATION}completion_start_time`);
  const time = typeof told === 'string' ? Date.parse(told) : NaN;
  return time >= startTime ? time - startTime : undefined;
}

function readStatus(attributes: Attributes): SpanFields {
  const isError = textOf(attributes, `${OBSERVATION}level`)?.toUpperCase() === 'ERROR';
  return {
    ...(isError ? { status: 'error' as const } : {}),
    statusMessage: textOf(attributes, `${OBSERVATION}status_message`),
  };
}

/** Session and user may also be given among the metadata, under names that the SDK looks for. */
function readContext(attributes: Attributes, metadata: Fields): SpanFields {
  return {
    sessionId:
      labelOf(attributes, 'session.id', 'langfuse.session.id') ?? labelOf(metadata, 'langfuse_session_id'),
    actorId: labelOf(attributes, 'user.id', 'langfuse.user.id') ?? labelOf(metadata, 'langfuse_user_id'),
    tags: textsOf(attributes, 'langfuse.trace.tags', 'langfuse.tags'),
    environment: textOf(attributes, 'langfuse.environment'),
    release: labelOf(attributes, 'langfuse.release'),
    prompt: present({
      name: textOf(attributes, `${OBSERVATION}prompt.name`),
      version: labelOf(attributes, `${OBSERVATION}prompt.version`),
    }),
  };
}

function metadataOf(attributes: Attributes): Fields | undefined {
  const whole = (key: string): Fields => {
    const value = structured(attributes[key]);
    return isFields(value) ? value : {};
  };
  const version = labelOf(attributes, 'langfuse.version');
  const told: Fields = {
    ...whole('langfuse.trace.metadata'),
    ...under(attributes, 'langfuse.trace.metadata.'),
    ...whole(`${OBSERVATION}metadata`),
    ...under(attributes, `${OBSERVATION}metadata.`),
  };
  // Python quotes texts, JavaScript does not.
  for (const [key, value] of Object.entries(told)) told[key] = parsed(value);
  return present<Fields>({ ...told, ...(version === undefined ? {} : { version }) });
}
