import type { Operation } from '@almenara/contract';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { firstValueFrom, from, type Observable } from 'rxjs';
import { Admission } from '../access/admission.js';
import type { RequestWithCaller } from '../access/caller.js';
import { ApiMetrics } from '../health/api-metrics.js';
import type { LiveStream } from '../live/live-stream.js';
import { writeEventStream } from '../live/write-event-stream.js';
import { toProblemError } from '../problem/to-problem-error.js';
import { INPUT, OPERATION, type RequestWithInput } from './operation-route.js';
import type { Download } from './download.js';
import { parseInput } from './parse-input.js';
import { writeDownload } from './write-download.js';

/**
 * Around each operation: checks the input and the answer. The answer is cut to the contract, so that
 * a column added to a table can never reach a caller by accident.
 */
@Injectable()
export class OperationInterceptor implements NestInterceptor {
  constructor(
    private readonly admission: Admission,
    private readonly metrics: ApiMetrics,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const operation = Reflect.getMetadata(OPERATION, context.getHandler()) as Operation | undefined;
    return operation ? from(this.run(operation, context, next)) : next.handle();
  }

  private async run(operation: Operation, context: ExecutionContext, next: CallHandler): Promise<unknown> {
    const request = context.switchToHttp().getRequest<RequestWithInput & RequestWithCaller>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const begun = performance.now();
    let status = 200;
    try {
      request[INPUT] = await parseInput(operation, request);
      const answer: unknown = await firstValueFrom(next.handle());
      if (operation.stream) {
        const recheck = (): Promise<unknown> => this.admission.admit(operation, request);
        return writeEventStream(reply, answer as LiveStream<unknown>, operation.response, recheck);
      }
      if (operation.download) {
        return await writeDownload(
          reply,
          answer as Download<unknown>,
          operation.download,
          operation.response,
        );
      }
      const checked = operation.response.parse(answer);
      reply.headers({
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'server-timing': `total;dur=${(performance.now() - begun).toFixed(1)}`,
      });
      return checked;
    } catch (error) {
      status = toProblemError(error)?.status ?? 500;
      throw error;
    } finally {
      // A stream lasts as long as its caller likes.
      if (!operation.stream) this.metrics.observe(operation.id, status, performance.now() - begun);
    }
  }
}
