import { byConfiguration, promptSetOf } from '@almenara/control-plane';
import { BUILT_IN_CANARY_PROMPTS } from '@almenara/drift';
import { Registry } from 'prom-client';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Engines, openEngines } from '../testing/open-engines.js';
import { type StandInProvider, startStandInProvider } from '../testing/stand-in-provider.js';
import { createProviderCanariesDuty } from './provider-canaries-duty.js';

const HOUR_MS = 3_600_000;
const KEY = 'sk-canary-key';
const BY = byConfiguration('test');
const START = Date.UTC(2026, 2, 1);
let now = START;
let projects = 0;
let project: string;
let engines: Engines;
let provider: StandInProvider;

beforeAll(async () => {
  engines = await openEngines({ clock: () => now });
});
afterAll(() => engines.remove());
beforeEach(async () => {
  now = START;
  provider = await startStandInProvider();
  project = `shop-${++projects}`;
  await engines.controlPlane.projects.ensure({ id: project, name: project });
});
afterEach(() => provider.stop());

const wanted = () => ({ url: provider.url, model: 'large', everyHours: 6 });
const configure = () =>
  engines.controlPlane.driftSettings.set(
    project,
    { falseIncidents: 0.1, streams: {}, endpoint: null, providerCanaries: wanted() },
    { providerCanariesKey: KEY },
    BY,
  );
const makeDuty = (privateTargets: 'loopback' | 'refused' = 'loopback') => {
  const options = {
    ...engines,
    registry: new Registry(),
    gatewayUrl: () => '',
    privateTargets,
    now: () => now,
  };
  return createProviderCanariesDuty(options);
};
const run = (duty = makeDuty(), signal = new AbortController().signal) =>
  duty.run({ data: { project }, signal });
const at = (hours: number) => new Date(START + hours * HOUR_MS);
const compare = (change: number, end: number) =>
  engines.controlPlane.providerCanaries.compare(project, wanted(), {
    refFrom: at(0),
    refTo: at(change),
    curFrom: at(change),
    curTo: at(end),
  });
const runs = () =>
  engines.controlPlane.providerCanaries.listRuns(project, promptSetOf(wanted()), at(0), at(1000));

test('a model whose answers change midway is called changed from the second run on, and not before', async () => {
  await configure();
  const duty = makeDuty();
  for (let n = 0; n < 8; n++) {
    if (n === 6) provider.answer = (question) => `Certainly! As for ${question}, here you are.`;
    await run(duty);
    now += 6 * HOUR_MS;
    if (n === 5) expect(await compare(24, 36)).toMatchObject({ state: 'unchanged', prompts: 40 });
    if (n === 6) expect(await compare(36, 42)).toMatchObject({ state: 'insufficient', currentRuns: 1 });
  }
  expect(await compare(36, 48)).toMatchObject({
    state: 'changed',
    referenceRuns: 6,
    currentRuns: 2,
    novelShare: 1,
    usualNovelShare: 0,
  });
  expect(provider.asked).toHaveLength(8 * BUILT_IN_CANARY_PROMPTS.length);
});

test('each question is asked once in a run, with the key, by parameters that ask for the same answer', async () => {
  await configure();
  await run();
  now += HOUR_MS;
  await Promise.all([run(), run()]);
  expect(provider.asked.map(({ body }) => body.messages[0]!.content)).toEqual(BUILT_IN_CANARY_PROMPTS);
  expect(provider.asked[0]).toMatchObject({
    authorization: `Bearer ${KEY}`,
    body: { model: 'large', temperature: 0 },
  });
});

test('a run that was cut off goes on where it was', async () => {
  await configure();
  const cut = new AbortController();
  const { answer } = provider;
  provider.answer = (question, asked) => {
    if (provider.asked.length === 10) cut.abort();
    return answer(question, asked);
  };
  await expect(run(makeDuty(), cut.signal)).rejects.toThrow('aborted');
  await run();
  const [only] = await runs();
  expect(only!.answers.every((each) => each !== null)).toBe(true);
  expect(provider.asked.length).toBeLessThanOrEqual(BUILT_IN_CANARY_PROMPTS.length + 1);
});

test('a model that does not take the parameters is asked without them', async () => {
  await configure();
  provider.answer = (question, { body }) => ('temperature' in body ? 400 : question);
  await run();
  expect(provider.asked).toHaveLength(BUILT_IN_CANARY_PROMPTS.length + 1);
  expect((await runs())[0]!.answers[0]).toMatchObject({ modelAnswered: 'large-2026-01-01' });
});

test('a provider that refuses is asked a few times, and what it said about the key is kept nowhere', async () => {
  await configure();
  provider.answer = () => 401;
  await run();
  expect(provider.asked).toHaveLength(3);
  expect(await runs()).toMatchObject([{ answers: BUILT_IN_CANARY_PROMPTS.map(() => null) }]);
  expect(await compare(0, 6)).toMatchObject({ state: 'insufficient', prompts: 0 });
});

test('an address of this machine is not asked where private targets are refused', async () => {
  await configure();
  await run(makeDuty('refused'));
  expect(provider.asked).toEqual([]);
});

test('only projects that want it are asked for', async () => {
  const { signal } = new AbortController();
  await run();
  await makeDuty().run({ data: {}, signal });
  expect(provider.asked).toEqual([]);
});
