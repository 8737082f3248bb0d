export { type Account, type PasswordChange } from './accounts/accounts.js';
export { type Actor, byConfiguration, type ChangeBy, userActor } from './audit-log/actor.js';
export { type AuditEntry, type AuditFilter, type ChainCheck } from './audit-log/audit-log.js';
export { type NewBackfill, type StoredBackfill } from './backfills/backfills.js';
export { type Canary, type CanaryOutcome } from './canaries/canaries.js';
export { type Clock } from './clock.js';
export { ControlPlaneError, type ControlPlaneProblem } from './control-plane-error.js';
export { type ControlPlaneLocation } from './data-source/control-plane-location.js';
export {
  type BoundedDatasetFilter,
  type BuiltDataset,
  type NewDataset,
  type PinnedEvaluator,
  type StoredDataset,
} from './datasets/dataset.js';
export { type LinkVerdict } from './datasets/datasets.js';
export { type DatasetLink } from './datasets/links.js';
export { createDatasetFor, DATASET_RECIPE, type DatasetForRemediation } from './datasets/insert-dataset.js';
export { type Erasure, type ErasureStepState } from './erasures/erasure.js';
export { type ReceiptVerdict } from './erasures/receipts.js';
export { type EvaluatorProcessRow } from './evaluators/evaluator.entity.js';
export { EVALUATOR_SILENCE_MS, type RegisteredEvaluator } from './evaluators/evaluators.js';
export {
  type ClosingResolution,
  type Incident,
  type IncidentDetail,
  type IncidentEvent,
  type IncidentGroup,
  incidentKey,
  type IncidentStream,
  type NewIncident,
  type Severity,
} from './incidents/incident.js';
export { type IncidentPlace } from './incidents/incidents.js';
export { type Acceptance, type AcceptOutcome } from './invitations/accept-invitation.js';
export { type OpenInvitation } from './invitations/invitations.js';
export { type Invitation } from './invitations/to-invitation.js';
export { type KeyResolution } from './keys/decide-key-status.js';
export { type Job, type JobHandler } from './jobs/jobs.js';
export {
  BACKFILL_QUEUE,
  DATASET_QUEUE,
  DELIVERIES_QUEUE,
  DIGESTS_QUEUE,
  ERASURE_QUEUE,
  PROVIDER_CANARIES_QUEUE,
  REMEDIATIONS_QUEUE,
  REPLAY_QUEUE,
  REPRICE_QUEUE,
  RETENTION_QUEUE,
} from './jobs/queue-names.js';
export { isKey, KEY_RULE } from './keys/key-rule.js';
export { type ApiKey } from './keys/keys.js';
export { type NewKey } from './keys/new-key.js';
export {
  type Label,
  type LabelledSentence,
  type LabelPick,
  type LabelPlace,
  type LabelStrategy,
  type NewLabel,
  type NewPick,
  type PickStrategy,
  type Rater,
} from './labels/label.js';
export { type Queue as LabelQueue } from './labels/label-picks.js';
export { type LabelFilter } from './labels/labels.js';
export { type Member } from './members/members.js';
export { measuredBy, type NewMonitor, type StoredMonitor } from './monitors/monitor.js';
export { type MonitorTelling } from './monitors/monitor.entity.js';
export { type MonitorClosing, type MonitorVerdicts } from './monitors/monitor-incidents.js';
export {
  type JudgedObservation,
  type MonitorPlace,
  type SaidOfWindow,
  type UntoldObservation,
} from './monitors/monitor-observations.js';
export { type MonitorVersion } from './monitors/monitors.js';
export { type ControlPlane, type ControlPlaneOptions, openControlPlane } from './open-control-plane.js';
export { type NewProject } from './projects/new-project.js';
export { type Project } from './projects/projects.js';
export { CANARY_PROJECT, RESERVED_PROJECTS } from './projects/reserved-projects.js';
export { promptSetOf, promptsOf, type ProviderCanarySettings } from './provider-canaries/prompt-set.js';
export {
  type CanarySlot,
  type NewCanaryAnswer,
  type StoredCanaryAnswer,
  type StoredCanaryRun,
} from './provider-canaries/provider-canaries.js';
export {
  type JobAnswer,
  type JobMessage,
  type NewRemediation,
  type Preparation,
  type RemediationDetail,
  type RollBack,
  type StoredRemediation,
  type StoredRemediationEvent,
  type Wishes,
} from './remediations/remediation.js';
export { type TrainingData } from './remediations/remediation-datasets.js';
export { type RemediationCandidate } from './remediations/remediation-work.js';
export { type RemediationFilter, type RemediationPlace } from './remediations/remediations.js';
export { type NewReplay, type ReplayOutcome, type StoredReplay } from './replays/replays.js';
export { DRIFT_ENDPOINT_KEY, PROVIDER_CANARIES_KEY } from './secrets/project-secrets.js';
export { type LogInOutcome } from './sessions/log-in.js';
export { type OpenSession, type SessionItem } from './sessions/sessions.js';
export { type StartedSession } from './sessions/start-session.js';
export { CachedSetting, SETTING_TTL_MS } from './settings/cached-setting.js';
export { DRIFT_DEFAULTS, readDriftSettings, writeDriftSettings } from './settings/read-drift-settings.js';
export { readEvaluatorSettings, writeEvaluatorSettings } from './settings/read-evaluator-settings.js';
export {
  type Calibration,
  calibrationSetting,
  readCalibration,
  writeCalibration,
} from './settings/read-calibration.js';
export { readPrices, writePrices } from './settings/read-prices.js';
export { readPrivacy, writePrivacy } from './settings/read-privacy.js';
export {
  DRIFT_SETTING,
  EVALUATORS_SETTING,
  PRICES_SETTING,
  PRIVACY_SETTING,
  RETENTION_RUN_SETTING,
  RETENTION_SETTING,
} from './settings/setting-names.js';
export { type DriftKeys, type KnownDriftSettings } from './drift/drift-settings-store.js';
export {
  type AttemptOutcome,
  type ClaimedDelivery,
  type Delivery,
  type DeliveryDetail,
  type NewDelivery,
  type OnDelivered,
} from './targets/delivery.js';
export { type DeliveryFilter, type ReplayWish } from './targets/delivery-log.js';
export {
  type NewTarget,
  type Target,
  type TargetAction,
  type TargetAddress,
  type TargetMode,
  type TargetRules,
} from './targets/target.js';
export { type CanaryWindows, readCanaryEvidence } from './provider-canaries/read-canary-evidence.js';
