import type { Client, Span } from '@almenara/sdk';
import { priceOf } from '../prices.js';
import { hexId, seededRandom } from '../seeded-random.js';
import { CONVERSATIONS } from './conversations.js';
import type { Conversation, ScriptedTurn, Step } from './script.js';

const HOUR_MS = 3_600_000;
const MODEL = 'gpt-4-0613';
const CHARACTERS_PER_TOKEN = 4;

/** Sends all conversations, at times before the anchor. Sent again, the same spans are stored once. */
export function sendConversations(client: Client, anchor: number): void {
  for (const conversation of CONVERSATIONS) sendConversation(client, conversation, anchor);
}

interface Running {
  readonly client: Client;
  readonly random: () => number;
  /** Moves on with each step. */
  time: number;
  /** Names the next span; the same conversation gives the same names. */
  next: () => string;
  readonly messages: readonly object[];
}

function sendConversation(client: Client, conversation: Conversation, anchor: number): void {
  const random = seededRandom(`conversation ${conversation.id}`);
  const sessionId = `desk-${conversation.id}`;
  let time = anchor - conversation.hoursAgo * HOUR_MS;
  const history: object[] = [{ role: 'system', content: conversation.instructions }];
  conversation.turns.forEach((turn, index) => {
    history.push({ role: 'user', content: turn.user });
    time = sendTurn(client, conversation, { turn, index, time, random, history, anchor, sessionId });
    history.push({ role: 'assistant', content: turn.answer ?? '' });
    time += 15_000 + random() * 60_000;
  });
  if (!conversation.resolved) return;
  client.score({
    id: hexId(`${anchor} ${sessionId} resolved`, 32),
    name: 'resolved',
    label: conversation.resolved,
    source: 'human',
    sessionId,
    at: time,
  });
}

interface TurnPlace {
  readonly turn: ScriptedTurn;
  readonly index: number;
  readonly time: number;
  readonly random: () => number;
  readonly history: readonly object[];
  readonly anchor: number;
  readonly sessionId: string;
}

function sendTurn(client: Client, conversation: Conversation, place: TurnPlace): number {
  const { turn, index, random, anchor, sessionId } = place;
  const traceId = hexId(`${anchor} ${sessionId} ${index}`, 32);
  let spans = 0;
  const running: Running = {
    client,
    random,
    time: place.time,
    next: () => hexId(`${traceId} ${spans++}`, 16),
    messages: [...place.history],
  };
  const root = client.startTrace(conversation.agent, {
    traceId,
    spanId: running.next(),
    type: 'agent',
    startTime: running.time,
    input: running.messages,
    sessionId,
    actorId: conversation.actor,
    environment: 'production',
    release: '1.5.1',
    tags: ['support-desk', `language:${conversation.language}`],
    attributes: { 'gen_ai.operation.name': 'invoke_agent', 'gen_ai.agent.name': conversation.agent },
  });
  const answer = turn.answer;
  const last = turn.steps.length - 1;
  turn.steps.forEach((step, at) =>
    take(running, root, at === last && answer && step.do === 'model' ? { ...step, says: answer } : step),
  );
  root.update(
    answer === undefined ? { status: 'error', statusMessage: turn.fails } : { status: 'ok', output: answer },
  );
  root.end({ endTime: running.time + 5 });
  return running.time;
}

function take(running: Running, parent: Span, step: Step): void {
  running.time += 5;
  if (step.do === 'model') return callModel(running, parent, step);
  if (step.do === 'tool' || step.do === 'mcp') return useTool(running, parent, step);
  if (step.do === 'retrieve') return retrieve(running, parent, step);
  if (step.do === 'agent') return runAgent(running, parent, step.name, step.steps);
  const span = start(running, parent, `transfer_to_${step.to.replaceAll(' ', '_')}`, {
    type: 'tool',
    input: {},
  });
  span.update({ status: 'ok', output: `transferred to ${step.to}` });
  span.end({ endTime: (running.time += 2) });
  runAgent(running, parent, step.to, step.steps);
}

function start(
  running: Running,
  parent: Span,
  name: string,
  fields: Parameters<Client['startSpan']>[1],
): Span {
  return running.client.startSpan(name, {
    parent,
    spanId: running.next(),
    startTime: running.time,
    ...fields,
  });
}

function runAgent(running: Running, parent: Span, name: string, steps: readonly Step[]): void {
  const span = start(running, parent, name, {
    type: 'agent',
    attributes: { 'gen_ai.operation.name': 'invoke_agent', 'gen_ai.agent.name': name },
  });
  for (const step of steps) take(running, span, step);
  span.update({ status: 'ok' });
  span.end({ endTime: (running.time += 5) });
}

function callModel(running: Running, parent: Span, step: Extract<Step, { do: 'model' }>): void {
  const model = step.model ?? MODEL;
  const span = start(running, parent, `chat ${model}`, {
    type: 'llm',
    modelRequested: model,
    provider: model === MODEL ? 'openai' : 'mistral',
    input: running.messages,
  });
  running.time += step.fails ? 300 : 700 + running.random() * 1800;
  if (step.fails) span.update({ status: 'error', statusMessage: step.fails });
  else {
    const input = Math.ceil(JSON.stringify(running.messages).length / CHARACTERS_PER_TOKEN);
    const output = Math.ceil((step.says?.length ?? 80) / CHARACTERS_PER_TOKEN);
    span.update({
      status: 'ok',
      modelAnswered: model,
      usage: { input, output, total: input + output, source: 'estimate' },
      ...(step.says ? { output: [{ role: 'assistant', content: step.says }] } : {}),
      ...priceOf(model, input, output),
    });
  }
  span.end({ endTime: running.time });
}

function useTool(running: Running, parent: Span, step: Extract<Step, { do: 'tool' | 'mcp' }>): void {
  const isMcp = step.do === 'mcp';
  const span = start(running, parent, isMcp ? `tools/call ${step.name}` : step.name, {
    type: 'tool',
    input: step.with,
    ...(isMcp ? { attributes: { 'mcp.method.name': 'tools/call', 'gen_ai.tool.name': step.name } } : {}),
  });
  running.time += 60 + running.random() * 400;
  span.update(
    step.fails ? { status: 'error', statusMessage: step.fails } : { status: 'ok', output: step.gives },
  );
  span.end({ endTime: running.time });
}

function retrieve(running: Running, parent: Span, step: Extract<Step, { do: 'retrieve' }>): void {
  const span = start(running, parent, 'search help pages', {
    type: 'retriever',
    query: step.query,
    input: step.query,
  });
  running.time += 40 + running.random() * 120;
  const documents = step.documents.map((content, index) => ({
    id: `help#${index + 1}`,
    content,
    rank: index + 1,
    score: Number((0.86 - index * 0.13).toFixed(2)),
  }));
  span.update({ status: 'ok', documents });
  span.end({ endTime: running.time });
}
