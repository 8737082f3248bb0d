import { Module, type DynamicModule } from '@nestjs/common';
import { HEALTH_OPTIONS, type HealthOptions } from './health-options.js';
import { HealthController } from './health.controller.js';

/** Liveness, readiness and metrics of a process. */
@Module({})
export class HealthModule {
  static register(options: HealthOptions): DynamicModule {
    return {
      module: HealthModule,
      controllers: [HealthController],
      providers: [{ provide: HEALTH_OPTIONS, useValue: options }],
    };
  }
}
