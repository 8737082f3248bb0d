import { Module, type DynamicModule } from '@nestjs/common';
import { WRITER_OPTIONS, type WriterOptions } from './writer-options.js';
import { WriterService } from './writer.service.js';

@Module({})
export class WriterModule {
  static register(options: WriterOptions): DynamicModule {
    return {
      module: WriterModule,
      providers: [{ provide: WRITER_OPTIONS, useValue: options }, WriterService],
    };
  }
}
