import { type Incident, type RemediationDetail, SEVERITIES, TARGET_ACTIONS } from '@almenara/contract';
import type { Translate } from '../../i18n/translate';
import { streamName } from '../drift/stream-name';
import { noteOfHistory, remediationTitle } from '../remediations/remediation-words';

type Told = Pick<Incident['history'][number], 'event' | 'note'>;
type RemediationEvent = RemediationDetail['history'][number]['event'];

const OF_REMEDIATION = 'remediation_';
/** Action, name of the target, and what there is to say of it. */
const ASKED = /^(\w+) → (.+?)(?:: (.+))?$/s;
const BY_REMEDIATION = /^remediation [0-9a-f-]{36}$/;

/** What a person wrote as it is; what the system notes by a name, in words. */
export function noteOfEvent({ event, note }: Told, t: Translate): string | null {
  if (note === null) return null;
  if (event === 'stream_added') return streamName(note, t);
  if (event === 'closed' && BY_REMEDIATION.test(note)) return t('incidents.closedByRemediation');
  if (event.startsWith(OF_REMEDIATION)) return noteOfRemediation(event.slice(OF_REMEDIATION.length), note, t);
  const severity = SEVERITIES.find((each) => each === note);
  return event === 'severity_raised' && severity ? t(`incidents.severity.${severity}`) : note;
}

function noteOfRemediation(event: string, note: string, t: Translate): string {
  const [, asked, name, detail = null] = ASKED.exec(note) ?? [];
  const action = TARGET_ACTIONS.find((each) => each === asked);
  if (!action || !name) return note;
  const title = remediationTitle({ action, target: { name } }, t);
  const said = noteOfHistory({ event: event as RemediationEvent, detail }, t);
  return said === null ? title : `${title}\n${said}`;
}
