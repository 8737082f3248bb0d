import {
  getPrices,
  listModelPrices,
  type ModelPrice,
  type OperationAnswer,
  type OperationArguments,
  type OwnPrice,
  type ProjectPrices,
  setPrices,
} from '@almenara/contract';
import {
  type ChangeBy,
  PRICES_SETTING,
  readPrices,
  REPRICE_QUEUE,
  writePrices,
} from '@almenara/control-plane';
import { builtInPrices, findPrice } from '@almenara/pricing';
import * as store from '@almenara/trace-store';
import { Inject } from '@nestjs/common';
import { By } from '../access/who.js';
import { API_OPTIONS, type ApiOptions } from '../api-options.js';
import { ApiController } from '../kit/api-controller.js';
import { Input, Route } from '../kit/operation-route.js';
import { ReadTurns } from '../query/read-turns.js';

@ApiController()
export class PricesController {
  constructor(
    @Inject(API_OPTIONS) private readonly options: ApiOptions,
    private readonly turns: ReadTurns,
  ) {}

  @Route(getPrices)
  get(@Input() { params }: OperationArguments<typeof getPrices>): Promise<OperationAnswer<typeof getPrices>> {
    return this.read(params.project);
  }

  @Route(setPrices)
  async set(
    @Input() { params, body }: OperationArguments<typeof setPrices>,
    @By() by: ChangeBy,
  ): Promise<OperationAnswer<typeof setPrices>> {
    const { settings, jobs } = this.options.controlPlane;
    const { project } = params;
    await settings.change(project, PRICES_SETTING, writePrices(body.own), by);
    await jobs.send(REPRICE_QUEUE, { project }, { key: project });
    return this.read(project);
  }

  @Route(listModelPrices)
  async list(
    @Input() { params, query }: OperationArguments<typeof listModelPrices>,
  ): Promise<OperationAnswer<typeof listModelPrices>> {
    const own = await this.own(params.project);
    const models = await this.turns.run(() =>
      store.listCalledModels(this.options.store, params.project, query),
    );
    return { items: models.map((model) => toModelPrice(model, own)) };
  }

  private async own(project: string): Promise<readonly OwnPrice[]> {
    return readPrices(await this.options.controlPlane.settings.get(project, PRICES_SETTING));
  }

  private async read(project: string): Promise<ProjectPrices> {
    const own = [...(await this.own(project))];
    return { own, tableVersion: builtInPrices.version, tableSource: builtInPrices.source };
  }
}

function toModelPrice(called: store.CalledModel, own: readonly OwnPrice[]): ModelPrice {
  const { answered, requested, provider, calls, told, estimated } = called;
  const models = [answered, requested].filter((name) => name !== '');
  const found = findPrice({ models, provider, at: Date.now() }, own);
  return {
    model: models[0]!,
    provider: provider || null,
    calls,
    told,
    estimated,
    unknown: calls - told - estimated,
    price: found
      ? { source: found.source, entry: found.entry, currency: found.currency, ...found.prices }
      : null,
  };
}
