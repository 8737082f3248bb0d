import { CAUSES, type IncidentItem, type IncidentStream } from '@almenara/contract';
import type { MessageArguments, MessageKey, Translate } from '../../i18n/translate';
import type { Format } from '../../ui/format/format';
import { streamName } from '../drift/stream-name';
import { monitorName } from '../monitors/monitor-name';

export type IncidentState = 'open' | 'acknowledged' | 'snoozed' | 'closed';

/** What somebody has to know first: whether it burns, and whether somebody looks after it. */
export function stateOfIncident({
  state,
  acknowledgedAt,
  snoozedUntil,
}: Pick<IncidentItem, 'state' | 'acknowledgedAt' | 'snoozedUntil'>): IncidentState {
  if (state === 'closed') return 'closed';
  if (snoozedUntil) return 'snoozed';
  return acknowledgedAt === null ? 'open' : 'acknowledged';
}

type Told = Pick<IncidentItem, 'kind' | 'stream' | 'encoder' | 'cause'>;

/** What an incident is about, short enough for a list. */
export function incidentTitle(incident: Told & Pick<IncidentItem, 'streams'>, t: Translate): string {
  const title = streamTitle(incident, t);
  const more = (incident.streams?.length ?? 1) - 1;
  return more > 0 ? t('incidents.title.more', { title, count: more }) : title;
}

export function streamTitle(
  { kind, stream, encoder }: Pick<IncidentStream, 'kind' | 'stream' | 'encoder'>,
  t: Translate,
): string {
  if (kind === 'monitor') return t('incidents.title.monitor', { name: monitorName(stream, t) });
  return kind === 'encoder_changed'
    ? t('incidents.title.encoder', { encoder: encoder ?? stream })
    : t('incidents.title.drift', { name: streamName(stream, t) });
}

/** The cause in words; one that this console does not know by its name. */
export function causeName(cause: string, t: Translate): string {
  const known = CAUSES.find((each) => each === cause);
  return known ? t(`drift.cause.${known}`) : cause || t('drift.cause.unknown');
}

interface Sentence {
  readonly key: MessageKey;
  readonly values: MessageArguments;
}

/** What happened, since when, when it was noticed, and about how much is new: the parts that are known. */
export function incidentSentence(
  incident: Told & Pick<IncidentItem, 'since' | 'openedAt' | 'newShare'>,
  t: Translate,
  format: Pick<Format, 'dateTime' | 'duration' | 'rate'>,
): Sentence[] {
  const { kind, stream, encoder, since, openedAt, newShare } = incident;
  if (kind === 'encoder_changed') {
    const values = { encoder: encoder ?? stream, opened: format.dateTime(openedAt) };
    return [{ key: 'incidents.sentence.encoder', values }];
  }
  if (kind === 'monitor') {
    const values = { name: monitorName(stream, t), opened: format.dateTime(openedAt) };
    return [{ key: 'incidents.sentence.monitor', values }];
  }
  const name = streamName(stream, t);
  const opened = format.dateTime(openedAt);
  const happened: Sentence =
    since === null
      ? { key: 'incidents.sentence.drift', values: { name, opened } }
      : {
          key: 'incidents.sentence.driftSince',
          values: {
            name,
            since: format.dateTime(since),
            opened,
            after: format.duration(Math.max(0, Date.parse(openedAt) - Date.parse(since))),
          },
        };
  return newShare
    ? [happened, { key: 'drift.verdict.new', values: { share: format.rate(newShare.value) } }]
    : [happened];
}
