import {
  type Calibration,
  calibrateEvaluator,
  getCalibration,
  getLabelAgreement,
  MIN_CALIBRATION_LABELS,
  type OperationAnswer,
  type OperationArguments,
  resetCalibration,
} from '@almenara/contract';
import {
  calibrationSetting,
  type ChangeBy,
  type Label,
  readCalibration,
  writeCalibration,
} from '@almenara/control-plane';
import { fitPlatt } from '@almenara/statistics';
import * as store from '@almenara/trace-store';
import { Inject } from '@nestjs/common';
import type { Admitted } from '../access/caller.js';
import { By, Who } from '../access/who.js';
import { API_OPTIONS, type ApiOptions } from '../api-options.js';
import { ApiController } from '../kit/api-controller.js';
import { Input, Route } from '../kit/operation-route.js';
import { ProblemError } from '../problem/problem-error.js';
import { ReadTurns } from '../query/read-turns.js';
import { type ComparedAnswer, compareLabels } from './compare-labels.js';
import { measureAgreement } from './measure-agreement.js';
import { toRater } from './rater.js';
import { toLabelAnswer } from './to-label-answer.js';
import { THRESHOLD, verdictOfScore } from './verdict-of-score.js';

/** More than anybody labels; the newest count. */
const MAX_LABELS = 20_000;
const MAX_DISAGREEMENTS = 50;

@ApiController()
export class AgreementController {
  constructor(
    @Inject(API_OPTIONS) private readonly options: ApiOptions,
    private readonly reads: ReadTurns,
  ) {}

  @Route(getLabelAgreement)
  async agreement(
    @Input() { params, query }: OperationArguments<typeof getLabelAgreement>,
    @Who() { caller }: Admitted,
  ): Promise<OperationAnswer<typeof getLabelAgreement>> {
    const { question } = query;
    const { labels, compared } = await this.compare(params.project, question, toRater(caller).id);
    const by = (strategy: string) => labels.filter((label) => label.strategy === strategy).length;
    return {
      question,
      evaluatorVersion: compared.evaluatorVersion,
      labels: {
        total: labels.length,
        uniform: by('uniform'),
        targeted: by('targeted'),
        chosen: by('chosen'),
        unsure: labels.filter(({ verdict }) => verdict === 'unsure').length,
        notComparable: compared.notComparable,
      },
      ...measureAgreement(question, compared),
      disagreements: listDisagreements(question, compared.answers),
      calibration: await this.read(params.project, question),
      calibrationLabels: compared.answers.length,
    };
  }

  @Route(getCalibration)
  async get(
    @Input() { params }: OperationArguments<typeof getCalibration>,
  ): Promise<OperationAnswer<typeof getCalibration>> {
    return { calibration: await this.read(params.project, params.evaluator) };
  }

  /**
   * Which answers were labelled may depend on their scores, as targeted picks do, but not on the labels; so the chance
   * of being bad at a score is learned from all of them alike, and without weights.
   */
  @Route(calibrateEvaluator)
  async calibrate(
    @Input() { params }: OperationArguments<typeof calibrateEvaluator>,
    @By() by: ChangeBy,
  ): Promise<OperationAnswer<typeof calibrateEvaluator>> {
    const { project, evaluator } = params;
    const { compared } = await this.compare(project, evaluator, undefined);
    const { answers, evaluatorVersion } = compared;
    const bad = answers.filter(({ label }) => label === 1).length;
    if (evaluatorVersion === null || answers.length < MIN_CALIBRATION_LABELS) {
      throw refuse(
        `needs ${MIN_CALIBRATION_LABELS} labelled answers with a score; there are ${answers.length}`,
      );
    }
    if (bad === 0 || bad === answers.length) {
      throw refuse('needs good and bad answers among the labelled ones; there is one kind only');
    }
    const { intercept, slope } = fitPlatt(answers.map(({ value, label }) => ({ score: 1 - value, label })));
    const n = answers.length;
    const calibration = { intercept, slope, evaluatorVersion, n, fittedAt: new Date().toISOString() };
    const { settings } = this.options.controlPlane;
    await settings.change(project, calibrationSetting(evaluator), writeCalibration(calibration), by);
    return { calibration };
  }

  @Route(resetCalibration)
  async reset(
    @Input() { params }: OperationArguments<typeof resetCalibration>,
    @By() by: ChangeBy,
  ): Promise<OperationAnswer<typeof resetCalibration>> {
    const { settings } = this.options.controlPlane;
    const wasSet = await settings.reset(params.project, calibrationSetting(params.evaluator), by);
    if (!wasSet) throw new ProblemError('not_found', 'this project has no calibration of this evaluator');
    return { calibration: null };
  }

  private async compare(project: string, question: string, blindTo: string | undefined) {
    const filter = { question, blindTo };
    const labels = await this.options.controlPlane.labels.list(project, filter, { limit: MAX_LABELS });
    const traceIds = [...new Set(labels.map(({ traceId }) => traceId))];
    const scores = await this.reads.run(() =>
      store.listAnswerScores(this.options.store, project, question, traceIds),
    );
    return { labels, compared: compareLabels(question, labels, scores) };
  }

  private async read(project: string, evaluator: string): Promise<Calibration | null> {
    const stored = await this.options.controlPlane.settings.get(project, calibrationSetting(evaluator));
    return readCalibration(stored) ?? null;
  }
}

/** Where the evaluator was surest and wrong comes first. */
function listDisagreements(question: string, answers: readonly ComparedAnswer[]) {
  const sureness = ({ value }: ComparedAnswer) => Math.abs(value - THRESHOLD);
  const wrong = answers.filter(
    ({ labels, score }) => (labels[0] as Label).verdict !== verdictOfScore(question, score),
  );
  return wrong
    .toSorted((a, b) => sureness(b) - sureness(a))
    .slice(0, MAX_DISAGREEMENTS)
    .map(({ labels, score }) => {
      const { value, label, evaluatorVersion } = score;
      const model = { value, label, verdict: verdictOfScore(question, score), evaluatorVersion };
      return { label: toLabelAnswer(labels[0] as Label), model };
    });
}

function refuse(detail: string): ProblemError {
  return new ProblemError('conflict', `recalibration ${detail}`);
}
