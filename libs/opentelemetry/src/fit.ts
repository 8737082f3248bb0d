import { identifierSchema, timeSchema, type SpanInput } from '@almenara/contract';

const LONGEST_WORD = 500;
const MOST_WORDS = 100;
const MOST_EVENTS = 10_000;

const WORDS = [
  'name',
  'modelRequested',
  'modelAnswered',
  'provider',
  'environment',
  'release',
  'variant',
  'indexVersion',
] as const;
const IDENTIFIERS = ['sessionId', 'actorId'] as const;
const LISTS = ['tags', 'finishReasons'] as const;

/**
 * Words are dimensions and have a longest form, identifiers cannot be cut, amounts are not negative: the attributes
 * keep the whole, and the span is not lost for it.
 */
export function fit<Event extends SpanInput>(event: Event): Event {
  for (const identifier of IDENTIFIERS) {
    const value = event[identifier];
    if (value !== undefined && !identifierSchema.safeParse(value).success) delete event[identifier];
  }
  for (const word of WORDS) if (event[word] !== undefined) event[word] = cut(event[word]);
  for (const list of LISTS) {
    const words = event[list];
    if (words && (words.length > MOST_WORDS || words.some(({ length }) => length > LONGEST_WORD))) {
      event[list] = words.slice(0, MOST_WORDS).map(cut);
    }
  }
  const prompt = event.prompt;
  if (prompt?.name !== undefined) prompt.name = cut(prompt.name);
  if (prompt?.version !== undefined) prompt.version = cut(prompt.version);
  if (event.cost && [event.cost.input, event.cost.output, event.cost.total].some(isNoAmount))
    delete event.cost;
  const { timeToFirstTokenMs: first } = event;
  if (first !== undefined && !(first >= 0 && first <= 1e9)) delete event.timeToFirstTokenMs;
  if (event.embeddings?.some(({ model, dimension }) => model.length > LONGEST_WORD || dimension > 65_536)) {
    delete event.embeddings;
  }
  if (event.spanEvents) event.spanEvents = event.spanEvents.slice(0, MOST_EVENTS).map(fitEvent);
  return event;
}

function cut(word: string): string {
  return word.length > LONGEST_WORD ? word.slice(0, LONGEST_WORD).toWellFormed() : word;
}

function isNoAmount(amount: number | undefined): boolean {
  return amount !== undefined && !(amount >= 0 && amount <= 1e12);
}

function fitEvent<SpanEvent extends { at?: unknown }>(event: SpanEvent): SpanEvent {
  if (event.at === undefined || timeSchema.safeParse(event.at).success) return event;
  const { at: _, ...rest } = event;
  return rest as SpanEvent;
}
