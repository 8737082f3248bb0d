import {
  getQuality,
  listBlamedDocuments,
  listWorstAnswers,
  type OperationAnswer,
  type OperationArguments,
} from '@almenara/contract';
import * as store from '@almenara/trace-store';
import { Inject } from '@nestjs/common';
import { API_OPTIONS, type ApiOptions } from '../api-options.js';
import { ApiController } from '../kit/api-controller.js';
import { Input, Route } from '../kit/operation-route.js';
import { ReadTurns } from '../query/read-turns.js';
import { boundRange, type ChosenEvaluator, chooseEvaluator, groupVersions } from './choose-scores.js';
import { rankDocuments } from './rank-documents.js';
import { readUniformLabels } from './read-uniform-labels.js';
import { tellQuality } from './tell-quality.js';

/** Fewer answers under a document cannot tell it from the others. */
const LEAST_ANSWERS = 10;
const MOST_DOCUMENTS = 5000;
/** Scored nothing: what is asked is still checked. */
const NOBODY: ChosenEvaluator = { evaluator: '', versions: [], failing: {} };

/** How often answers are bad, which ones, and under which documents. */
@ApiController()
export class QualityController {
  constructor(
    @Inject(API_OPTIONS) private readonly options: ApiOptions,
    private readonly reads: ReadTurns,
  ) {}

  @Route(getQuality)
  async quality(
    @Input() { params, query }: OperationArguments<typeof getQuality>,
  ): Promise<OperationAnswer<typeof getQuality>> {
    const { project } = params;
    const { evaluator: wanted, version: wantedVersion, bucketSeconds, timeZone, ...asked } = query;
    const filter = boundRange(asked, Date.now());
    const heard = await this.heard(project, filter);
    const registered = await this.options.controlPlane.evaluators.list();
    const chosen = chooseEvaluator({ heard, wanted, registered });
    const sums = await this.reads.run(() =>
      store.getQuality(this.options.store, project, filter, {
        ...(chosen ?? NOBODY),
        timeZone,
        bucketSeconds,
      }),
    );
    const scored = new Set(sums.versions.map(({ version }) => version));
    const version = wantedVersion ?? chosen?.versions.find((each) => scored.has(each));
    const labels =
      chosen && version !== undefined
        ? await readUniformLabels(this.options, this.reads, {
            project,
            filter,
            evaluator: chosen.evaluator,
            version,
            failing: chosen.failing,
          })
        : [];
    return {
      ...tellChosen(chosen, version),
      from: new Date(filter.from).toISOString(),
      to: new Date(filter.to).toISOString(),
      timeZone,
      evaluators: groupVersions(heard),
      ...tellQuality(sums, version, labels, chosen?.versions ?? []),
    };
  }

  @Route(listWorstAnswers)
  async worst(
    @Input() { params, query }: OperationArguments<typeof listWorstAnswers>,
  ): Promise<OperationAnswer<typeof listWorstAnswers>> {
    const { evaluator, version, limit, cursor, ...asked } = query;
    const filter = boundRange(asked, Date.now());
    const chosen = await this.choose(params.project, filter, evaluator);
    const choice = { ...(chosen ?? NOBODY), version };
    const page = await this.reads.run(() =>
      store.listWorstAnswers(this.options.store, params.project, filter, choice, { limit, cursor }),
    );
    return { ...tellChosen(chosen, version), ...page };
  }

  @Route(listBlamedDocuments)
  async documents(
    @Input() { params, query }: OperationArguments<typeof listBlamedDocuments>,
  ): Promise<OperationAnswer<typeof listBlamedDocuments>> {
    const { evaluator, version, limit, ...asked } = query;
    const filter = boundRange(asked, Date.now());
    const chosen = await this.choose(params.project, filter, evaluator);
    const options = { leastAnswers: LEAST_ANSWERS, mostDocuments: MOST_DOCUMENTS };
    const sums =
      chosen &&
      (await this.reads.run(() =>
        store.listBlamedDocuments(this.options.store, params.project, filter, {
          ...chosen,
          version,
          ...options,
        }),
      ));
    return {
      ...tellChosen(chosen, version),
      items: sums ? rankDocuments(sums.all, sums.documents, limit) : [],
      tested: sums?.documents.length ?? 0,
      leastAnswers: LEAST_ANSWERS,
      answers: sums?.all.n ?? 0,
    };
  }

  private heard(project: string, filter: store.BoundedFilter): Promise<store.EvaluatorVersion[]> {
    return this.reads.run(() => store.listEvaluatorVersions(this.options.store, project, filter.from));
  }

  private async choose(
    project: string,
    filter: store.BoundedFilter,
    wanted: string | undefined,
  ): Promise<ChosenEvaluator | undefined> {
    // One that is named needs no looking for.
    const heard = wanted === undefined ? await this.heard(project, filter) : [];
    const registered = await this.options.controlPlane.evaluators.list();
    return chooseEvaluator({ heard, wanted, registered });
  }
}

function tellChosen(chosen: ChosenEvaluator | undefined, version: string | undefined) {
  const labels = chosen?.failing.labels;
  return {
    evaluator: chosen?.evaluator ?? null,
    version: version ?? null,
    failing: labels ? [...labels] : null,
  };
}
