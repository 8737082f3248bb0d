import type { EvaluatorItem, EvaluatorProcess } from '@almenara/contract';

/** Older records show that scoring does not keep up: new answers are usually looked at within seconds. */
export const BEHIND_MS = 60_000;

export type Verdict =
  | { readonly kind: 'never' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'behind'; readonly waiting: number; readonly oldestMs: number }
  | { readonly kind: 'off' }
  | { readonly kind: 'scoring'; readonly on: number; readonly off: number };

export interface Told {
  readonly items: readonly Pick<EvaluatorItem, 'setting'>[];
  readonly processes: readonly Pick<EvaluatorProcess, 'seenAt' | 'waitingRecords' | 'oldestMs'>[];
}

/** Are new answers scored now? What stops all of it goes before what stops a part. */
export function judgeScoring({ items, processes }: Told): Verdict {
  const backlog = backlogOf(processes);
  if (!backlog) return { kind: items.length === 0 ? 'never' : 'stopped' };
  const { waiting, oldestMs } = backlog;
  if (oldestMs > BEHIND_MS) return { kind: 'behind', waiting, oldestMs };
  const on = items.filter(({ setting }) => setting.enabled).length;
  return on === 0 ? { kind: 'off' } : { kind: 'scoring', on, off: items.length - on };
}

/** What waits for all processes together: each tells the whole of it, so the latest word counts and no sum. */
export function backlogOf(
  processes: Told['processes'],
): { readonly waiting: number; readonly oldestMs: number } | undefined {
  const [latest] = processes.toSorted((a, b) => Date.parse(b.seenAt) - Date.parse(a.seenAt));
  return latest && { waiting: latest.waitingRecords, oldestMs: latest.oldestMs };
}
