import {
  getSpan,
  getTrace,
  listSpans,
  listTraces,
  liveTraces,
  type OperationAnswer,
  type OperationArguments,
} from '@almenara/contract';
import * as store from '@almenara/trace-store';
import { Headers, Inject } from '@nestjs/common';
import { API_OPTIONS, type ApiOptions } from '../api-options.js';
import { ApiController } from '../kit/api-controller.js';
import { Input, Route } from '../kit/operation-route.js';
import type { LiveTraces } from '../live/live-feed.js';
import { LiveFeeds } from '../live/live-feeds.js';
import type { LiveStream } from '../live/live-stream.js';
import { ProblemError } from '../problem/problem-error.js';
import { ReadTurns } from './read-turns.js';

@ApiController()
export class TracesController {
  constructor(
    @Inject(API_OPTIONS) private readonly options: ApiOptions,
    private readonly turns: ReadTurns,
    private readonly feeds: LiveFeeds,
  ) {}

  @Route(listTraces)
  list(
    @Input() { params, query }: OperationArguments<typeof listTraces>,
  ): Promise<OperationAnswer<typeof listTraces>> {
    const { limit, cursor, ...filter } = query;
    return this.turns.run(() =>
      store.listTraces(this.options.store, params.project, filter, { limit, cursor }),
    );
  }

  @Route(liveTraces)
  live(
    @Input() { params, query }: OperationArguments<typeof liveTraces>,
    @Headers('last-event-id') lastEventId: string | undefined,
  ): Promise<LiveStream<LiveTraces>> {
    return this.feeds.listen(params.project, query, lastEventId);
  }

  @Route(getTrace)
  async get(
    @Input() { params, query }: OperationArguments<typeof getTrace>,
  ): Promise<OperationAnswer<typeof getTrace>> {
    const trace = await this.turns.run(() =>
      store.getTrace(this.options.store, params.project, params.traceId, query.content),
    );
    if (!trace) throw new ProblemError('not_found', 'this project has no trace with this id');
    return trace;
  }

  @Route(getSpan)
  async getSpan(
    @Input() { params }: OperationArguments<typeof getSpan>,
  ): Promise<OperationAnswer<typeof getSpan>> {
    const span = await this.turns.run(() =>
      store.getSpan(this.options.store, params.project, params.traceId, params.spanId),
    );
    if (!span) throw new ProblemError('not_found', 'this trace has no span with this id');
    return span;
  }

  @Route(listSpans)
  listSpans(
    @Input() { params, query }: OperationArguments<typeof listSpans>,
  ): Promise<OperationAnswer<typeof listSpans>> {
    const { limit, cursor, ...filter } = query;
    return this.turns.run(() =>
      store.listSpans(this.options.store, params.project, filter, { limit, cursor }),
    );
  }
}
