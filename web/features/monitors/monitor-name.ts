import { DEFAULT_MONITORS, MONITOR_STREAM_PREFIX, type MonitorItem } from '@almenara/contract';
import type { Translate } from '../../i18n/translate';

/** What a monitor is, in the reader's language, by the stream of its incidents; own ones are known by their page. */
export function monitorName(stream: string, t: Translate): string {
  const id = stream.slice(MONITOR_STREAM_PREFIX.length);
  const known = DEFAULT_MONITORS.find((each) => each === id);
  return known ? t(`monitors.default.${known}`) : t('monitors.own');
}

/** The name that somebody gave; of a default that nobody named, what it is. */
export function nameOf(
  { id, name, isDefault }: Pick<MonitorItem, 'id' | 'name' | 'isDefault'>,
  t: Translate,
) {
  return isDefault && name === id ? monitorName(`${MONITOR_STREAM_PREFIX}${id}`, t) : name;
}

export function monitorAddress(project: string, monitor: string): string {
  return `/${project}/monitors/${monitor}`;
}
