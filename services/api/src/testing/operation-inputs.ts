import { randomUUID } from 'node:crypto';
import { type Operation, operationUrl } from '@almenara/contract';
import { calibrationSetting } from '@almenara/control-plane';
import { type DeadLetterRow, toStoreTime } from '@almenara/trace-store';
import { makeRemediationInputs } from './remediation-inputs.js';
import { startErasure } from '../erasures/start-erasure.js';
import { makeDatasetInputs } from './dataset-inputs.js';
import { makeIncidentInputs } from './incident-inputs.js';
import { makeMonitorInputs } from './monitor-inputs.js';
import { addLabels, labelled, NEW_LABEL, raterOf, takeItem } from './label-inputs.js';
import { addPerson, BY_TEST, joinProject, logInAgain, PASSWORD, type Person } from './people.js';
import { describeEvaluator } from './describe-evaluator.js';
import type { RunningApi } from './start-api.js';
import { makeTargetInputs } from './target-inputs.js';
import type { TestCaller } from './test-callers.js';

export interface TestInput {
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: Record<string, unknown>;
}

type MakeInput = (project: string, caller: TestCaller) => Promise<TestInput> | TestInput;

/** A trace that only this project has. */
export const traceOf = (project: string): string => `trace-of-${project}`;

/** A session that only this project has. */
export const sessionOf = (project: string): string => `session of/${project}`;

