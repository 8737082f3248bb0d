import type { Incident } from '@almenara/contract';
import { inline, percent, share, table, time } from './markdown.js';

type Stream = NonNullable<Incident['streams']>[number];
type Evidence = Incident['evidence'];
type Attribution = NonNullable<Evidence['attribution']>;

/** Who, why and what changed around then, of one stream, as it was frozen. */
export function writeEvidence({ stream, kind, evidence, causeDetail }: Stream): string[] {
  const { attribution, changes } = evidence;
  return [
    `## Evidence: ${inline(stream)} (${inline(kind)})`,
    '',
    ...figures(evidence),
    '',
    ...(causeDetail ? why(causeDetail) : []),
    ...(attribution ? who(attribution) : []),
    ...(changes ? around(changes) : []),
    ...(attribution ? clusters(attribution) : []),
  ];
}

function figures({ logStatistic, logAlarm, windows, encoderChange }: Evidence): string[] {
  const evidence =
    logStatistic === null || logAlarm === null
      ? []
      : [`- Evidence ${round(Math.exp(logStatistic))} passed the alarm line ${round(Math.exp(logAlarm))}`];
  const compared = windows
    ? [
        `- Compared: ${time(windows.curFrom)} to ${time(windows.curTo)} with ${time(windows.refFrom)} to ${time(windows.refTo)}`,
      ]
    : [];
  const encoder = Object.entries(encoderChange ?? {}).map(
    ([name, value]) => `- ${inline(name)}: ${inline(value)}`,
  );
  return [...evidence, ...compared, ...encoder];
}

function why({ candidates, remediation }: NonNullable<Stream['causeDetail']>): string[] {
  const told = candidates.map(({ cause, verdict, test, figures: found }) => [
    inline(cause),
    inline(verdict),
    inline(test),
    Object.entries(found)
      .map(([name, value]) => `${inline(name)} ${inline(round(value))}`)
      .join(', '),
  ]);
  const proposed = remediation
    ? [
        '',
        `Proposed: ${inline(remediation.action)}, because ${inline(remediation.reason)}: ${remediation.subjects.map(inline).join('; ')}`,
      ]
    : [];
  return ['### Why', '', ...table(['Cause', 'Verdict', 'Test', 'Figures'], told), ...proposed, ''];
}

function who({ segments, documents }: Attribution): string[] {
  const shifted = segments.map(({ dimension, value, shifted: of, rest, adjustedP }) => [
    inline(dimension),
    inline(value),
    percent(of),
    percent(rest),
    adjustedP < 0.001 ? '<.001' : adjustedP.toPrecision(2),
  ]);
  const changed = documents.map(({ documentId, change, reference, current }) => [
    inline(documentId),
    inline(change),
    percent(reference),
    percent(current),
  ]);
  return [
    ...(shifted.length > 0
      ? [
          '### Who',
          '',
          ...table(['Of', 'Value', 'In what shifted', 'In the rest', 'Adjusted p'], shifted),
          '',
        ]
      : []),
    ...(changed.length > 0
      ? ['### Documents', '', ...table(['Document', 'Change', 'Before', 'Now'], changed), '']
      : []),
  ];
}

function around({ from, to, items }: NonNullable<Evidence['changes']>): string[] {
  const rows = items.map(({ dimension, value, firstSeen, lastSeen, events }) => [
    inline(dimension),
    inline(value),
    firstSeen === null ? 'before' : time(firstSeen),
    lastSeen === null ? 'still there' : time(lastSeen),
    String(events),
  ]);
  const what =
    rows.length > 0
      ? table(['Of', 'Version', 'First seen', 'Last seen', 'Events'], rows)
      : ['No version came or went.'];
  return [`### What changed from ${time(from)} to ${time(to)}`, '', ...what, ''];
}

function clusters({ clusters: found }: Attribution): string[] {
  return found.flatMap(({ terms, current, reference, examples }) => [
    `### Examples: ${terms.map(inline).join(', ')}`,
    '',
    `${share(current)} of the events, before ${share(reference)}.`,
    '',
    ...examples.flatMap(({ text, traceId, time: at }) => [
      `> ${inline(text)}`,
      '>',
      `> trace ${inline(traceId)}, ${time(at)}`,
      '',
    ]),
  ]);
}

const round = (value: string | number | null): string | number | null =>
  typeof value === 'number' ? Number(value.toPrecision(3)) : value;
