import { Controller, Inject, Post, Req, Res } from '@nestjs/common';
import {
  writeExportResponse,
  writeStatus,
  type OtlpEncoding,
  type OtlpSignal,
} from '@almenara/opentelemetry';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { BatchContext } from '../batch/read-batch.js';
import { IntakeService } from '../intake/intake.service.js';
import { Refusal } from '../intake/refusal.js';
import { readLogs } from './read-logs.js';
import type { OtlpReading } from './otlp-reading.js';
import { checkMetrics } from './read-metrics.js';
import { readTraces } from './read-traces.js';

const TYPES = { protobuf: 'application/x-protobuf', json: 'application/json' } as const;

/** google.rpc codes of the statuses that a refusal may have. */
const RPC_CODES: Readonly<Record<number, number>> = {
  400: 3,
  401: 16,
  413: 3,
  415: 3,
  429: 8,
  499: 1,
  500: 13,
  503: 14,
};

type Reader = (body: Buffer, encoding: OtlpEncoding, context: BatchContext) => OtlpReading;

/**
 * OTLP/HTTP. Answers come in the encoding of the request, as the specification asks. Langfuse's clients that speak it
 * send to an address of theirs.
 */
@Controller(['v1', 'api/public/otel/v1'])
export class OtlpController {
  constructor(@Inject(IntakeService) private readonly intake: IntakeService) {}

  @Post('traces')
  async traces(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.take('traces', 'otlp', request, reply, readTraces);
  }

  @Post('logs')
  async logs(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.take('logs', 'otlp', request, reply, readLogs);
  }

  @Post('metrics')
  async metrics(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.take('metrics', 'otlp-metrics', request, reply, checkMetrics);
  }

  private async take(
    signal: OtlpSignal,
    door: string,
    request: FastifyRequest,
    reply: FastifyReply,
    read: Reader,
  ): Promise<void> {
    const encoding = encodingOf(request.headers['content-type']);
    const outcome = await this.intake.receive(door, request.raw, async ({ project, body, receivedAt }) => {
      if (!encoding) {
        throw new Refusal(
          415,
          'unsupported_media_type',
          'the content type must be application/x-protobuf or application/json',
        );
      }
      const limits = this.intake.limits;
      const { intake, rejected, message } = read(body, encoding, { project, receivedAt, limits });
      if (intake) await this.intake.append(intake);
      return writeExportResponse(encoding, signal, rejected, message);
    });
    const answered = encoding ?? 'json';
    reply.type(TYPES[answered]);
    if ('answer' in outcome) {
      await reply.code(200).send(outcome.answer);
      return;
    }
    const { status, message, retryAfterSeconds } = outcome.refusal;
    if (retryAfterSeconds !== undefined) reply.header('retry-after', retryAfterSeconds);
    await reply.code(status).send(writeStatus(answered, RPC_CODES[status] ?? 2, message));
  }
}

function encodingOf(type: string | undefined): OtlpEncoding | undefined {
  const bare = type?.split(';', 1)[0]!.trim().toLowerCase();
  if (bare === TYPES.protobuf) return 'protobuf';
  return bare === TYPES.json ? 'json' : undefined;
}
