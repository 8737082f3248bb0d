import { type EvaluatorSettings, type OwnPrice, type Privacy } from '@almenara/contract';
import { Accounts } from './accounts/accounts.js';
import { HashingTurns } from './accounts/hashing-turns.js';
import { PasswordCheck } from './accounts/password-check.js';
import { PasswordLinks } from './accounts/password-links.js';
import { AuditLog } from './audit-log/audit-log.js';
import { Changes } from './audit-log/changes.js';
import { Backfills } from './backfills/backfills.js';
import { CallGate } from './call-gate.js';
import { Canaries } from './canaries/canaries.js';
import { type Clock } from './clock.js';
import { type ControlPlaneLocation } from './data-source/control-plane-location.js';
import { openDataSource } from './data-source/open-data-source.js';
import { DatasetBuilds } from './datasets/dataset-builds.js';
import { Datasets } from './datasets/datasets.js';
import { Digests } from './digests/digests.js';
import { DriftSettingsStore } from './drift/drift-settings-store.js';
import { Erasures } from './erasures/erasures.js';
import { Receipts } from './erasures/receipts.js';
import { Evaluators } from './evaluators/evaluators.js';
import { Incidents } from './incidents/incidents.js';
import { AcceptInvitation } from './invitations/accept-invitation.js';
import { Invitations } from './invitations/invitations.js';
import { Jobs } from './jobs/jobs.js';
import { DATASET_QUEUE, DELIVERIES_QUEUE, REMEDIATIONS_QUEUE } from './jobs/queue-names.js';
import { Keys } from './keys/keys.js';
import { LabelPicks } from './labels/label-picks.js';
import { LabelRemoval } from './labels/label-removal.js';
import { Labels } from './labels/labels.js';
import { Members } from './members/members.js';
import { MonitorIncidents } from './monitors/monitor-incidents.js';
import { MonitorObservations } from './monitors/monitor-observations.js';
import { Monitors } from './monitors/monitors.js';
import { Projects } from './projects/projects.js';
import { ProviderCanaries } from './provider-canaries/provider-canaries.js';
import { isRemediating } from './remediations/is-remediating.js';
import { JobCallbacks } from './remediations/job-callbacks.js';
import { onRemediationDelivered } from './remediations/on-delivered.js';
import { RemediationDatasets } from './remediations/remediation-datasets.js';
import { RemediationWork } from './remediations/remediation-work.js';
import { Remediations } from './remediations/remediations.js';
import { Replays } from './replays/replays.js';
import { ProjectSecrets } from './secrets/project-secrets.js';
import { Attempts } from './sessions/attempts.js';
import { LogIn } from './sessions/log-in.js';
import { Sessions } from './sessions/sessions.js';
import { CachedSetting } from './settings/cached-setting.js';
import { readEvaluatorSettings } from './settings/read-evaluator-settings.js';
import { readPrices } from './settings/read-prices.js';
import { readPrivacy } from './settings/read-privacy.js';
import { EVALUATORS_SETTING, PRICES_SETTING, PRIVACY_SETTING } from './settings/setting-names.js';
import { Settings } from './settings/settings.js';
import { Deliveries } from './targets/deliveries.js';
import { DeliveryLog } from './targets/delivery-log.js';
import { Targets } from './targets/targets.js';

export type ControlPlaneOptions = ControlPlaneLocation & {
  /** For tests of expiry. */
  clock?: Clock;
  /** Told of jobs that failed and come again, and of trouble with their queue. */
  onJobError?: (error: unknown) => void;
};

/** Without private members, so that a test may stand in for a part. */
type PublicPart<T> = Pick<T, keyof T>;

export interface ControlPlane {
  readonly projects: PublicPart<Projects>;
  readonly keys: PublicPart<Keys>;
  readonly settings: PublicPart<Settings>;
  /** What each project has masked, as the doors need it. */
  readonly privacy: PublicPart<CachedSetting<Privacy>>;
  /** Prices that each project set itself, as the writer needs them. */
  readonly prices: PublicPart<CachedSetting<readonly OwnPrice[]>>;
  /** What each project wants of its evaluators, as their process needs it. */
  readonly evaluatorSettings: PublicPart<CachedSetting<EvaluatorSettings>>;
  readonly sessions: PublicPart<Sessions>;
  readonly logIn: PublicPart<LogIn>;
  readonly accounts: PublicPart<Accounts>;
  readonly passwordLinks: PublicPart<PasswordLinks>;
  readonly members: PublicPart<Members>;
  readonly invitations: PublicPart<Invitations>;
  readonly acceptInvitation: PublicPart<AcceptInvitation>;
  readonly auditLog: PublicPart<AuditLog>;
  readonly canaries: PublicPart<Canaries>;
  readonly replays: PublicPart<Replays>;
  readonly evaluators: PublicPart<Evaluators>;
  readonly backfills: PublicPart<Backfills>;
  readonly erasures: PublicPart<Erasures>;
  readonly receipts: PublicPart<Receipts>;
  readonly labels: PublicPart<Labels>;
  readonly labelPicks: PublicPart<LabelPicks>;
  readonly labelRemoval: PublicPart<LabelRemoval>;
  readonly incidents: PublicPart<Incidents>;
  readonly datasets: PublicPart<Datasets>;
  readonly datasetBuilds: PublicPart<DatasetBuilds>;
  readonly driftSettings: PublicPart<DriftSettingsStore>;
  readonly monitors: PublicPart<Monitors>;
  readonly monitorObservations: PublicPart<MonitorObservations>;
  readonly monitorIncidents: PublicPart<MonitorIncidents>;
  readonly targets: PublicPart<Targets>;
  readonly deliveries: PublicPart<Deliveries>;
  readonly digests: PublicPart<Digests>;
  readonly deliveryLog: PublicPart<DeliveryLog>;
  readonly remediations: PublicPart<Remediations>;
  readonly remediationWork: PublicPart<RemediationWork>;
  readonly remediationDatasets: PublicPart<RemediationDatasets>;
  readonly jobCallbacks: PublicPart<JobCallbacks>;
  readonly providerCanaries: PublicPart<ProviderCanaries>;
  /** Keys with which this installation turns to others. */
  readonly secrets: PublicPart<ProjectSecrets>;
  readonly jobs: PublicPart<Jobs>;
  /** Rejects when the database does not answer. */
  ping(): Promise<void>;
  /** Ends what is running and closes the database. May be called again. */
  close(): Promise<void>;
}

