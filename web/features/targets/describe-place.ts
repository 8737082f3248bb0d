import type { Target } from '@almenara/contract';
import type { Translate } from '../../i18n/translate';

/** Where a target is, in one line. */
export function describePlace({ config, secretHint }: Target, t: Translate): string {
  if (config.kind === 'webhook') return config.url;
  if (config.kind === 'slack') return t('targets.place.slack', { hint: secretHint });
  if (config.kind === 'email') {
    const { to, digestHour } = config;
    const addresses = to.join(', ');
    if (digestHour === null) return addresses;
    return t('targets.place.email', { addresses, hour: `${digestHour}:00` });
  }
  const { repository, event } = config;
  return event.kind === 'repository_dispatch'
    ? `${repository} · ${event.eventType}`
    : `${repository} · ${event.workflow} @ ${event.ref}`;
}
