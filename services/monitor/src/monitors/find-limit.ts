import type { MonitorDefinition } from '@almenara/contract';
import { newestDue } from '@almenara/monitors';

/**
 * Start of the first window that cannot be judged yet: it is not due, or its scores are not all there.
 *
 * @param scoresUntil before when all scores are there, in ms; Infinity where nothing is behind.
 */
export function findLimit(definition: MonitorDefinition, now: number, scoresUntil: number): number {
  const length = definition.windowMinutes * 60_000;
  const limit = newestDue(definition, now) + length;
  if (!needsScores(definition) || scoresUntil >= limit) return limit;
  return Math.floor(scoresUntil / length) * length;
}

function needsScores({ watch, detector }: MonitorDefinition): boolean {
  if (watch.kind === 'ledger') return watch.measure === 'lag';
  return watch.kind === 'score' || (detector.kind === 'data_quality' && detector.rule === 'schema');
}
