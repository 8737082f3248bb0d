import {
  getConversation,
  listConversations,
  listTurns,
  type OperationAnswer,
  type OperationArguments,
} from '@almenara/contract';
import * as store from '@almenara/trace-store';
import { Inject } from '@nestjs/common';
import { API_OPTIONS, type ApiOptions } from '../api-options.js';
import { ApiController } from '../kit/api-controller.js';
import { Input, Route } from '../kit/operation-route.js';
import { ProblemError } from '../problem/problem-error.js';
import { ReadTurns } from '../query/read-turns.js';

/** Sessions of the application's users; those of people logged in to the console are in `sessions/`. */
@ApiController()
export class ConversationsController {
  constructor(
    @Inject(API_OPTIONS) private readonly options: ApiOptions,
    private readonly reads: ReadTurns,
  ) {}

  @Route(listConversations)
  list(
    @Input() { params, query }: OperationArguments<typeof listConversations>,
  ): Promise<OperationAnswer<typeof listConversations>> {
    const { limit, cursor, ...filter } = query;
    return this.reads.run(() =>
      store.listConversations(this.options.store, params.project, filter, { limit, cursor }),
    );
  }

  @Route(getConversation)
  async get(
    @Input() { params }: OperationArguments<typeof getConversation>,
  ): Promise<OperationAnswer<typeof getConversation>> {
    const found = await this.reads.run(() =>
      store.getConversation(this.options.store, params.project, params.sessionId),
    );
    if (!found) throw noSession();
    return found;
  }

  @Route(listTurns)
  async turns(
    @Input() { params, query }: OperationArguments<typeof listTurns>,
  ): Promise<OperationAnswer<typeof listTurns>> {
    const page = await this.reads.run(() =>
      store.listTurns(this.options.store, params.project, params.sessionId, query),
    );
    // A page after the last one is empty; a session without any is none.
    if (page.items.length === 0 && query.cursor === undefined) throw noSession();
    return page;
  }
}

function noSession(): ProblemError {
  return new ProblemError('not_found', 'this project has no session with this id');
}
