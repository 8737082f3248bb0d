import { pathToFileURL } from 'node:url';
import { decideCause } from '@almenara/drift';
import { gatherEvidence } from './cause-evidence.mjs';
import { simulateProject } from './rag-project.mjs';
import { createDraws } from './random-draws.mjs';
import { openDatasets } from './texts.mjs';

/** The rules were made on the twenty seeds before, so that these are new to them. */
const FIRST_SEED = 20;

/** What is different in the current window of each scenario, with sizes drawn anew for each seed. */
export const SCENARIOS = {
  new_questions: ({ between, whole }) => ({
    newTopic: { share: between(0.1, 0.25), topics: whole(1, 2), documented: true },
  }),
  stale_or_missing_documents: ({ between, whole, chance }) =>
    chance(0.5)
      ? { newTopic: { share: between(0.1, 0.25), topics: whole(1, 2), documented: false } }
      : { lostDocuments: { topics: whole(1, 3), share: between(0.6, 1) } },
  retriever_changed: ({ between, pick, whole }) => ({
    retriever: pick([
      { lexical: between(0.1, 0.3) },
      { missed: between(0.15, 0.4) },
      { count: pick([2, 3, 6, 8]), missed: whole(0, 1) * 0.1 },
    ]),
  }),
  embedding_model_changed: ({ between, chance }) => ({
    embedding: { difference: between(0.3, 0.8), reindexed: chance(0.5) },
  }),
  provider_changed_model: ({ between }) => ({
    provider: { size: between(0.15, 0.4), harm: between(0, 0.1) },
  }),
  prompt_or_variant_changed: ({ between, chance }) => ({
    prompt: {
      size: between(0.15, 0.4),
      rollout: chance(0.4) ? 1 : between(0.2, 0.8),
      withRelease: chance(0.7),
      harm: between(0, 0.1),
    },
  }),
  users_changed: ({ between, whole }) => ({
    cohort: { share: between(0.25, 0.5), focus: whole(1, 2), users: whole(60, 150) },
  }),
  quiet_traffic: ({ pick }) => ({ traffic: pick([0.35, 0.5, 2, 3]) }),
  quiet_weekly: ({ between }) => ({ weekend: between(0.1, 0.3), days: { reference: 14, current: 7 } }),
};

/**
 * How often the named cause is the true one, over seeded simulations of a RAG project. `unknown` is neither right nor
 * wrong where there is a cause, and right where there is none.
 */
export function measureCauses(
  seeds = 20,
  datasets = openDatasets(),
  report = () => {},
  only = Object.keys(SCENARIOS),
) {
  const results = Array.from({ length: seeds }, (_, index) => FIRST_SEED + index)
    .map((seed) =>
      only.map((scenario) => {
        const place = Object.keys(SCENARIOS).indexOf(scenario) + 1;
        const result = runScenario(scenario, datasets[seed % datasets.length], 10_000 * place + seed);
        report(result);
        return result;
      }),
    )
    .flat();
  const total = (task, list) =>
    list.length === 0
      ? []
      : [
          shareRow(task, 'cause_right', list, ({ right }) => right),
          shareRow(task, 'cause_wrong', list, ({ wrong }) => wrong),
        ];
  return [
    ...only.flatMap((scenario) => {
      const own = results.filter((result) => result.scenario === scenario);
      const said = [...new Set(own.map(({ cause }) => cause))].sort();
      return [
        ...said.map((cause) =>
          shareRow(scenario, `verdict_${cause}`, own, (result) => result.cause === cause),
        ),
        ...total(scenario, own),
      ];
    }),
    ...total('all', results),
    ...total(
      'all_with_a_cause',
      results.filter(({ scenario }) => !scenario.startsWith('quiet')),
    ),
  ];
}

export function runScenario(scenario, dataset, seed) {
  const draws = createDraws(seed + 7);
  const change = { deploy: draws.chance(0.4), ...SCENARIOS[scenario](draws) };
  // What an app reports differs between apps, and is drawn without regard to what changed.
  const known = {
    version: draws.chance(0.85),
    vectors: draws.chance(0.8),
    canaries: draws.chance(0.5),
    answeredModel: draws.chance(0.3),
    retriever: draws.chance(0.3),
  };
  const evidence = gatherEvidence(simulateProject(dataset, seed, change), known);
  const { cause, candidates, moved } = decideCause(evidence);
  const quiet = scenario.startsWith('quiet');
  const right = cause === (quiet ? 'unknown' : scenario);
  return {
    evidence,
    scenario,
    seed,
    dataset: dataset.name,
    change,
    known,
    cause,
    candidates,
    moved,
    right,
    wrong: !right && cause !== 'unknown',
  };
}

function shareRow(task, metric, results, of) {
  const n = results.length;
  const share = results.filter(of).length / n;
  // Wilson's interval.
  const z = 1.96;
  const centre = (share + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  const round = (value) => Number(value.toFixed(4));
  return {
    dataset: 'rag_project',
    task,
    metric,
    value: round(share),
    low: round(Math.max(0, centre - half)),
    high: round(Math.min(1, centre + half)),
    n,
  };
}

export const name = 'causes';

export const rows = ({ files, repetitions }) => measureCauses(repetitions(20), openDatasets(files));

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const explain = process.argv.includes('--explain');
  const seeds = Number(process.argv[2]) || 20;
  const only = process.argv.filter((word) => word in SCENARIOS);
  const report = (result) => {
    if (!explain) return;
    console.log(
      `${result.right ? 'right' : result.wrong ? 'WRONG' : 'open '} ${result.scenario} ${result.seed} → ${result.cause}`,
    );
    if (result.right) return;
    console.log(`   ${JSON.stringify(result.change)} ${JSON.stringify(result.known)} moved ${result.moved}`);
    for (const { cause, verdict, test, figures } of result.candidates)
      console.log(`   ${verdict.padEnd(12)} ${cause} by ${test} ${JSON.stringify(figures)}`);
  };
  console.table(measureCauses(seeds, openDatasets(), report, only.length > 0 ? only : undefined));
}
