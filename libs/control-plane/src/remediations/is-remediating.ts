import { In, type EntityManager } from 'typeorm';
import { remediationEntity } from './remediation.entity.js';

const AT_WORK = ['approved', 'delivered', 'delivery_unknown', 'running', 'succeeded', 'verifying'] as const;

/** Whether a job was asked for whose outcome is not known yet. A proposal that waits for a person is none. */
export function isRemediating(manager: EntityManager, project: string, number: number): Promise<boolean> {
  const where = { projectId: project, incidentNumber: number, state: In(AT_WORK) };
  return manager.existsBy(remediationEntity, where);
}
