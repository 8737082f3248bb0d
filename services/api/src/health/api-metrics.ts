import { Inject, Injectable } from '@nestjs/common';
import { Histogram, Registry } from 'prom-client';
import { API_OPTIONS, type ApiOptions } from '../api-options.js';

/** What this API tells about itself and its process at /metrics. */
@Injectable()
export class ApiMetrics {
  readonly registry: Registry;
  private readonly seconds: Histogram<'operation' | 'status'>;

  constructor(@Inject(API_OPTIONS) options: ApiOptions) {
    this.registry = options.registry ?? new Registry();
    this.seconds = new Histogram({
      name: 'almenara_api_operation_seconds',
      help: 'Time to answer an operation of the API',
      labelNames: ['operation', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15],
      registers: [this.registry],
    });
  }

  observe(operation: string, status: number, milliseconds: number): void {
    this.seconds.observe({ operation, status: String(status) }, milliseconds / 1000);
  }
}
