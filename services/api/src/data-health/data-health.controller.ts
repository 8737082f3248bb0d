import {
  getDataHealth,
  listGaps,
  listLedger,
  listSenders,
  type OperationAnswer,
  type OperationArguments,
} from '@almenara/contract';
import * as store from '@almenara/trace-store';
import { Inject } from '@nestjs/common';
import { API_OPTIONS, type ApiOptions } from '../api-options.js';
import { ApiController } from '../kit/api-controller.js';
import { Input, Route } from '../kit/operation-route.js';
import { ReadTurns } from '../query/read-turns.js';
import { getHealth, GRACE_MS } from './get-health.js';

@ApiController()
export class DataHealthController {
  constructor(
    @Inject(API_OPTIONS) private readonly options: ApiOptions,
    private readonly turns: ReadTurns,
  ) {}

  @Route(getDataHealth)
  health(
    @Input() { params }: OperationArguments<typeof getDataHealth>,
  ): Promise<OperationAnswer<typeof getDataHealth>> {
    return this.turns.run(() => getHealth(this.options, params.project, Date.now()));
  }

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

  @Route(listSenders)
  senders(
    @Input() { params, query }: OperationArguments<typeof listSenders>,
  ): Promise<OperationAnswer<typeof listSenders>> {
    return this.turns.run(() => store.listSenders(this.options.store, params.project, query));
  }

  @Route(listGaps)
  gaps(
    @Input() { params, query }: OperationArguments<typeof listGaps>,
  ): Promise<OperationAnswer<typeof listGaps>> {
    const { sender, ...page } = query;
    const options = { sender, now: Date.now(), graceMs: GRACE_MS };
    return this.turns.run(() => store.listGaps(this.options.store, params.project, options, page));
  }
}
