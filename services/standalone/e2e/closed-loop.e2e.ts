import {
  BUILT_IN_STREAMS,
  type DriftSettings,
  type Incident,
  type IncidentItem,
  type RemediationDetail,
  type RemediationItem,
  type Target,
} from '@almenara/contract';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN_TOKEN } from './ask-api.js';
import { eventually } from './eventually.js';
import { findFreePort, StandaloneProcess } from './standalone-process.js';
import { SupportDesk, type Visit } from './support-desk.js';

const HOUR_MS = 3_600_000;
/** A reference is enough from a week on. */
const QUIET_HOURS = 7 * 24;
const CHANGED_HOURS = 36;
const WITHIN = 480_000;

/** A project of its own, whose desk repairs its index in its own way. */
class Shop {
  desk!: SupportDesk;
  firstIndex = '';
  /** The target that re-indexes. */
  private index = '';

  constructor(
    private readonly standalone: StandaloneProcess,
    readonly project: string,
    private readonly seed: number,
  ) {}

  async open(behaviour: Readonly<Record<string, string>>): Promise<void> {
    await this.send('POST', '/api/v1/projects', { id: this.project, name: this.project });
    const { secret: key } = await this.send<{ secret: string }>('POST', `${this.path}/keys`, {
      name: 'desk',
    });
    await this.watch(() => false);
    await this.judgeOnlyBy('groundedness');
    const port = await findFreePort();
    const { id, secret } = await this.addTarget(port, {
      name: 'Index',
      actions: ['re_index'],
      mode: 'automatic',
      cooldownHours: 0,
    });
    this.index = id;
    await this.addTarget(port, { name: 'Operator', actions: ['roll_back'], mode: 'propose' });
    this.desk = await SupportDesk.open(port, {
      seed: this.seed,
      environment: {
        ALMENARA_ENDPOINT: this.standalone.url,
        ALMENARA_KEY: key,
        ALMENARA_WEBHOOK_SECRET: secret!,
        ...behaviour,
      },
    });
    this.firstIndex = await this.desk.indexVersion();
  }

  /** The others would take most of the time, and have no part in it. */
  private async judgeOnlyBy(evaluator: string): Promise<void> {
    const { items } = await this.get<{ items: { name: string }[] }>('/evaluators');
    for (const { name } of items)
      if (name !== evaluator)
        await this.send('PUT', `${this.path}/evaluators/${name}`, { enabled: false, share: 1 });
  }

  /** A quiet week, and a day and a half in which half of all questions are about what the index lacks. */
  async liveThroughHistory(): Promise<void> {
    const end = Math.floor(Date.now() / HOUR_MS) - 1;
    const quiet = { count: 2, unknown: 0 };
    const changed = { count: 12, unknown: 0.5 };
    const hours = Array.from({ length: QUIET_HOURS + CHANGED_HOURS }, (_, hour): [number, Visit] => [
      hour,
      hour < QUIET_HOURS ? quiet : changed,
    ]);
    await this.desk.live((end - hours.length) * HOUR_MS + HOUR_MS / 2, hours);
  }

  /** Waits until each answer so far is judged. A busy machine leaves some out at first; a back-fill leaves out none. */
  async isJudged(): Promise<void> {
    const path = `${this.path}/evaluators/backfills`;
    const window = {
      from: new Date(Date.now() - 2 * QUIET_HOURS * HOUR_MS).toISOString(),
      to: new Date(Date.now() + HOUR_MS).toISOString(),
    };
    await eventually(
      () => this.send<{ traces: number }>('POST', `${path}/count`, window),
      ({ traces }) => traces >= this.desk.answered,
      WITHIN,
      500,
    );
    await this.send('POST', path, window);
    await eventually(
      () => this.standalone.list(`${this.path}/scores?source=evaluator&name=groundedness`),
      (scores) => scores.length >= this.desk.answered,
      WITHIN,
      500,
    );
  }

  /** One stream tells enough: in which order several raise their alarms is not what is tried here. */
  async watch(isWatched: (stream: string) => boolean): Promise<void> {
    const { items } = await this.get<{ items: { name: string }[] }>('/evaluators');
    const names = [...Object.keys(BUILT_IN_STREAMS), ...items.map(({ name }) => `score:${name}`)];
    const streams = Object.fromEntries(names.map((name) => [name, { enabled: isWatched(name) }]));
    const { falseIncidents, endpoint, providerCanaries } = await this.get<DriftSettings>('/drift/settings');
    await this.send('PUT', `${this.path}/drift/settings`, {
      falseIncidents,
      endpoint,
      providerCanaries,
      streams,
    });
  }

  async openIncident(): Promise<Incident> {
    const [found] = await eventually(
      () => this.standalone.list<IncidentItem>(`${this.path}/incidents`),
      (incidents) => incidents.length > 0,
      WITHIN,
      500,
    );
    return this.incident(found!.key);
  }

