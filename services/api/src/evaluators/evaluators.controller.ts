import {
  cancelBackfill,
  changeEvaluator,
  countBackfill,
  createBackfill,
  listBackfills,
  listEvaluators,
  type OperationAnswer,
  type OperationArguments,
} from '@almenara/contract';
import {
  BACKFILL_QUEUE,
  type ChangeBy,
  EVALUATORS_SETTING,
  readEvaluatorSettings,
  writeEvaluatorSettings,
} from '@almenara/control-plane';
import * as store from '@almenara/trace-store';
import { Inject } from '@nestjs/common';
import { By } from '../access/who.js';
import { API_OPTIONS, type ApiOptions } from '../api-options.js';
import { decodeCreationCursor, encodeCreationCursor } from '../cursor/creation-cursor.js';
import { ApiController } from '../kit/api-controller.js';
import { Input, Route } from '../kit/operation-route.js';
import { ProblemError } from '../problem/problem-error.js';
import { ReadTurns } from '../query/read-turns.js';
import { toBackfillItem } from './backfill-item.js';
import { toEvaluatorItems, toProcess } from './evaluator-items.js';

@ApiController()
export class EvaluatorsController {
  constructor(
    @Inject(API_OPTIONS) private readonly options: ApiOptions,
    private readonly turns: ReadTurns,
  ) {}

  @Route(listEvaluators)
  async list(
    @Input() { params }: OperationArguments<typeof listEvaluators>,
  ): Promise<OperationAnswer<typeof listEvaluators>> {
    const { evaluators, settings } = this.options.controlPlane;
    const [registered, { running, last }, stored] = await Promise.all([
      evaluators.list(),
      evaluators.processes(),
      settings.get(params.project, EVALUATORS_SETTING),
    ]);
    const wanted = readEvaluatorSettings(stored);
    return {
      items: toEvaluatorItems({ registered, running, last }, params.project, wanted),
      processes: running.map(toProcess),
    };
  }

  @Route(changeEvaluator)
  async change(
    @Input() { params, body }: OperationArguments<typeof changeEvaluator>,
    @By() by: ChangeBy,
  ): Promise<OperationAnswer<typeof changeEvaluator>> {
    const { project, evaluator } = params;
    await this.mustExist(evaluator);
    const fields = writeEvaluatorSettings({ [evaluator]: body });
    await this.options.controlPlane.settings.changeFields(project, EVALUATORS_SETTING, fields, by);
    return body;
  }

  @Route(countBackfill)
  async count(
    @Input() { params, body }: OperationArguments<typeof countBackfill>,
  ): Promise<OperationAnswer<typeof countBackfill>> {
    return { traces: await this.countTraces(params.project, body) };
  }

  @Route(createBackfill)
  async create(
    @Input() { params, body }: OperationArguments<typeof createBackfill>,
    @By() by: ChangeBy,
  ): Promise<OperationAnswer<typeof createBackfill>> {
    const { backfills, jobs } = this.options.controlPlane;
    const { project } = params;
    const { evaluator = null } = body;
    if (evaluator !== null) await this.mustExist(evaluator);
    const traces = await this.countTraces(project, body);
    const [from, to] = [new Date(body.from), new Date(body.to)];
    const created = await backfills.create({ project, evaluator, from, to, traces }, by);
    // The back-fill is durable already: without this job, evaluators find it within a minute.
    if (traces > 0) await jobs.send(BACKFILL_QUEUE, { project }, { key: project }).catch(() => undefined);
    return toBackfillItem(created);
  }

  @Route(listBackfills)
  async backfills(
    @Input() { params, query }: OperationArguments<typeof listBackfills>,
  ): Promise<OperationAnswer<typeof listBackfills>> {
    const { limit, cursor } = query;
    const before = cursor === undefined ? undefined : decodeCreationCursor(cursor);
    const found = await this.options.controlPlane.backfills.list(params.project, {
      limit: limit + 1,
      before,
    });
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return {
      items: page.map(toBackfillItem),
      nextCursor: found.length > limit && last ? encodeCreationCursor(last) : null,
    };
  }

  @Route(cancelBackfill)
  async cancel(
    @Input() { params }: OperationArguments<typeof cancelBackfill>,
    @By() by: ChangeBy,
  ): Promise<OperationAnswer<typeof cancelBackfill>> {
    const { backfills } = this.options.controlPlane;
    const { project, backfill: id } = params;
    const isCancelled = await backfills.cancel(project, id, by);
    const backfill = await backfills.find(project, id);
    if (!backfill) throw new ProblemError('not_found', 'this project has no back-fill with this id');
    if (!isCancelled) throw new ProblemError('conflict', 'this back-fill has ended already');
    return toBackfillItem(backfill);
  }

  private countTraces(project: string, { from, to }: { from: string; to: string }): Promise<number> {
    return this.turns.run(() => store.countAnsweredTraces(this.options.store, project, { from, to }));
  }

  private async mustExist(evaluator: string): Promise<void> {
    const registered = await this.options.controlPlane.evaluators.list();
    const names = [...new Set(registered.map(({ name }) => name))].toSorted();
    if (names.includes(evaluator)) return;
    const known = names.length > 0 ? `known are ${names.join(', ')}` : 'no evaluator process has run yet';
    throw new ProblemError('not_found', `there is no evaluator with this name; ${known}`);
  }
}
