import { type DynamicModule, Module } from '@nestjs/common';
import { AccessGuard } from './access/access.guard.js';
import { SessionController } from './access/session.controller.js';
import { API_OPTIONS, type ApiOptions } from './api-options.js';
import { ErasuresController } from './erasures/erasures.controller.js';
import { ApiMetrics } from './health/api-metrics.js';
import { OperationInterceptor } from './kit/operation.interceptor.js';
import { LiveFeeds } from './live/live-feeds.js';
import { OpenApiController } from './openapi/openapi.controller.js';
import { ProblemFilter } from './problem/problem.filter.js';
import { DataHealthController } from './query/data-health.controller.js';
import { MetricsController } from './query/metrics.controller.js';
import { ProjectGate } from './query/project-gate.js';
import { ProjectsController } from './query/projects.controller.js';
import { ReadTurns } from './query/read-turns.js';
import { TracesController } from './query/traces.controller.js';
import { RetentionController } from './retention/retention.controller.js';

/** The query and control API, with health and metrics of the process. */
@Module({})
export class ApiModule {
  static register(options: ApiOptions): DynamicModule {
    return {
      module: ApiModule,
      controllers: [
        SessionController,
        ProjectsController,
        TracesController,
        MetricsController,
        DataHealthController,
        ErasuresController,
        RetentionController,
        OpenApiController,
      ],
      providers: [
        { provide: API_OPTIONS, useValue: options },
        AccessGuard,
        ApiMetrics,
        LiveFeeds,
        OperationInterceptor,
        ProblemFilter,
        ProjectGate,
        ReadTurns,
      ],
    };
  }
}
