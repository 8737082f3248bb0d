import type { Dataset } from '@almenara/contract';
import { incidentKey, type StoredDataset } from '@almenara/control-plane';

export function toDatasetAnswer(dataset: StoredDataset): Dataset {
  const { incidentNumber, remediationId, createdBy, createdAt, expiresAt, ...told } = dataset;
  return {
    ...told,
    incident: incidentNumber === null ? null : incidentKey(incidentNumber),
    remediation: remediationId,
    by: createdBy,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  };
}
