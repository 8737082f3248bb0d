import { Controller, Inject, Post, Req, Res } from '@nestjs/common';
import { writeStatus, writeTraceResponse, type OtlpEncoding } from '@almenara/opentelemetry';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { IntakeService } from '../intake/intake.service.js';
import { Refusal } from '../intake/refusal.js';
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

/** OTLP/HTTP for traces. Answers come in the encoding of the request, as the specification asks. */
@Controller('v1/traces')
export class OtlpTracesController {
  constructor(@Inject(IntakeService) private readonly intake: IntakeService) {}

  @Post()
  async post(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const encoding = encodingOf(request.headers['content-type']);
    const outcome = await this.intake.receive('otlp', request.raw, async ({ project, body, receivedAt }) => {
      if (!encoding) {
        throw new Refusal(
          415,
          'unsupported_media_type',
          'the content type must be application/x-protobuf or application/json',
        );
      }
      const { intake, rejectedSpans, reason } = readTraces(body, encoding, {
        project,
        receivedAt,
        limits: this.intake.limits,
      });
      await this.intake.append(intake);
      return writeTraceResponse(encoding, rejectedSpans, reason);
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
