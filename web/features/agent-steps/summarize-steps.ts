import type { AgentSteps } from '@almenara/contract';
import type { Translate } from '../../i18n/translate';

const COUNTS = [
  'agents',
  'modelCalls',
  'toolCalls',
  'retrievals',
  'mcpCalls',
  'handoffs',
  'subAgents',
  'retries',
] as const;

/** Loops that are named; more are only counted. */
const MOST_LOOPS = 3;

/** What agents did, as one list of words; empty for a trace that did nothing of the kind. */
export function summarizeSteps({ counts, loops }: AgentSteps, t: Translate, locale: string): string {
  const parts = COUNTS.filter((key) => counts[key] > 0).map((key) =>
    t(`steps.count.${key}`, { count: counts[key] }),
  );
  if (loops.length > 0) {
    const named = loops
      .slice(0, MOST_LOOPS)
      .map(({ steps, times }) => t('steps.loopOf', { steps: steps.join(' → '), times }));
    const names = new Intl.ListFormat(locale, { type: 'unit', style: 'short' }).format(named);
    const key = loops.length > MOST_LOOPS ? 'steps.count.loopsSome' : 'steps.count.loops';
    parts.push(t(key, { count: loops.length, loops: names }));
  }
  return new Intl.ListFormat(locale, { type: 'unit', style: 'short' }).format(parts);
}