/**
 * Opens the control plane and brings its tables up to date. The embedded engine has no lock of its own: the
 * caller makes sure that one process at a time uses a folder.
 */
export async function openControlPlane(options: ControlPlaneOptions): Promise<ControlPlane> {
  const { clock = Date.now, onJobError, ...location } = options;
  const dataSource = await openDataSource(location);
  const gate = new CallGate();
  const database = gate.guard({
    async ping() {
      await dataSource.query('SELECT 1');
    },
  });
  const changes = new Changes(dataSource, clock);
  const passwords = new PasswordCheck(dataSource, new Attempts(dataSource, clock), new HashingTurns());
  const invitations = new Invitations(dataSource, changes, clock);
  const settings = gate.guard(new Settings(dataSource, changes, clock));
  // Outside the gate: it works while others are refused, and ends by itself.
  const jobs = new Jobs(dataSource, { embedded: location.kind === 'embedded', onError: onJobError });
  const wakeDeliveries = (key: string) => jobs.send(DELIVERIES_QUEUE, {}, { key });
  const wakeRemediations = (key: string) => jobs.send(REMEDIATIONS_QUEUE, {}, { key });
  const wakes = { deliveries: wakeDeliveries, remediations: wakeRemediations };
  const wakeDataset = (id: string) => jobs.send(DATASET_QUEUE, { dataset: id }, { key: id });
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    await jobs.stop();
    await gate.shut();
    await dataSource.destroy();
  };
  return {
    projects: gate.guard(new Projects(dataSource, changes)),
    keys: gate.guard(new Keys(dataSource, changes, clock)),
    settings,
    privacy: new CachedSetting((project) => settings.get(project, PRIVACY_SETTING), readPrivacy),
    prices: new CachedSetting((project) => settings.get(project, PRICES_SETTING), readPrices),
    evaluatorSettings: new CachedSetting(
      (project) => settings.get(project, EVALUATORS_SETTING),
      readEvaluatorSettings,
    ),
    sessions: gate.guard(new Sessions(dataSource, clock)),
    logIn: gate.guard(new LogIn(dataSource, passwords, clock)),
    accounts: gate.guard(new Accounts(dataSource, changes, passwords)),
    passwordLinks: gate.guard(new PasswordLinks(dataSource, changes, passwords, clock)),
    members: gate.guard(new Members(dataSource, changes)),
    invitations: gate.guard(invitations),
    acceptInvitation: gate.guard(new AcceptInvitation(dataSource, changes, passwords, invitations)),
    auditLog: gate.guard(new AuditLog(dataSource)),
    canaries: gate.guard(new Canaries(dataSource, clock)),
    replays: gate.guard(new Replays(dataSource, changes, clock)),
    evaluators: gate.guard(new Evaluators(dataSource, clock)),
    backfills: gate.guard(new Backfills(dataSource, changes, clock)),
    erasures: gate.guard(new Erasures(dataSource, changes, clock)),
    receipts: gate.guard(new Receipts(dataSource, clock)),
    labels: gate.guard(new Labels(dataSource, changes, clock)),
    labelPicks: gate.guard(new LabelPicks(dataSource, changes, clock)),
    labelRemoval: gate.guard(new LabelRemoval(dataSource)),
    incidents: gate.guard(new Incidents(dataSource, changes, clock, wakes, isRemediating)),
    datasets: gate.guard(new Datasets(dataSource, changes, clock, wakeDataset)),
    datasetBuilds: gate.guard(new DatasetBuilds(dataSource, clock)),
    driftSettings: gate.guard(new DriftSettingsStore(dataSource, changes)),
    monitors: gate.guard(new Monitors(dataSource, changes)),
    monitorObservations: gate.guard(new MonitorObservations(dataSource, clock)),
    monitorIncidents: gate.guard(new MonitorIncidents(dataSource)),
    targets: gate.guard(new Targets(dataSource, changes)),
    deliveries: gate.guard(new Deliveries(dataSource, clock, onRemediationDelivered)),
    digests: gate.guard(new Digests(dataSource, clock)),
    deliveryLog: gate.guard(new DeliveryLog(dataSource, changes, wakeDeliveries)),
    remediations: gate.guard(new Remediations(dataSource, changes, wakes)),
    remediationWork: gate.guard(new RemediationWork(dataSource, clock)),
    remediationDatasets: gate.guard(new RemediationDatasets(dataSource, clock)),
    jobCallbacks: gate.guard(new JobCallbacks(dataSource, clock, wakeRemediations)),
    providerCanaries: gate.guard(new ProviderCanaries(dataSource, clock)),
    secrets: gate.guard(new ProjectSecrets(dataSource)),
    jobs,
    ping: () => database.ping(),
    close: () => (closing ??= close()),
  };
}
