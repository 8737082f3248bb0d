import { createHash } from 'node:crypto';
import { canonicalJson, type IncidentEvidence, incidentEvidenceSchema } from '@almenara/contract';
import type { NewIncident } from './incident.js';

const frozenSchema = incidentEvidenceSchema.omit({ digest: true });

/**
 * The evidence as it is kept: cut to what is answered, so that whoever has the answer can compute the digest, and without
 * characters that the database cannot keep. An alarm must not be lost because a user wrote one.
 */
export function freezeEvidence(evidence: NewIncident['evidence'], frozenAt: Date): IncidentEvidence {
  const frozen = frozenSchema.parse(toStorable({ ...evidence, frozenAt: frozenAt.toISOString() }));
  return { ...frozen, digest: digestEvidence(frozen) };
}

/** SHA-256 in hex of all fields but the digest itself. */
export function digestEvidence({ digest: _digest, ...frozen }: Partial<IncidentEvidence>): string {
  return createHash('sha256').update(canonicalJson(frozen)).digest('hex');
}

function toStorable(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed().replaceAll('\0', '\uFFFD');
  if (Array.isArray(value)) return value.map(toStorable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [toStorable(key) as string, toStorable(item)]),
  );
}
