import { getFacet, getMetrics, type OperationAnswer, type OperationArguments } from '@almenara/contract';
import * as store from '@almenara/trace-store';
import { Inject } from '@nestjs/common';
import { API_OPTIONS, type ApiOptions } from '../api-options.js';
import { ApiController } from '../kit/api-controller.js';
import { Input, Route } from '../kit/operation-route.js';
import { ReadTurns } from './read-turns.js';

@ApiController()
export class MetricsController {
  constructor(
    @Inject(API_OPTIONS) private readonly options: ApiOptions,
    private readonly turns: ReadTurns,
  ) {}

  @Route(getMetrics)
  metrics(
    @Input() { params, query }: OperationArguments<typeof getMetrics>,
  ): Promise<OperationAnswer<typeof getMetrics>> {
    const { of, group, bucketSeconds, timeZone, groups, ...filter } = query;
    const options = { of, group, bucketSeconds, timeZone, groups };
    return this.turns.run(() => store.getMetrics(this.options.store, params.project, filter, options));
  }

  @Route(getFacet)
  async facet(
    @Input() { params, query }: OperationArguments<typeof getFacet>,
  ): Promise<OperationAnswer<typeof getFacet>> {
    const { limit, ...filter } = query;
    const { project, dimension } = params;
    return {
      values: await this.turns.run(() =>
        store.getFacet(this.options.store, project, dimension, filter, limit),
      ),
    };
  }
}
