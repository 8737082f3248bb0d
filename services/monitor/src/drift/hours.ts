import { retentionSchema } from '@almenara/contract';
import { type ControlPlane, RETENTION_SETTING } from '@almenara/control-plane';
import { HOUR_MS } from '@almenara/trace-store';

/** How far back streams are looked at: the reference reaches four weeks back, and needs hours of before that. */
export const HISTORY_HOURS = 70 * 24;

/** Events may be this late after the end of their hour before it is judged. */
export const WATERMARK_MS = 15 * 60_000;

/** The first hour since 1970 UTC whose rows and texts are all still there: older sketches stay as they are. */
export async function findFirstWholeHour(
  { settings }: ControlPlane,
  project: string,
  now: number,
): Promise<number> {
  const first = Math.floor(now / HOUR_MS) - HISTORY_HOURS;
  const rules = retentionSchema.safeParse(await settings.get(project, RETENTION_SETTING));
  if (!rules.success) return first;
  const days = Math.min(rules.data.contentDays ?? Infinity, rules.data.numbersDays ?? Infinity);
  return days === Infinity ? first : Math.max(first, Math.ceil(now / HOUR_MS) - days * 24);
}
