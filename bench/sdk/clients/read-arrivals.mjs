import { readEvents, readJsonSpans, readProtobufSpans } from '@almenara/opentelemetry';

/** What a client must have sent about each call for its cost to count; the marks tell the calls apart. */
const ASK = /ask-(\d+);/;
const ANSWER = /answer-(\d+);/;
const COMPARED = [
  'input',
  'output',
  'modelRequested',
  'modelAnswered',
  'provider',
  'parameters',
  'usage',
  'finishReasons',
];

/** Calls whose question and answer both arrived, and the fields that a client's records of calls never have. */
export function readArrivals(requests) {
  const asked = new Set();
  const answered = new Set();
  const present = new Set();
  let modelCalls = 0;
  for (const record of requests.flatMap(readRecords)) {
    const ask = ASK.exec(JSON.stringify(record.input ?? ''))?.[1];
    const answer = ANSWER.exec(JSON.stringify(record.output ?? ''))?.[1];
    if (record.type !== 'llm') continue;
    modelCalls++;
    if (ask) asked.add(Number(ask));
    if (answer) answered.add(Number(answer));
    for (const field of COMPARED) if (record[field] !== undefined) present.add(field);
  }
  return {
    complete: [...answered].filter((call) => asked.has(call)),
    modelCalls,
    lacks: COMPARED.filter((field) => !present.has(field)),
  };
}

function readRecords({ url, type, body }) {
  if (url === '/v1/batch') return JSON.parse(body).events;
  if (url.endsWith('/ingestion')) return JSON.parse(body).batch.map(readIngestion);
  const { items } = type.includes('json') ? readJsonSpans(JSON.parse(body)) : readProtobufSpans(body);
  return items.flatMap((span) => readEvents(span).events ?? []);
}

/** The classic Langfuse client tells a call in two parts, its beginning and its end. */
function readIngestion({ type, body }) {
  const { input, output, model, modelParameters, usage, usageDetails } = body;
  return {
    type: type.startsWith('generation') ? 'llm' : 'span',
    input,
    output,
    modelRequested: model ?? undefined,
    parameters: modelParameters ?? undefined,
    usage: usage ?? usageDetails ?? undefined,
  };
}
