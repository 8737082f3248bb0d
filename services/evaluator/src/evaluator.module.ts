import { Module, type DynamicModule } from '@nestjs/common';
import { EVALUATOR_OPTIONS, type EvaluatorOptions } from './evaluator-options.js';
import { EvaluatorService } from './evaluator.service.js';

/** All inference. */
@Module({})
export class EvaluatorModule {
  static register(options: EvaluatorOptions): DynamicModule {
    return {
      module: EvaluatorModule,
      providers: [{ provide: EVALUATOR_OPTIONS, useValue: options }, EvaluatorService],
    };
  }
}
