import { createHash } from 'node:crypto';
import { type CanaryComparison, compareCanaryRuns } from '@almenara/drift';
import { And, type DataSource, LessThan, MoreThanOrEqual, type Repository } from 'typeorm';
import { type Clock } from '../clock.js';
import { explainUnknownProject } from '../explain-unknown-project.js';
import { promptSetOf, type ProviderCanarySettings } from './prompt-set.js';
import { providerCanaryAnswerEntity, type ProviderCanaryAnswerRow } from './provider-canary-answer.entity.js';

const KEPT_MS = 90 * 86_400_000;
const TEXT_CHARACTERS = 2000;
const REFERENCE_RUNS = 8;
const CURRENT_RUNS = 2;

/** One prompt of one run: what the provider answered, or why it did not. */
export type NewCanaryAnswer = Pick<ProviderCanaryAnswerRow, 'prompt'> &
  (
    | { readonly text: string; readonly modelAnswered: string | null; readonly finishReason: string | null }
    | { readonly failure: string }
  );

export interface StoredCanaryAnswer {
  readonly textHash: string;
  readonly length: number;
  readonly modelAnswered: string | null;
  readonly finishReason: string | null;
  /** Its beginning. */
  readonly text: string;
}

export interface CanarySlot {
  readonly project: string;
  readonly promptSet: string;
  readonly slot: Date;
}

export interface StoredCanaryRun {
  readonly slot: Date;
  /** By prompt; null where there is no answer. */
  readonly answers: readonly (StoredCanaryAnswer | null)[];
}

/** What models answered to fixed prompts, run after run. */
export class ProviderCanaries {
  private readonly rows: Repository<ProviderCanaryAnswerRow>;

  constructor(
    dataSource: DataSource,
    private readonly clock: Clock,
  ) {
    this.rows = dataSource.getRepository(providerCanaryAnswerEntity);
  }

  /** The first word counts: whoever asks again after a sudden end changes nothing. */
  async add({ project, promptSet, slot }: CanarySlot, answer: NewCanaryAnswer): Promise<void> {
    const place = { projectId: project, promptSet, slot, prompt: answer.prompt };
    const row: ProviderCanaryAnswerRow = {
      ...place,
      answeredAt: new Date(this.clock()),
      ...toFields(answer),
    };
    try {
      await this.rows.createQueryBuilder().insert().values(row).orIgnore().execute();
    } catch (error) {
      throw explainUnknownProject(error, project);
    }
  }

  /** Which prompts of a run have been asked. */
  async listAsked({ project, promptSet, slot }: CanarySlot): Promise<number[]> {
    const where = { projectId: project, promptSet, slot };
    const rows = await this.rows.find({ select: { prompt: true }, where, order: { prompt: 'ASC' } });
    return rows.map(({ prompt }) => prompt);
  }

  /** The runs between two times, the oldest first. */
  async listRuns(project: string, promptSet: string, from: Date, to: Date): Promise<StoredCanaryRun[]> {
    const rows = await this.rows.find({
      where: { projectId: project, promptSet, slot: And(MoreThanOrEqual(from), LessThan(to)) },
      order: { slot: 'ASC', prompt: 'ASC' },
    });
    const runs = Map.groupBy(rows, ({ slot }) => slot.getTime());
    return [...runs.values()].map((answers) => toRun(answers));
  }

  /**
   * Whether the model answered otherwise at the end of the current window than in the reference window. Only the last
   * runs of each count: a change within the current window would else be held against what was before it.
   */
  async compare(
    project: string,
    settings: ProviderCanarySettings,
    { refFrom, refTo, curFrom, curTo }: Readonly<Record<'refFrom' | 'refTo' | 'curFrom' | 'curTo', Date>>,
  ): Promise<CanaryComparison> {
    const promptSet = promptSetOf(settings);
    const answersOf = async (from: Date, to: Date, last: number) =>
      (await this.listRuns(project, promptSet, from, to)).slice(-last).map(({ answers }) => answers);
    const reference = await answersOf(refFrom, refTo, REFERENCE_RUNS);
    return compareCanaryRuns(reference, await answersOf(curFrom, curTo, CURRENT_RUNS));
  }

  /** Forgets what is older than three months. */
  async removeOld(): Promise<void> {
    await this.rows.delete({ slot: LessThan(new Date(this.clock() - KEPT_MS)) });
  }
}

function toFields(
  answer: NewCanaryAnswer,
): Omit<ProviderCanaryAnswerRow, 'projectId' | 'promptSet' | 'slot' | 'prompt' | 'answeredAt'> {
  if ('failure' in answer) {
    const { failure } = answer;
    return { failure, modelAnswered: null, finishReason: null, length: null, textHash: null, text: null };
  }
  const { modelAnswered, finishReason } = answer;
  const whole = answer.text.toWellFormed().replaceAll('\0', '\uFFFD');
  return {
    modelAnswered,
    finishReason,
    length: whole.length,
    textHash: createHash('sha256').update(whole).digest('hex'),
    text: whole.slice(0, TEXT_CHARACTERS).toWellFormed(),
    failure: null,
  };
}

function toRun(rows: readonly ProviderCanaryAnswerRow[]): StoredCanaryRun {
  const answers: (StoredCanaryAnswer | null)[] = [];
  for (let prompt = 0; prompt <= rows.at(-1)!.prompt; prompt++) answers.push(null);
  for (const { prompt, textHash, length, modelAnswered, finishReason, text } of rows) {
    if (textHash === null || length === null || text === null) continue;
    answers[prompt] = { textHash, length, modelAnswered, finishReason, text };
  }
  return { slot: rows[0]!.slot, answers };
}
