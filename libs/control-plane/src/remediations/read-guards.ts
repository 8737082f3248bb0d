import { meetsMaintenance } from '@almenara/monitors';
import { checkGuards, type Guard, monthOf } from '@almenara/remediation';
import type { EntityManager } from 'typeorm';
import type { TargetRow } from '../targets/target.entity.js';

/** Why the target must not be asked now. `except` is the remediation that wants to be sent. */
export async function readGuards(
  manager: EntityManager,
  target: TargetRow,
  now: Date,
  except: string | null = null,
): Promise<Guard | undefined> {
  const [row] = await manager.query<{ last: Date | null; month: number; busy: boolean }[]>(SITUATION, [
    target.id,
    new Date(monthOf(now.getTime())),
    except,
  ]);
  return checkGuards(
    {
      isPaused: target.pausedAt !== null,
      isInMaintenance: isInMaintenance(target, now),
      cooldownHours: target.cooldownHours,
      lastAskedAt: row!.last?.getTime() ?? null,
      isBusy: row!.busy,
      monthlyBudget: target.monthlyBudget,
      askedThisMonth: row!.month,
    },
    now.getTime(),
  );
}

export function isInMaintenance({ maintenance }: Pick<TargetRow, 'maintenance'>, now: Date): boolean {
  return meetsMaintenance(maintenance, now.getTime(), now.getTime() + 1);
}

// What was withdrawn before it was sent does not count.
const SITUATION = `SELECT max(decided_at) FILTER (WHERE asked) AS last,
  count(*) FILTER (WHERE asked AND decided_at >= $2)::int AS month,
  coalesce(bool_or(state IN ('approved', 'delivery_unknown', 'delivered', 'running', 'succeeded', 'verifying')), false)
    AS busy
FROM (
  SELECT state, decided_at, delivery_id IS NOT NULL AND skip_reason IS NULL
      AND NOT (state = 'cancelled' AND delivered_at IS NULL) AS asked
  FROM remediations WHERE target_id = $1 AND id IS DISTINCT FROM $3::uuid
) AS others`;
