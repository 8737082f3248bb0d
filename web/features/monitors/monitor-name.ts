import { DEFAULT_MONITORS, MONITOR_STREAM_PREFIX } from '@almenara/contract';
import type { Translate } from '../../i18n/translate';

/** What a monitor is, in the reader's language, by the stream of its incidents; own ones are known by their page. */
export function monitorName(stream: string, t: Translate): string {
  const id = stream.slice(MONITOR_STREAM_PREFIX.length);
  const known = DEFAULT_MONITORS.find((each) => each === id);
  return known ? t(`monitors.default.${known}`) : t('monitors.own');
}
