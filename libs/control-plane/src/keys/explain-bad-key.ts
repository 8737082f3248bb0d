import { DISPLAY_NAME_RULE, isDisplayName } from '../is-display-name.js';
import { isKey, KEY_RULE } from './key-rule.js';
import { type NewKey } from './new-key.js';

export function explainBadKey(key: string, wanted: NewKey): string | undefined {
  if (!isKey(key)) return KEY_RULE;
  if (!isDisplayName(wanted.name)) return `A key name ${DISPLAY_NAME_RULE}.`;
  if (wanted.expiresAt && Number.isNaN(wanted.expiresAt.getTime())) {
    return 'The expiry of a key is not a valid time.';
  }
  if (wanted.ingest === false && !wanted.role) return 'A key needs ingest, a role, or both.';
  return undefined;
}