/** For each operation an input with which it succeeds for whoever may call it, made afresh for each call. */
export async function makeInputs(api: RunningApi): Promise<Record<string, MakeInput>> {
  const { backfills, evaluators, keys, invitations, replays, sessions, settings } = api.controlPlane;
  const ofProject: MakeInput = (project) => ({ params: { project } });
  const nothing: MakeInput = () => ({});
  await api.store.insert('almenara.dead_letters', ['shop', 'rival'].map(deadLetter));
  await addLabels(api);
  const account = await addPerson(api.controlPlane, 'shop', 'viewer', 'to log in');
  // Members come and go, their account stays: a new one costs a password hash.
  let guest: Person = await addPerson(api.controlPlane, 'shop', 'labeller', 'guest');
  const key = async (project: string) => {
    const { id } = await keys.create(project, { name: 'to be changed' }, BY_TEST);
    return { project, key: id };
  };
  const invite = (project: string, email = `${randomUUID()}@new.example`) =>
    invitations.create(project, { email, role: 'labeller', ttlMs: 60_000 }, BY_TEST);
  const replay = async (project: string) =>
    (await replays.create({ project, total: 1, notReplayable: 0 }, BY_TEST)).id;
  const driftWindows = {
    refFrom: '2026-01-01T00:00:00Z',
    refTo: '2026-01-02T00:00:00Z',
    curFrom: '2026-01-02T00:00:00Z',
    curTo: '2026-01-03T00:00:00Z',
  };
  const window = { from: '2026-01-01T00:00:00Z', to: '2026-01-02T00:00:00Z' };
  const backfill = async (project: string) => {
    const [from, to] = [new Date(window.from), new Date(window.to)];
    return (await backfills.create({ project, evaluator: null, from, to, traces: 1 }, BY_TEST)).id;
  };
  await evaluators.register([describeEvaluator('repetition')]);
  const erasure = async (project: string) =>
    (await startErasure(api, project, { kind: 'actor', id: randomUUID() }, BY_TEST)).id;
  const member = async (project: string) => {
    const roles = await api.controlPlane.members.listProjects(guest.id);
    if (!roles.some(({ id }) => id === project)) {
      guest = await joinProject(api.controlPlane, guest, project, 'labeller');
    }
    return { project, user: guest.id };
  };
  return {
    getSession: nothing,
    startSession: async () => ({ body: { token: (await sessions.createLoginToken(60_000)).token } }),
    logIn: () => ({ body: { email: account.email.toUpperCase(), password: PASSWORD } }),
    endSession: nothing,
    listSessions: nothing,
    endOneSession: async (_project, caller) => ({ params: { session: await otherSession(api, caller) } }),
    changeAccount: () => ({ body: { name: 'Renamed' } }),
    changePassword: () => ({ body: { currentPassword: PASSWORD, newPassword: PASSWORD } }),
    listAccounts: nothing,
    disableAccount: () => ({ params: { user: account.id }, body: { disabled: false } }),
    createPasswordLink: () => ({ params: { user: account.id } }),
    resetPassword: async () => {
      const link = await api.controlPlane.passwordLinks.create(account.id, BY_TEST);
      return { body: { token: link!.token, newPassword: PASSWORD } };
    },
    listProjects: nothing,
    createProject: () => ({ body: { id: `p-${randomUUID()}`, name: 'New' } }),
    getProject: ofProject,
    changeProject: (project) => ({ params: { project }, body: { name: `${project} renamed` } }),
    getIngestKey: ofProject,
    listMembers: ofProject,
    changeMember: async (project) => ({ params: await member(project), body: { role: 'labeller' } }),
    removeMember: async (project) => ({ params: await member(project) }),
    createInvitation: (project) => ({
      params: { project },
      body: { email: `${randomUUID()}@new.example`, role: 'viewer' },
    }),
    listInvitations: ofProject,
    revokeInvitation: async (project) => ({
      params: { project, invitation: (await invite(project)).invitation.id },
    }),
    lookAtInvitation: async (project) => ({ body: { token: (await invite(project)).token } }),
    acceptInvitation: async (project) => ({
      body: { token: (await invite(project)).token, name: 'New', password: PASSWORD },
    }),
    listKeys: ofProject,
    createKey: (project) => ({ params: { project }, body: { name: 'new', role: 'viewer' } }),
    revokeKey: async (project) => ({ params: await key(project) }),
    rotateKey: async (project) => ({ params: await key(project), body: {} }),
    listAuditLog: ofProject,
    exportAuditLog: ofProject,
    verifyAuditLog: ofProject,
    listInstallationAuditLog: nothing,
    listTraces: ofProject,
    liveTraces: ofProject,
    getTrace: (project) => ({ params: { project, traceId: traceOf(project) } }),
    getSpan: (project) => ({ params: { project, traceId: traceOf(project), spanId: 's1' } }),
    getAgentSteps: (project) => ({ params: { project, traceId: traceOf(project) } }),
    listSpans: ofProject,
    listConversations: ofProject,
    getConversation: (project) => ({ params: { project, sessionId: sessionOf(project) } }),
    listTurns: (project) => ({ params: { project, sessionId: sessionOf(project) } }),
    getMetrics: ofProject,
    getFacet: (project) => ({ params: { project, dimension: 'model' } }),
    getQuality: ofProject,
    listWorstAnswers: ofProject,
    listBlamedDocuments: ofProject,
    listScores: ofProject,
    listLedger: ofProject,
    listSenders: ofProject,
    listGaps: ofProject,
    getDataHealth: ofProject,
    listDeadLetters: ofProject,
    listDeadLetterReasons: ofProject,
    replayDeadLetters: (project) => ({ params: { project }, body: { ids: ['letter'], dryRun: false } }),
    countErasure: (project) => ({ params: { project }, body: { kind: 'actor', id: 'ana' } }),
    createErasure: (project) => ({ params: { project }, body: { kind: 'actor', id: randomUUID() } }),
    listErasures: ofProject,
    getErasure: async (project) => ({ params: { project, erasure: await erasure(project) } }),
    getReceiptKey: nothing,
    verifyReceipt: () => ({ body: { receipt: {} } }),
    listEvaluators: ofProject,
    changeEvaluator: (project) => ({
      params: { project, evaluator: 'repetition' },
      body: { enabled: true, share: 0.5 },
    }),
    countBackfill: (project) => ({ params: { project }, body: window }),
    createBackfill: (project) => ({ params: { project }, body: window }),
    listBackfills: ofProject,
    cancelBackfill: async (project) => ({ params: { project, backfill: await backfill(project) } }),
    getPrices: ofProject,
    setPrices: (project) => ({
      params: { project },
      body: { own: [{ model: 'ours', input: 1, output: 2, currency: 'USD' }] },
    }),
    listModelPrices: ofProject,
    nextLabelItem: (project) => ({ params: { project }, query: { question: 'groundedness' } }),
    skipLabelItem: async (project, caller) => ({
      params: { project },
      body: await takeItem(api, project, caller),
    }),
    createLabel: (project) => ({ params: { project }, body: { ...labelled(project), verdict: 'supported' } }),
    revokeLabel: async (project, caller) => {
      const wanted = { ...NEW_LABEL, ...labelled(project), rater: raterOf(caller) };
      return {
        params: { project, label: (await api.controlPlane.labels.create(project, wanted, BY_TEST)).id },
      };
    },
    listLabels: ofProject,
    getLabelAgreement: (project) => ({ params: { project }, query: { question: 'groundedness' } }),
    getCalibration: (project) => ({ params: { project, evaluator: 'groundedness' } }),
    calibrateEvaluator: (project) => ({ params: { project, evaluator: 'groundedness' } }),
    resetCalibration: async (project) => {
      await settings.change(project, calibrationSetting('groundedness'), { slope: 1 }, BY_TEST);
      return { params: { project, evaluator: 'groundedness' } };
    },
    getPrivacy: ofProject,
    setPrivacy: (project) => ({ params: { project }, body: { masked: ['email_address'] } }),
    tryPrivacy: (project) => ({ params: { project }, body: { masked: [], text: 'a text' } }),
    countRedactions: ofProject,
    getRetention: ofProject,
    setRetention: (project) => ({ params: { project }, body: { contentDays: 30, numbersDays: null } }),
    previewRetention: (project) => ({ params: { project }, query: { contentDays: '30' } }),
    ...makeDatasetInputs(api),
    ...makeIncidentInputs(api),
    ...makeMonitorInputs(api),
    ...makeRemediationInputs(api),
    ...makeTargetInputs(api),
    listDriftStreams: ofProject,
    compareDrift: (project) => ({ params: { project }, query: { stream: 'latency', ...driftWindows } }),
    getDriftHistory: (project) => ({ params: { project }, query: { stream: 'latency' } }),
    getDriftAttribution: (project) => ({
      params: { project },
      query: { stream: 'latency', ...driftWindows },
    }),
    listReplays: ofProject,
    getReplay: async (project) => ({ params: { project, replay: await replay(project) } }),
  };
}

function deadLetter(project: string): DeadLetterRow {
  return {
    project,
    id: 'letter',
    version: '1',
    at: toStoreTime(Date.now()),
    reason: 'was refused',
    door: 'batch',
    sender: '',
    sequence: 0,
    content: '{}',
    state: 'open',
    replay: '',
  };
}

/** Sends an operation over the wire as a caller would. */
export function send(
  api: RunningApi,
  operation: Operation,
  input: TestInput,
  headers: Record<string, string>,
): Promise<Response> {
  const { body } = input;
  return fetch(operationUrl(operation, input, api.url), {
    method: operation.method,
    headers: { ...(body ? { 'content-type': 'application/json' } : {}), ...headers },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
}

/** A session of the caller that is not the one that calls. */
async function otherSession(api: RunningApi, caller: TestCaller): Promise<string> {
  if (caller.person) return (await logInAgain(api.controlPlane, caller.person)).sessionId;
  if (caller.kind !== 'operator') return randomUUID();
  const { token } = await api.controlPlane.sessions.createLoginToken(60_000);
  const { sessionToken } = (await api.controlPlane.sessions.redeemLoginToken(token))!;
  return (await api.controlPlane.sessions.find(sessionToken))!.id;
}
