import { signTest } from './sign-test.js';

/** What a model answered to one of the fixed prompts. */
export interface CanaryAnswer {
  readonly textHash: string;
  /** Characters. */
  readonly length: number;
  readonly modelAnswered: string | null;
  readonly finishReason: string | null;
}

/** The answers of one run by prompt; null where the provider gave none. */
export type CanaryRun = readonly (CanaryAnswer | null)[];

export const CANARY_MINIMUM = { referenceRuns: 4, currentRuns: 2, prompts: 12 } as const;

export interface CanaryComparison {
  readonly state: 'unchanged' | 'changed' | 'insufficient';
  /** Prompts that were answered in every run. */
  readonly prompts: number;
  readonly referenceRuns: number;
  readonly currentRuns: number;
  /** Shares of answers that no reference run gave: of current runs, and of reference runs among themselves. */
  readonly novelShare: number | null;
  readonly usualNovelShare: number | null;
  /** Of the share of new answers, and of the lengths; null where insufficient. */
  readonly pNovel: number | null;
  readonly pLength: number | null;
  /** Median over prompts of the length in current runs divided by that in reference runs. */
  readonly lengthRatio: number | null;
  /** The names that the provider gave itself, where those of all current runs are new. */
  readonly modelBefore: string | null;
  readonly modelAfter: string | null;
}

const DEFAULT_LEVEL = 0.001;

/**
 * Whether a provider's model answers a fixed set of prompts otherwise than it did. Two exact paired tests over prompts,
 * half of `level` each: McNemar's on whether an answer is one that no (other) reference run gave, and a sign test on its
 * length against the median of the reference. Answers vary from run to run also at temperature 0, and a whole run may
 * come from another machine; therefore each current run is held against the reference run that differs most from its
 * own kind, the largest p counts, and all current runs must agree. A name of the answering model that is new in all
 * current runs is a change by itself. Assumes that prompts are answered independently within a run. Below the minimum
 * of runs and prompts the answer is `insufficient`.
 */
export function compareCanaryRuns(
  reference: readonly CanaryRun[],
  current: readonly CanaryRun[],
  level: number = DEFAULT_LEVEL,
): CanaryComparison {
  const prompts = commonPrompts([...reference, ...current]);
  const counts = { prompts: prompts.length, referenceRuns: reference.length, currentRuns: current.length };
  if (
    counts.referenceRuns < CANARY_MINIMUM.referenceRuns ||
    counts.currentRuns < CANARY_MINIMUM.currentRuns ||
    counts.prompts < CANARY_MINIMUM.prompts
  ) {
    return { state: 'insufficient', ...counts, ...NOTHING };
  }
  const cut = (run: CanaryRun) => prompts.map((prompt) => run[prompt]!);
  const before = reference.map(cut);
  const after = current.map(cut);
  const novel = testNovelty(before, after);
  const lengths = testLengths(before, after);
  const models = compareModels(before, after);
  const isChanged = novel.pNovel <= level / 2 || lengths.pLength <= level / 2 || models.modelAfter !== null;
  return { state: isChanged ? 'changed' : 'unchanged', ...counts, ...novel, ...lengths, ...models };
}

const NOTHING = {
  novelShare: null,
  usualNovelShare: null,
  pNovel: null,
  pLength: null,
  lengthRatio: null,
  modelBefore: null,
  modelAfter: null,
};

type Answers = readonly CanaryAnswer[];

function commonPrompts(runs: readonly CanaryRun[]): number[] {
  const most = Math.max(0, ...runs.map((run) => run.length));
  return Array.from({ length: most }, (_, prompt) => prompt).filter((prompt) =>
    runs.every((run) => run[prompt]),
  );
}

/** For each prompt whether the answer is one that none of the runs gave. */
function noveltyOf(run: Answers, others: readonly Answers[]): boolean[] {
  return run.map(({ textHash }, prompt) => others.every((other) => other[prompt]!.textHash !== textHash));
}

function testNovelty(before: readonly Answers[], after: readonly Answers[]) {
  const usual = before.map((run) =>
    noveltyOf(
      run,
      before.filter((other) => other !== run),
    ),
  );
  const now = after.map((run) => noveltyOf(run, before));
  const ps = now.flatMap((current) => usual.map((own) => testPairs(current, own)));
  const share = (flags: readonly boolean[][]) => mean(flags.flat().map(Number));
  return { novelShare: share(now), usualNovelShare: share(usual), pNovel: Math.max(...ps) };
}

function testPairs(current: readonly boolean[], own: readonly boolean[]): number {
  const more = current.filter((flag, prompt) => flag && !own[prompt]).length;
  const fewer = own.filter((flag, prompt) => flag && !current[prompt]).length;
  return signTest(more, fewer);
}

function testLengths(before: readonly Answers[], after: readonly Answers[]) {
  const longer = after.map((run) => testLonger(run, before, 1));
  const shorter = after.map((run) => testLonger(run, before, -1));
  // A direction in which all current runs agree, and in which no reference run went as far.
  const oneSided = ([1, -1] as const).map((sign, side) => {
    const p = Math.max(...[longer, shorter][side]!);
    const own = before.map((run) =>
      testLonger(
        run,
        before.filter((other) => other !== run),
        sign,
      ),
    );
    return own.some((usual) => usual <= p) ? 1 : p;
  });
  const ratios = after.flatMap((run) =>
    run.map(({ length }, prompt) => (length + 1) / (median(lengthsAt(before, prompt)) + 1)),
  );
  return { pLength: Math.min(1, 2 * Math.min(...oneSided)), lengthRatio: median(ratios) };
}

function testLonger(run: Answers, others: readonly Answers[], sign: 1 | -1): number {
  const differences = run.map(({ length }, prompt) => sign * (length - median(lengthsAt(others, prompt))));
  return signTest(
    differences.filter((difference) => difference > 0).length,
    differences.filter((difference) => difference < 0).length,
  );
}

function lengthsAt(runs: readonly Answers[], prompt: number): number[] {
  return runs.map((run) => run[prompt]!.length);
}

function compareModels(before: readonly Answers[], after: readonly Answers[]) {
  const names = (runs: readonly Answers[]) =>
    new Set(runs.flat().flatMap(({ modelAnswered }) => (modelAnswered === null ? [] : [modelAnswered])));
  const known = names(before);
  const isNew = (run: Answers) => {
    const own = names([run]);
    return own.size > 0 && [...own].every((name) => !known.has(name));
  };
  if (known.size === 0 || !after.every(isNew)) return { modelBefore: null, modelAfter: null };
  const tell = (found: ReadonlySet<string>) => [...found].toSorted().join(', ');
  return { modelBefore: tell(known), modelAfter: tell(names(after)) };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
