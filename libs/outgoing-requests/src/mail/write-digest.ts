import type { Digest } from '@almenara/contract';

/** A digest for people: what is open, what waits for them, and what came of the jobs of the last day. */
export function writeDigest({ project, day, open, waiting, verdicts }: Digest): {
  subject: string;
  lines: string[];
} {
  const counts = [
    `${open.total} open ${open.total === 1 ? 'incident' : 'incidents'}`,
    `${waiting.total} waiting for approval`,
    `${verdicts.total} ${verdicts.total === 1 ? 'verdict' : 'verdicts'}`,
  ].join(', ');
  return {
    subject: `${project}, ${day}: ${counts}`,
    lines: [
      `${project}, ${day}`,
      ...section(
        'Open incidents',
        open,
        ({ incident, severity, kind, stream, cause, openedAt, acknowledged }) => {
          const since = `since ${minuteOf(openedAt)}${acknowledged ? ', acknowledged' : ''}`;
          return `${incident} ${severity}: ${kind} of ${stream}, cause: ${words(cause)}, ${since}`;
        },
      ),
      ...section('Waiting for approval', waiting, ({ incident, target, action, deadline }) => {
        return `${incident}: ${words(action)} by ${target}, until ${minuteOf(deadline)}`;
      }),
      ...section('Verdicts', verdicts, ({ incident, target, action, outcome, detail }) => {
        return `${incident}: ${words(action)} by ${target}: ${words(outcome)}${detail ? ` (${words(detail)})` : ''}`;
      }),
    ],
  };
}

function section<Item>(
  title: string,
  { total, items }: { readonly total: number; readonly items: readonly Item[] },
  tell: (item: Item) => string,
): string[] {
  const left = total - items.length;
  const lines = items.map((item) => `* ${tell(item)}`);
  const more = left > 0 ? [`* and ${left} more`] : [];
  return ['', `${title}: ${total === 0 ? 'none' : total}`, ...lines, ...more];
}

const words = (key: string): string => key.replaceAll('_', ' ');

function minuteOf(time: string): string {
  return `${time.slice(0, 16).replace('T', ' ')} UTC`;
}
