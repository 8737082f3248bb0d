import 'reflect-metadata';
import { controlPlaneMigrations } from '@almenara/migrations';
import pg from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { userEntity } from '../accounts/user.entity.js';
import { auditEntryEntity, auditHeadEntity } from '../audit-log/audit-entry.entity.js';
import { backfillEntity } from '../backfills/backfill.entity.js';
import { canaryEntity } from '../canaries/canary.entity.js';
import { datasetEntity, datasetPieceEntity, datasetTraceEntity } from '../datasets/dataset.entity.js';
import { createEmbeddedDriver } from '../embedded/embedded-driver.js';
import { erasureEntity, erasureSaltEntity, receiptKeyEntity } from '../erasures/erasure.entity.js';
import { evaluatorEntity, evaluatorProcessEntity } from '../evaluators/evaluator.entity.js';
import { incidentAlarmEntity, incidentEntity, incidentEventEntity } from '../incidents/incident.entity.js';
import { incidentStreamEntity } from '../incidents/incident-stream.entity.js';
import { invitationEntity } from '../invitations/invitation.entity.js';
import { apiKeyEntity } from '../keys/api-key.entity.js';
import { labelEntity, labelPickEntity, labelTurnEntity } from '../labels/label.entity.js';
import { memberEntity } from '../members/member.entity.js';
import { monitorEntity, monitorObservationEntity, monitorVersionEntity } from '../monitors/monitor.entity.js';
import { projectEntity } from '../projects/project.entity.js';
import { providerCanaryAnswerEntity } from '../provider-canaries/provider-canary-answer.entity.js';
import { remediationEntity, remediationEventEntity } from '../remediations/remediation.entity.js';
import { replayEntity } from '../replays/replay.entity.js';
import { projectSecretEntity } from '../secrets/project-secret.entity.js';
import { attemptEntity } from '../sessions/attempt.entity.js';
import { loginTokenEntity, sessionEntity } from '../sessions/session.entity.js';
import { settingEntity } from '../settings/setting.entity.js';
import { digestEntity } from '../digests/digest.entity.js';
import { deliveryAttemptEntity, deliveryEntity } from '../targets/delivery.entity.js';
import { targetEntity } from '../targets/target.entity.js';
import { type ControlPlaneLocation } from './control-plane-location.js';

export const MIGRATIONS_TABLE = 'control_plane_migrations';

const CONNECT_TIMEOUT_MS = 10_000;
const ACQUIRE_TIMEOUT_MS = 15_000;

const common = {
  type: 'postgres',
  entities: [
    projectEntity,
    apiKeyEntity,
    settingEntity,
    loginTokenEntity,
    sessionEntity,
    canaryEntity,
    replayEntity,
    evaluatorEntity,
    evaluatorProcessEntity,
    backfillEntity,
    userEntity,
    memberEntity,
    invitationEntity,
    attemptEntity,
    auditEntryEntity,
    auditHeadEntity,
    erasureEntity,
    erasureSaltEntity,
    receiptKeyEntity,
    labelEntity,
    labelPickEntity,
    labelTurnEntity,
    incidentEntity,
    incidentStreamEntity,
    incidentAlarmEntity,
    incidentEventEntity,
    projectSecretEntity,
    targetEntity,
    deliveryEntity,
    deliveryAttemptEntity,
    digestEntity,
    remediationEntity,
    remediationEventEntity,
    providerCanaryAnswerEntity,
    datasetEntity,
    datasetPieceEntity,
    datasetTraceEntity,
    monitorEntity,
    monitorVersionEntity,
    monitorObservationEntity,
  ],
  migrations: [...controlPlaneMigrations],
  migrationsTableName: MIGRATIONS_TABLE,
  migrationsTransactionMode: 'each',
  synchronize: false,
  logging: false,
  // TypeORM would otherwise create the extension uuid-ossp, which the embedded engine does not have.
  installExtensions: false,
  uuidExtension: 'pgcrypto',
} as const satisfies DataSourceOptions;

export function createDataSource(location: ControlPlaneLocation): DataSource {
  if (location.kind === 'postgres') {
    const { url } = location;
    return new DataSource({ ...common, url, driver: pg, connectTimeoutMS: CONNECT_TIMEOUT_MS });
  }
  const timeout = location.acquireTimeoutMs ?? ACQUIRE_TIMEOUT_MS;
  return new DataSource({ ...common, driver: createEmbeddedDriver(location.folder, timeout) });
}
