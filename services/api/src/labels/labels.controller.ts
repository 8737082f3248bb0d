import {
  createLabel,
  listLabels,
  nextLabelItem,
  type OperationAnswer,
  type OperationArguments,
  hasRole,
  revokeLabel,
  skipLabelItem,
  verdictsOf,
} from '@almenara/contract';
import type * as controlPlane from '@almenara/control-plane';
import type { ChangeBy } from '@almenara/control-plane';
import * as store from '@almenara/trace-store';
import { Inject } from '@nestjs/common';
import type { Admitted } from '../access/caller.js';
import { By, Who } from '../access/who.js';
import { API_OPTIONS, type ApiOptions } from '../api-options.js';
import { decodeCreationCursor, encodeCreationCursor } from '../cursor/creation-cursor.js';
import { ApiController } from '../kit/api-controller.js';
import { Input, Route } from '../kit/operation-route.js';
import { ProblemError } from '../problem/problem-error.js';
import { ReadTurns } from '../query/read-turns.js';
import { LabelQueues } from './label-queue.js';
import { toLabelAnswer } from './to-label-answer.js';
import { toRater } from './rater.js';
import { countPoints } from './split-sentences.js';
import { verdictOfScore } from './verdict-of-score.js';

@ApiController()
export class LabelsController {
  constructor(
    @Inject(API_OPTIONS) private readonly options: ApiOptions,
    private readonly reads: ReadTurns,
    private readonly queues: LabelQueues,
  ) {}

  @Route(nextLabelItem)
  async next(
    @Input() { params, query }: OperationArguments<typeof nextLabelItem>,
    @Who() { caller }: Admitted,
  ): Promise<OperationAnswer<typeof nextLabelItem>> {
    const { project } = params;
    const rater = toRater(caller).id;
    const item = await this.queues.next(project, query, rater);
    return {
      item: item ?? null,
      verdicts: [...verdictsOf(query.question)],
      progress: await this.queues.progress(project, query, rater),
      empty: item ? null : await this.queues.explainEmpty(project, query),
    };
  }

  @Route(skipLabelItem)
  async skip(
    @Input() { params, body }: OperationArguments<typeof skipLabelItem>,
    @Who() { caller }: Admitted,
    @By() by: ChangeBy,
  ): Promise<OperationAnswer<typeof skipLabelItem>> {
    const { labelPicks } = this.options.controlPlane;
    if (await labelPicks.skip(params.project, body, toRater(caller).id, by)) return {};
    throw new ProblemError('not_found', 'the caller does not have this answer before them');
  }

  @Route(createLabel)
  async create(
    @Input() { params, body }: OperationArguments<typeof createLabel>,
    @Who() { caller }: Admitted,
    @By() by: ChangeBy,
  ): Promise<OperationAnswer<typeof createLabel>> {
    const { project } = params;
    const { labels, labelRemoval } = this.options.controlPlane;
    const { question, traceId, spanId, verdict, sentences, note } = body;
    requireVerdicts(question, [verdict, ...sentences.map((sentence) => sentence.verdict)]);
    const answer = await this.findAnswer(project, body);
    if (!answer) throw noAnswer();
    const length = countPoints(answer.text.text);
    if (sentences.some(({ end }) => end > length)) {
      throw invalid('sentences', 'must lie inside the text of the answer');
    }
    const rater = toRater(caller);
    const wanted = { question, traceId, spanId, verdict, sentences, note: note ?? null, rater };
    const label = await labels.create(project, { ...wanted, answerAt: new Date(answer.startTime) }, by);
    // An erasure that ended meanwhile did not see the label.
    if (!(await this.findAnswer(project, body))) {
      await labelRemoval.removeTraces(project, [traceId]);
      throw noAnswer();
    }
    return { label: toLabelAnswer(label), ...(await this.reveal(project, label)) };
  }

  @Route(revokeLabel)
  async revoke(
    @Input() { params }: OperationArguments<typeof revokeLabel>,
    @Who() { caller, role }: Admitted,
    @By() by: ChangeBy,
  ): Promise<OperationAnswer<typeof revokeLabel>> {
    const { project, label: id } = params;
    const rater = role && hasRole(role, 'engineer') ? undefined : toRater(caller).id;
    const label = await this.options.controlPlane.labels.revoke(project, id, rater, by);
    if (!label) throw new ProblemError('not_found', 'this project has no label of the caller with this id');
    return toLabelAnswer(label);
  }

  @Route(listLabels)
  async list(
    @Input() { params, query }: OperationArguments<typeof listLabels>,
    @Who() { caller }: Admitted,
  ): Promise<OperationAnswer<typeof listLabels>> {
    const { limit, cursor, ...filter } = query;
    const before = cursor === undefined ? undefined : decodeCreationCursor(cursor);
    const found = await this.options.controlPlane.labels.list(
      params.project,
      { ...filter, blindTo: toRater(caller).id },
      { limit: limit + 1, before },
    );
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return {
      items: page.map(toLabelAnswer),
      nextCursor:
        found.length > limit && last
          ? encodeCreationCursor({ createdAt: last.answeredAt, id: last.id })
          : null,
    };
  }

  private findAnswer(project: string, place: { traceId: string; spanId: string }) {
    return this.reads.run(() => store.findAnswer(this.options.store, project, place));
  }

  /** What was kept from the rater until now. */
  private async reveal(project: string, label: controlPlane.Label) {
    const { question, traceId, spanId, verdict } = label;
    const score = await this.reads.run(() =>
      store.findAnswerScore(this.options.store, project, question, label),
    );
    const here = { question, traceId, spanId };
    const all = await this.options.controlPlane.labels.list(project, here, { limit: 20 });
    const others = all.filter(({ rater }) => rater.id !== label.rater.id).map(toLabelAnswer);
    if (!score) return { model: null, agrees: null, others };
    const { value, label: said, evaluatorVersion, explanation, sentences } = score;
    const model = { value, label: said, verdict: verdictOfScore(question, score), evaluatorVersion };
    return {
      model: { ...model, explanation: explanation || null, sentences },
      agrees: verdict === 'unsure' ? null : verdict === model.verdict,
      others,
    };
  }
}

function requireVerdicts(question: string, given: readonly string[]): void {
  const allowed = verdictsOf(question);
  if (!given.every((verdict) => allowed.includes(verdict)))
    throw invalid('verdict', `must be one of ${allowed.join(', ')}`);
}

function invalid(field: string, reason: string): ProblemError {
  return new ProblemError('invalid_request', 'the body is not valid', [{ field, reason }]);
}

function noAnswer(): ProblemError {
  return new ProblemError(
    'not_found',
    'this project has no answer with this id, or its text is no longer kept',
  );
}