  incident(key: string): Promise<Incident> {
    return this.get(`/incidents/${key}`);
  }

  /** The re-indexing, as soon as it has got so far. */
  async reIndexing(isThere: (remediation: RemediationItem) => boolean): Promise<RemediationDetail> {
    const find = async () => (await this.remediations()).find(({ action }) => action === 're_index');
    const found = await eventually(find, (each) => each !== undefined && isThere(each), WITHIN, 500);
    return this.get(`/remediations/${found!.id}`);
  }

  /** Asks for one more re-indexing by hand, which all answers of the next hour decide. */
  async reIndexAgain(incident: string): Promise<string> {
    const { id } = await this.send<RemediationDetail>('POST', `${this.path}/remediations`, {
      incident,
      target: this.index,
      action: 're_index',
      verification: { wholeTraffic: true, until: 1 },
    });
    return id;
  }

  async remediation(
    id: string,
    isThere: (remediation: RemediationDetail) => boolean,
  ): Promise<RemediationDetail> {
    return eventually(() => this.get<RemediationDetail>(`/remediations/${id}`), isThere, WITHIN, 500);
  }

  remediations(): Promise<RemediationItem[]> {
    return this.standalone.list(`${this.path}/remediations`);
  }

  get<Answer>(path: string): Promise<Answer> {
    return this.standalone.get(`${this.path}${path}`);
  }

  private get path(): string {
    return `/api/v1/projects/${this.project}`;
  }

  private addTarget(port: number, rules: object): Promise<Target & { secret: string | null }> {
    const config = { kind: 'webhook', url: `http://127.0.0.1:${port}/hooks/almenara` };
    return this.send('POST', `${this.path}/targets`, { config, tellsIncidents: false, ...rules });
  }

