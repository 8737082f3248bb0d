import { Module, type DynamicModule } from '@nestjs/common';
import { BatchController } from './batch/batch.controller.js';
import { GATEWAY_OPTIONS, type GatewayOptions } from './gateway-options.js';
import { IntakeService } from './intake/intake.service.js';
import { LangfuseController } from './langfuse/langfuse.controller.js';
import { OtlpController } from './otlp/otlp.controller.js';

@Module({})
export class GatewayModule {
  static register(options: GatewayOptions): DynamicModule {
    return {
      module: GatewayModule,
      controllers: [BatchController, OtlpController, LangfuseController],
      providers: [{ provide: GATEWAY_OPTIONS, useValue: options }, IntakeService],
    };
  }
}
