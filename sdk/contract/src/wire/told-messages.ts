/**
 * Attributes whose names begin so hold messages that were told apart from their span, one part each: log records
 * that belong to a span arrive in any order, also before it. Keys name the part by its content, so the same part
 * told twice is one attribute.
 */
export const TOLD_PREFIX = 'almenara.told.';

/** Messages of one side of a model call, as one sender told them. */
export interface ToldMessages {
  readonly side: 'input' | 'output';
  readonly messages: readonly unknown[];
  /** Place among the other parts of this side, compared number by number; equal places are ordered by text. */
  readonly order: readonly number[];
  /** These are all messages of the side, not one of several parts. */
  readonly whole?: boolean;
}

/** The input and output that the parts among the attributes make together: a function of the set of parts. */
export function assembleTold(attributes: Readonly<Record<string, unknown>>): {
  input?: unknown[];
  output?: unknown[];
} {
  const sides: { input: ToldMessages[]; output: ToldMessages[] } = { input: [], output: [] };
  for (const key of Object.keys(attributes)) {
    const part = key.startsWith(TOLD_PREFIX) ? attributes[key] : undefined;
    if (isTold(part)) sides[part.side].push(part);
  }
  return { ...sideOf('input', sides.input), ...sideOf('output', sides.output) };
}

/** Places before texts, so that equal parts compare equal whatever brought them. */
export function compareTold(a: ToldMessages, b: ToldMessages): number {
  for (let index = 0; index < Math.max(a.order.length, b.order.length); index++) {
    const difference = (a.order[index] ?? 0) - (b.order[index] ?? 0);
    if (difference !== 0) return difference;
  }
  const [left, right] = [JSON.stringify(a.messages), JSON.stringify(b.messages)];
  return left < right ? -1 : left > right ? 1 : 0;
}

function sideOf(side: 'input' | 'output', parts: ToldMessages[]): { [side: string]: unknown[] } {
  if (parts.length === 0) return {};
  const sorted = [...parts].sort(compareTold);
  const whole = sorted.filter((part) => part.whole).at(-1);
  return { [side]: whole ? [...whole.messages] : sorted.flatMap(({ messages }) => messages) };
}

function isTold(value: unknown): value is ToldMessages {
  if (typeof value !== 'object' || value === null) return false;
  const { side, messages, order } = value as Partial<Record<keyof ToldMessages, unknown>>;
  return (
    (side === 'input' || side === 'output') &&
    Array.isArray(messages) &&
    Array.isArray(order) &&
    order.every(Number.isFinite)
  );
}
