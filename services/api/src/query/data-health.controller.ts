import {
  listDeadLetters,
  listLedger,
  type OperationAnswer,
  type OperationArguments,
} from '@almenara/contract';
import * as store from '@almenara/trace-store';
import { Inject } from '@nestjs/common';
import { API_OPTIONS, type ApiOptions } from '../api-options.js';
import { ApiController } from '../kit/api-controller.js';
import { Input, Route } from '../kit/operation-route.js';
import { ReadTurns } from './read-turns.js';

@ApiController()
export class DataHealthController {
  constructor(
    @Inject(API_OPTIONS) private readonly options: ApiOptions,
    private readonly turns: ReadTurns,
  ) {}

  @Route(listLedger)
  ledger(
    @Input() { params, query }: OperationArguments<typeof listLedger>,
  ): Promise<OperationAnswer<typeof listLedger>> {
    const { limit, cursor, sender } = query;
    return this.turns.run(async () => ({
      ...(await store.listLedger(this.options.store, params.project, { sender }, { limit, cursor })),
      summary: await store.summarizeLedger(this.options.store, params.project),
    }));
  }

  @Route(listDeadLetters)
  deadLetters(
    @Input() { params, query }: OperationArguments<typeof listDeadLetters>,
  ): Promise<OperationAnswer<typeof listDeadLetters>> {
    return this.turns.run(() => store.listDeadLetters(this.options.store, params.project, query));
  }
}
