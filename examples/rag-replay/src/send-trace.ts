import type { Client, Span } from '@almenara/sdk';
import { type Call, FEEDBACK_AFTER_MS, type TraceDescription } from './describe-trace.js';
import { priceOf } from './prices.js';
import type { Answer } from './read-sample.js';
import { hexId, seededRandom } from './seeded-random.js';

const INSTRUCTIONS: Readonly<Record<Answer['task'], string>> = {
  qa: 'Answer the question with the passages only.',
  summary: 'Summarise the text in a few sentences.',
  data2text: 'Describe the business from its record.',
};
const CHARACTERS_PER_TOKEN = 4;
const PASSAGE_CHARACTERS = 900;
const PAUSE_MS = 5;

/** Records one trace with its spans as an application would, at the times it has. */
export function sendTrace(client: Client, description: TraceDescription): void {
  const { traceId, answer, startTime } = description;
  const question = answer.question ?? INSTRUCTIONS[answer.task];
  const spanId = (name: string) => hexId(`${traceId} ${name}`, 16);
  const root = client.startTrace('answer question', {
    traceId,
    spanId: spanId('root'),
    startTime,
    input: question,
    environment: description.environment,
    release: description.release,
    sessionId: description.sessionId,
    actorId: description.actorId,
    tags: [answer.task, 'language:en'],
    metadata: { sample: answer.id },
  });
  let time = startTime + PAUSE_MS;
  time = retrieve(client, root, description, question, time, spanId('retrieve'));
  for (const [attempt, call] of description.calls.entries()) {
    time = generate(client, root, description, { question, call, time, spanId: spanId(`call ${attempt}`) });
  }
  const failed = description.calls.at(-1)!.failed;
  if (description.guardrailMs !== undefined && !failed) {
    const check = client.startSpan('check answer', {
      parent: root,
      spanId: spanId('check'),
      type: 'guardrail',
      startTime: time,
      input: answer.output,
      output: { allowed: true },
      status: 'ok',
    });
    time += description.guardrailMs;
    check.end({ endTime: time });
  }
  root.update(
    failed
      ? { status: 'error', statusMessage: 'the model gave no answer' }
      : { status: 'ok', output: answer.output },
  );
  root.end({ endTime: time + PAUSE_MS });
  if (description.helpful === undefined) return;
  client.score({
    id: hexId(`${traceId} helpful`, 32),
    name: 'helpful',
    value: description.helpful,
    source: 'user',
    traceId,
    at: time + FEEDBACK_AFTER_MS,
  });
}

function retrieve(
  client: Client,
  root: Span,
  { answer, retrievalMs }: TraceDescription,
  query: string,
  startTime: number,
  spanId: string,
): number {
  const span = client.startSpan('retrieve', {
    parent: root,
    spanId,
    type: 'retriever',
    startTime,
    query,
    input: query,
  });
  span.update({ documents: passagesOf(answer), status: 'ok' });
  span.end({ endTime: startTime + retrievalMs });
  return startTime + retrievalMs + PAUSE_MS;
}

/** Long contexts are cut into passages; scores fall with the rank, as those of a retriever do. */
export function passagesOf(answer: Answer) {
  const random = seededRandom(answer.id);
  const passages = answer.contexts.flatMap((context) => {
    const parts: string[] = [];
    for (let from = 0; from < context.length; from += PASSAGE_CHARACTERS) {
      parts.push(context.slice(from, from + PASSAGE_CHARACTERS));
    }
    return parts;
  });
  let score = 0.9 - random() * 0.1;
  return passages.map((content, index) => {
    score -= 0.02 + random() * 0.08;
    return {
      id: `${answer.id}#${index + 1}`,
      content,
      rank: index + 1,
      score: Number(Math.max(0.05, score).toFixed(3)),
    };
  });
}

interface Generation {
  readonly question: string;
  readonly call: Call;
  readonly time: number;
  readonly spanId: string;
}

function generate(
  client: Client,
  root: Span,
  { answer, promptVersion }: TraceDescription,
  { question, call, time, spanId }: Generation,
): number {
  const provider = answer.model.startsWith('gpt')
    ? 'openai'
    : answer.model.startsWith('llama')
      ? 'meta'
      : 'mistral';
  const messages = [
    { role: 'system', content: INSTRUCTIONS[answer.task] },
    { role: 'user', content: `${answer.contexts.join('\n\n')}\n\n${question}` },
  ];
  const span = client.startSpan(`chat ${answer.model}`, {
    parent: root,
    spanId,
    type: 'llm',
    startTime: time,
    modelRequested: answer.model,
    provider,
    input: messages,
    parameters: { temperature: 0.7, max_tokens: 1024 },
    prompt: { name: 'answer-with-passages', version: promptVersion },
  });
  if (call.failed) {
    span.update({ status: 'error', statusMessage: 'rate limit reached (429)' });
  } else {
    const input = Math.ceil(JSON.stringify(messages).length / CHARACTERS_PER_TOKEN);
    const output = Math.ceil(answer.output.length / CHARACTERS_PER_TOKEN);
    span.update({
      status: 'ok',
      modelAnswered: answer.model,
      output: answer.output,
      usage: { input, output, total: input + output, source: 'estimate' },
      finishReasons: ['stop'],
      timeToFirstTokenMs: call.firstTokenMs,
      ...priceOf(answer.model, input, output),
    });
  }
  span.end({ endTime: time + call.durationMs });
  return time + call.durationMs + PAUSE_MS;
}
