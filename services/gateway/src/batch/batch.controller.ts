import { Controller, Inject, Post, Req, Res } from '@nestjs/common';
import type { Problem } from '@almenara/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { IntakeService } from '../intake/intake.service.js';
import type { Refusal } from '../intake/refusal.js';
import { requireJson } from '../intake/require-json.js';
import { readBatch } from './read-batch.js';

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Unauthorized',
  413: 'Payload too large',
  415: 'Unsupported media type',
  429: 'Too many requests',
  499: 'Client closed request',
  500: 'Internal error',
  503: 'Service unavailable',
};

/** The SDK's door. */
@Controller('v1/batch')
export class BatchController {
  constructor(@Inject(IntakeService) private readonly intake: IntakeService) {}

  @Post()
  async post(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const outcome = await this.intake.receive('batch', request.raw, async ({ project, body, receivedAt }) => {
      requireJson(request.headers['content-type']);
      const { intake, rejected } = readBatch(body, { project, receivedAt, limits: this.intake.limits });
      await this.intake.append(intake);
      return { accepted: intake.events.length, rejected };
    });
    if ('answer' in outcome) await reply.code(200).send(outcome.answer);
    else await sendProblem(reply, outcome.refusal);
  }
}

async function sendProblem(reply: FastifyReply, refusal: Refusal): Promise<void> {
  if (refusal.retryAfterSeconds !== undefined) reply.header('retry-after', refusal.retryAfterSeconds);
  const codes: Readonly<Record<number, Problem['code']>> = {
    401: 'unauthenticated',
    413: 'payload_too_large',
    415: 'unsupported_media_type',
    429: 'overloaded',
    500: 'internal',
    503: 'overloaded',
  };
  const problem: Problem = {
    type: 'about:blank',
    title: TITLES[refusal.status]!,
    status: refusal.status,
    code: codes[refusal.status] ?? 'invalid_request',
    detail: refusal.message,
  };
  await reply.code(refusal.status).type('application/problem+json').send(problem);
}
