import type { Incident } from '@almenara/contract';
import { bullet, inline, share, table, time } from './markdown.js';
import { writeEvidence } from './write-evidence.js';

type Streams = NonNullable<Incident['streams']>;

/**
 * An incident as a document for those who were not there: what, since when, who, why, what was done. Of what users wrote
 * it holds what the evidence holds, and nothing else.
 */
export function writePostMortem(project: string, incident: Incident): string[] {
  const streams = incident.streams ?? [];
  return [
    `# ${incident.key}: ${inline(title(incident))}`,
    '',
    ...summary(project, incident),
    '',
    '## What',
    '',
    ...table(
      ['Stream', 'Kind', 'Since', 'Alarm', 'Cause', 'About new'],
      streams.map(({ stream, kind, since, addedAt, cause, newShare }) => [
        inline(stream),
        inline(kind),
        time(since),
        time(addedAt),
        inline(cause),
        newShare ? share(newShare) : '–',
      ]),
    ),
    '',
    ...streams.flatMap((stream) => writeEvidence(stream)),
    '## What was done',
    '',
    ...timeline(incident),
    '',
    '## Digests',
    '',
    'SHA-256 of each frozen evidence, by which a copy can be checked.',
    '',
    ...digests(streams),
  ];
}

function title({ kind, stream, encoder }: Incident): string {
  return kind === 'encoder_changed' ? `the encoder ${encoder ?? stream} changed` : `${stream}: ${kind}`;
}

function summary(project: string, incident: Incident): string[] {
  const { state, resolution, severity, since, openedAt, acknowledgedAt, acknowledgedBy, closedAt } = incident;
  const { cause, mergedInto } = incident;
  return [
    bullet('Project', inline(project)),
    bullet('State', resolution === null ? state : `${state}, ${inline(resolution)}`),
    bullet('Severity', severity ?? '–'),
    bullet('Since', time(since)),
    bullet('Noticed', time(openedAt)),
    bullet(
      'Acknowledged',
      acknowledgedBy ? `${time(acknowledgedAt)} by ${inline(acknowledgedBy.name)}` : '–',
    ),
    bullet('Closed', time(closedAt)),
    bullet('Cause', inline(cause)),
    ...(mergedInto ? [bullet('Part of', mergedInto)] : []),
  ];
}

/** A receiver that was told is no deed. */
function timeline({ history }: Incident): string[] {
  return history
    .filter(({ event }) => event !== 'notified')
    .map(({ at, event, by, note }) => {
      const who = by === null ? '' : ` by ${inline(by.name)}`;
      return `- ${time(at)}: ${event.replaceAll('_', ' ')}${who}${note ? `: ${inline(note)}` : ''}`;
    });
}

function digests(streams: Streams): string[] {
  return streams.map(({ stream, kind, evidence }) => {
    const removed = evidence.removedExamples
      ? `; ${evidence.removedExamples} examples were taken out since, the digest is of the evidence with them`
      : '';
    return `- ${inline(kind)} ${inline(stream)}, frozen ${time(evidence.frozenAt)}: \`${evidence.digest}\`${removed}`;
  });
}
