import { PERSONAL_DATA_KINDS, type PersonalDataKind, type Privacy } from '@almenara/contract';
import { type Fields } from '../audit-log/audit-entry.entity.js';

/** The privacy rules as they are stored: one field for each kind, as the audit log shows them. */
export function writePrivacy({ masked }: Privacy): Fields {
  return Object.fromEntries(PERSONAL_DATA_KINDS.map((kind) => [kind, masked.includes(kind)]));
}

/** What cannot be read masks everything: a doubt must not let data through. */
export function readPrivacy(stored: unknown = {}): Privacy {
  if (!isRules(stored)) return { masked: [...PERSONAL_DATA_KINDS] };
  return { masked: PERSONAL_DATA_KINDS.filter((kind) => stored[kind]) };
}

function isRules(stored: unknown): stored is Partial<Record<PersonalDataKind, boolean>> {
  if (typeof stored !== 'object' || stored === null) return false;
  return Object.entries(stored).every(
    ([kind, masked]) =>
      (PERSONAL_DATA_KINDS as readonly string[]).includes(kind) && typeof masked === 'boolean',
  );
}
