import { Controller, Get, HttpCode, Inject, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { API_OPTIONS, type ApiOptions } from '../api-options.js';
import { ProblemFilter } from '../problem/problem.filter.js';
import { ApiMetrics } from './api-metrics.js';
import { askReadiness, type Readiness } from './readiness.js';

const CHECK_TIMEOUT_MS = 3000;

/** For the machinery that runs this process. Nothing here tells data of any project. */
@Controller()
@UseFilters(ProblemFilter)
export class HealthController {
  constructor(
    @Inject(API_OPTIONS) private readonly options: ApiOptions,
    private readonly metrics: ApiMetrics,
  ) {}

  /** The process runs and its event loop turns. */
  @Get('/healthz')
  @HttpCode(200)
  alive(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** Every dependency answers, so requests may come. */
  @Get('/readyz')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Readiness> {
    const { store, controlPlane, checks } = this.options;
    const answer = await askReadiness(
      { store: () => store.ping(), controlPlane: () => controlPlane.ping(), ...checks },
      CHECK_TIMEOUT_MS,
    );
    reply.status(answer.ready ? 200 : 503).header('cache-control', 'no-store');
    return answer;
  }

  @Get('/metrics')
  async tellMetrics(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    reply.header('content-type', this.metrics.registry.contentType);
    return this.metrics.registry.metrics();
  }
}
