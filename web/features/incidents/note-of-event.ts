import { type Incident, SEVERITIES } from '@almenara/contract';
import type { Translate } from '../../i18n/translate';
import { streamName } from '../drift/stream-name';

type Told = Pick<Incident['history'][number], 'event' | 'note'>;

/** What a person wrote as it is; what the system notes by a name, in words. */
export function noteOfEvent({ event, note }: Told, t: Translate): string | null {
  if (note === null) return null;
  if (event === 'stream_added') return streamName(note, t);
  const severity = SEVERITIES.find((each) => each === note);
  return event === 'severity_raised' && severity ? t(`incidents.severity.${severity}`) : note;
}
