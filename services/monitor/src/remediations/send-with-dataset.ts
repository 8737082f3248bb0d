import { incidentKey, type StoredRemediation } from '@almenara/control-plane';
import type { MonitorOptions } from '../monitor-options.js';
import { datasetFilterOf } from './dataset-filter.js';

/**
 * Asks for the dataset of a retraining, and for the job once the dataset is there. Answers whether something waits to be
 * sent. Asked again it is the same dataset; one that a person removed meanwhile is built anew.
 */
export async function sendWithDataset(
  options: MonitorOptions,
  remediation: StoredRemediation,
): Promise<boolean> {
  const { datasets, incidents, remediationDatasets } = options.controlPlane;
  const { id, project, incidentNumber, deadline } = remediation;
  const incident = await incidents.get(project, incidentKey(incidentNumber));
  if (!incident) return false;
  const filter = datasetFilterOf(remediation, incident);
  const dataset = await datasets.createFor({ project, incidentNumber, remediationId: id, filter });
  switch (dataset.state) {
    case 'waiting':
    case 'building':
      return false;
    case 'failed':
      await remediationDatasets.giveUp(id, 'dataset_failed', dataset.failure);
      return false;
    case 'expired': {
      const why = dataset.ended === 'erasure' ? 'a row of it was erased' : 'its time was over';
      await remediationDatasets.giveUp(id, 'dataset_failed', `The file was removed: ${why}.`);
      return false;
    }
    case 'ready': {
      const { rows, sha256 } = dataset;
      if (!rows || sha256 === null) {
        await remediationDatasets.giveUp(id, 'dataset_empty', null);
        return false;
      }
      const publicUrl = options.publicUrl?.() ?? '';
      const ttlMs = deadline.getTime() - (options.now ?? Date.now)();
      const link = await datasets.signedUrl(publicUrl, dataset, ttlMs);
      const { url, manifestUrl, expiresAt } = link;
      const told = { url, manifestUrl, expiresAt: expiresAt.toISOString(), rows, sha256 };
      return remediationDatasets.send(id, { ...told, format: 'chat_jsonl' }, publicUrl);
    }
  }
}
