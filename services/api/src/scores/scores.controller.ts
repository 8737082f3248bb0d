import { listScores, type OperationAnswer, type OperationArguments } from '@almenara/contract';
import * as store from '@almenara/trace-store';
import { Inject } from '@nestjs/common';
import { API_OPTIONS, type ApiOptions } from '../api-options.js';
import { ApiController } from '../kit/api-controller.js';
import { Input, Route } from '../kit/operation-route.js';
import { ReadTurns } from '../query/read-turns.js';

@ApiController()
export class ScoresController {
  constructor(
    @Inject(API_OPTIONS) private readonly options: ApiOptions,
    private readonly reads: ReadTurns,
  ) {}

  @Route(listScores)
  list(
    @Input() { params, query }: OperationArguments<typeof listScores>,
  ): Promise<OperationAnswer<typeof listScores>> {
    const { limit, cursor, ...filter } = query;
    return this.reads.run(() =>
      store.listProjectScores(this.options.store, params.project, filter, { limit, cursor }),
    );
  }
}
