import { HINT_ATTRIBUTES, readAgentSteps } from '@almenara/agent-steps';
import { getAgentSteps, type OperationAnswer, type OperationArguments } from '@almenara/contract';
import * as store from '@almenara/trace-store';
import { Inject } from '@nestjs/common';
import { API_OPTIONS, type ApiOptions } from '../api-options.js';
import { ApiController } from '../kit/api-controller.js';
import { Input, Route } from '../kit/operation-route.js';
import { ProblemError } from '../problem/problem-error.js';
import { ReadTurns } from '../query/read-turns.js';

@ApiController()
export class AgentStepsController {
  constructor(
    @Inject(API_OPTIONS) private readonly options: ApiOptions,
    private readonly turns: ReadTurns,
  ) {}

  @Route(getAgentSteps)
  async get(
    @Input() { params: { project, traceId } }: OperationArguments<typeof getAgentSteps>,
  ): Promise<OperationAnswer<typeof getAgentSteps>> {
    const connection = this.options.store;
    const steps = await this.turns.run(async () => {
      const row = await store.findTrace(connection, project, traceId);
      const spans = row && { traceId, from: row.start_time, limit: store.SPAN_CAP };
      return spans && store.listSteps(connection, project, spans, HINT_ATTRIBUTES);
    });
    if (!steps) throw new ProblemError('not_found', 'this project has no trace with this id');
    return { ...readAgentSteps(steps), spanCap: store.SPAN_CAP };
  }
}