  private async send<Answer>(method: string, path: string, body: object): Promise<Answer> {
    const response = await fetch(`${this.standalone.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as Answer;
  }
}

describe('the closed loop, with a support desk whose index lacks two topics', () => {
  let standalone: StandaloneProcess;
  let mended: Shop;
  let untouched: Shop;

  let clock: string;
  let models: string;

  beforeAll(async () => {
    clock = await mkdtemp(join(tmpdir(), 'almenara-clock-'));
    await writeFile(join(clock, 'shift'), '0');
    models = await mkdtemp(join(tmpdir(), 'almenara-models-'));
    await cp(fileURLToPath(new URL('../../../models/', import.meta.url)), models, { recursive: true });
    standalone = await StandaloneProcess.create({
      ALMENARA_MODELS: models,
      NODE_OPTIONS: `--import=${new URL('./shifted-clock.mjs', import.meta.url).href}`,
      TEST_CLOCK_FILE: join(clock, 'shift'),
    });
    await standalone.start();
    await eventually(
      () => standalone.get<{ items: unknown[] }>('/api/v1/projects/default/evaluators'),
      ({ items }) => items.length > 0,
    );
    mended = new Shop(standalone, 'mended', 1);
    untouched = new Shop(standalone, 'untouched', 2);
    await mended.open({});
    await untouched.open({ WORKER_BEHAVIOUR: 'no_op' });
    const shops = [mended, untouched];
    await Promise.all(shops.map((shop) => shop.liveThroughHistory()));
    for (const shop of shops) await shop.isJudged();
    for (const shop of shops) await shop.watch((stream) => stream === 'prompt');
    // Hours are judged once, and those of the past when a monitor starts.
    await standalone.stop();
    await standalone.start();
  }, 1_200_000);

  afterAll(async () => {
    await mended?.desk?.close();
    await untouched?.desk?.close();
    await standalone?.remove();
    for (const folder of [clock, models]) await rm(folder, { recursive: true, force: true });
  });

  it.concurrent(
    'a stale corpus raises an incident, the worker re-indexes, and answers from the new index close it',
    async () => {
      const { key, cause, evidence } = await mended.openIncident();
      expect(cause).toBe('stale_or_missing_documents');
      expect(evidence.attribution!.cause.remediation).toMatchObject({ action: 're_index' });

      const verifying = await mended.reIndexing(({ state }) => state === 'verifying');
      const { criterion, artefacts } = verifying;
      expect(artefacts.indexVersion).toBe(await mended.desk.indexVersion());
      expect(artefacts.indexVersion).not.toBe(mended.firstIndex);
      expect(criterion).toMatchObject({
        metric: { evaluator: 'groundedness' },
        segment: { kind: 'topics' },
        marker: { field: 'indexVersion', value: artefacts.indexVersion },
        difference: 'unaffected',
      });
      await mended.desk.ask({ count: 3 * criterion!.minimum, unknown: 2 / 3 });

      const done = await mended.reIndexing(({ endedAt }) => endedAt !== null);
      expect(done).toMatchObject({ state: 'verified', verdict: { detail: 'difference_shown' } });
      expect(done.verdict!.rate!.high).toBeLessThanOrEqual(criterion!.bound);
      expect(done.history.map(({ event }) => event)).toEqual(
        expect.arrayContaining(['proposed', 'approved', 'running', 'succeeded', 'verifying', 'verified']),
      );
      expect(await mended.incident(key)).toMatchObject({ state: 'closed', resolution: 'resolved' });
    },
  );

  it.concurrent(
    'a job that changes the index and not the answers is not fixed: the incident stays open and the old index is proposed',
    async () => {
      const { key, cause } = await untouched.openIncident();
      expect(cause).toBe('stale_or_missing_documents');
      const { criterion } = await untouched.reIndexing(({ state }) => state === 'verifying');
      await untouched.desk.ask({ count: 3 * criterion!.minimum, unknown: 2 / 3 });

      const done = await untouched.reIndexing(({ endedAt }) => endedAt !== null);
      expect(done).toMatchObject({ state: 'not_fixed', verdict: { detail: 'bound_not_met' } });
      const incident = await untouched.incident(key);
      expect(incident).toMatchObject({ state: 'open', severity: 'critical' });
      expect(incident.history.map(({ event }) => event)).toContain('remediation_not_fixed');
      const [rollBack] = await untouched.remediations();
      expect(rollBack).toMatchObject({
        action: 'roll_back',
        state: 'proposed',
        reason: 'not_fixed',
        subjects: [untouched.firstIndex],
      });
    },
  );

  it('traffic that recovers by itself while a job does nothing is never verified', async () => {
    const { items } = await untouched.get<{ items: [IncidentItem] }>('/incidents');
    const { key } = items[0];
    const id = await untouched.reIndexAgain(key);
    const { criterion, artefacts } = await untouched.remediation(id, ({ state }) => state === 'verifying');
    expect(criterion).toMatchObject({ segment: null, difference: 'reasking', until: 1 });
    expect(artefacts.indexVersion).toBe(await untouched.desk.indexVersion());
    // Nobody asks about what the index lacks any more.
    const before = untouched.desk.answered;
    await untouched.desk.ask({ count: 2 * criterion!.minimum, unknown: 0 });
    const looked = await untouched.remediation(id, ({ verdict }) => verdict?.boundMet === true);
    expect(looked).toMatchObject({ state: 'verifying', verdict: { outcome: null } });
    expect(untouched.desk.answered).toBe(before + 2 * criterion!.minimum);

    await writeFile(join(clock, 'shift'), String(2 * HOUR_MS));
    expect(await untouched.remediation(id, ({ endedAt }) => endedAt !== null)).toMatchObject({
      state: 'inconclusive',
      verdict: { detail: 'recovered_cause_not_shown', boundMet: true },
    });
    expect(await untouched.incident(key)).toMatchObject({ state: 'open' });
  });

  it('an evaluator that changes while a job is verified proves nothing, however many answers it judges', async () => {
    const { items } = await untouched.get<{ items: [IncidentItem] }>('/incidents');
    // A signature is good for some minutes of the receiver's clock.
    await untouched.desk.moveAhead(2 * HOUR_MS);
    const id = await untouched.reIndexAgain(items[0].key);
    const { criterion } = await untouched.remediation(id, ({ state }) => state === 'verifying');
    await untouched.desk.ask({ count: 20, unknown: 0 });
    await untouched.remediation(id, ({ verdict }) => verdict?.answers === 20);

    await standalone.stop();
    await raiseVersion(join(models, 'groundedness', 'groundedness.json'));
    await standalone.start();
    await untouched.desk.ask({ count: criterion!.minimum, unknown: 0 });
    const isJudged = ({ verdict }: RemediationDetail) => verdict?.otherVersions === criterion!.minimum;
    expect(await untouched.remediation(id, isJudged)).toMatchObject({
      state: 'verifying',
      verdict: { outcome: null, answers: 20 },
    });

    await writeFile(join(clock, 'shift'), String(4 * HOUR_MS));
    expect(await untouched.remediation(id, ({ endedAt }) => endedAt !== null)).toMatchObject({
      state: 'inconclusive',
      verdict: { detail: 'evaluator_changed', answers: 20 },
    });
    expect(await untouched.incident(items[0].key)).toMatchObject({ state: 'open' });
  });
});

/** What a release with other weights brings. */
async function raiseVersion(parameters: string): Promise<void> {
  const known = JSON.parse(await readFile(parameters, 'utf8')) as { version: number };
  await writeFile(parameters, JSON.stringify({ ...known, version: known.version + 1 }));
}
