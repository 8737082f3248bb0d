import type { RemediationRequest } from '@almenara/contract';
import { type DataSource, type EntityManager, IsNull } from 'typeorm';
import { type Clock } from '../clock.js';
import type { TargetRow } from '../targets/target.entity.js';
import { addRemediationEvent } from './add-remediation-event.js';
import { applyEvent } from './apply-event.js';
import { dispatch } from './dispatch.js';
import { lockWithTarget } from './lock-remediation.js';
import { isInMaintenance } from './read-guards.js';
import type { StoredRemediation } from './remediation.js';
import { remediationEntity, type RemediationRow } from './remediation.entity.js';
import { toRemediation } from './to-remediation.js';

export type TrainingData = NonNullable<NonNullable<RemediationRequest['retrain']>['dataset']>;

/**
 * Remediations that are approved and wait for what they train on. That they wait is their state, without a delivery, so
 * that a monitor may end at any point and any number of them may do the same step.
 */
export class RemediationDatasets {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Of all projects, the oldest first. */
  async listWaiting(): Promise<StoredRemediation[]> {
    const rows = await this.dataSource.getRepository(remediationEntity).find({
      where: { state: 'approved', action: 'retrain', deliveryId: IsNull() },
      order: { proposedAt: 'ASC', id: 'ASC' },
    });
    return rows.map(toRemediation);
  }

  /** Writes down the request with its dataset; later, while the target is in maintenance. Answers whether it did. */
  async send(id: string, dataset: TrainingData, publicUrl: string): Promise<boolean> {
    const at = new Date(this.clock());
    return this.change(id, async (manager, row, target) => {
      if (target && isInMaintenance(target, at)) return false;
      if (!target) {
        const told = { at, detail: 'the target was removed' };
        await applyEvent(manager, row, { kind: 'delivery', outcome: 'failed' }, told);
        return true;
      }
      await dispatch(manager, row, { at, publicUrl, dryRun: false, retrain: { dataset } });
      const request = { ...row.request!, retrain: { dataset: withoutSignature(dataset) } };
      await manager.update(remediationEntity, { id }, { request });
      const detail = `${dataset.rows} rows, SHA-256 ${dataset.sha256}`;
      await addRemediationEvent(manager, row, { event: 'dataset_ready', at, detail });
      return true;
    });
  }

  /** There is nothing to train on. Answers whether it was this call. */
  async giveUp(id: string, why: 'dataset_failed' | 'dataset_empty', detail: string | null): Promise<boolean> {
    const at = new Date(this.clock());
    return this.change(id, async (manager, row) => {
      await applyEvent(manager, row, { kind: 'no_dataset', why }, { at, detail });
      return true;
    });
  }

  private async change(
    id: string,
    work: (manager: EntityManager, row: RemediationRow, target: TargetRow | null) => Promise<boolean>,
  ): Promise<boolean> {
    return this.dataSource.transaction(async (manager) => {
      const locked = await lockWithTarget(manager, { id });
      if (locked?.row.state !== 'approved' || locked.row.deliveryId !== null) return false;
      return work(manager, locked.row, locked.target);
    });
  }
}

/** For people, who may see a remediation without being allowed to read what users wrote. */
function withoutSignature(dataset: TrainingData): TrainingData {
  const [url, manifestUrl] = [dataset.url, dataset.manifestUrl].map((address) => address.split('?')[0]!);
  return { ...dataset, url: url!, manifestUrl: manifestUrl! };
}
