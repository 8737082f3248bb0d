import { Controller, Get, HttpCode, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { collectDefaultMetrics } from 'prom-client';
import { HEALTH_OPTIONS, type HealthOptions } from './health-options.js';
import { askReadiness, type Readiness } from './readiness.js';

const CHECK_TIMEOUT_MS = 3000;

/** For the machinery that runs this process. Nothing here tells data of any project. */
@Controller()
export class HealthController {
  constructor(@Inject(HEALTH_OPTIONS) private readonly options: HealthOptions) {
    const { registry } = options;
    if (!registry.getSingleMetric('process_cpu_user_seconds_total')) {
      collectDefaultMetrics({ register: registry });
    }
  }

  /** The process runs and its event loop turns. */
  @Get('/healthz')
  @HttpCode(200)
  alive(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** Every dependency answers, so requests may come. */
  @Get('/readyz')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Readiness> {
    const answer = await askReadiness(this.options.checks, CHECK_TIMEOUT_MS);
    reply.status(answer.ready ? 200 : 503).header('cache-control', 'no-store');
    return answer;
  }

  @Get('/metrics')
  async tellMetrics(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    reply.header('content-type', this.options.registry.contentType);
    return this.options.registry.metrics();
  }
}
