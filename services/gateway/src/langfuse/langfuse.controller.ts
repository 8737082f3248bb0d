import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { BatchContext } from '../batch/read-batch.js';
import { IntakeService, type Received } from '../intake/intake.service.js';
import type { Refusal } from '../intake/refusal.js';
import { requireJson } from '../intake/require-json.js';
import type { LangfuseReading } from './langfuse-reading.js';
import { readIngestion } from './read-ingestion.js';
import { answerMedia } from './read-media.js';
import { readScores } from './read-scores.js';

const DOOR = 'langfuse';
/** Of Langfuse's API that these doors follow: clients ask for it to know what they may send. */
const API_VERSION = '3.0.0';

/** What Langfuse's clients need of its public API to send their data. */
@Controller('api/public')
export class LangfuseController {
  constructor(@Inject(IntakeService) private readonly intake: IntakeService) {}

  @Post('ingestion')
  async ingestion(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.take(request, reply, readIngestion);
  }

  @Post('scores')
  async scores(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.take(request, reply, readScores);
  }

  @Post('media')
  async media(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.answer(request, reply, async ({ body }) => {
      requireJson(request.headers['content-type']);
      return { status: 201, answer: answerMedia(body) };
    });
  }

  /** The one project of the key: clients that check their keys ask for it. */
  @Get('projects')
  async projects(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.answer(request, reply, async ({ project }) => {
      const organization = { id: 'almenara', name: 'Almenara' };
      return { status: 200, answer: { data: [{ id: project, name: project, organization, metadata: {} }] } };
    });
  }

  @Get('health')
  health(): { readonly status: string; readonly version: string } {
    return { status: 'OK', version: API_VERSION };
  }

  /** Reads a request, makes what it brought durable, and only then answers. */
  private async take(
    request: FastifyRequest,
    reply: FastifyReply,
    read: (body: Buffer, context: BatchContext) => LangfuseReading,
  ): Promise<void> {
    await this.answer(request, reply, async ({ project, body, receivedAt }) => {
      requireJson(request.headers['content-type']);
      const reading = read(body, { project, receivedAt, limits: this.intake.limits });
      await this.intake.append(reading.intake);
      return reading;
    });
  }

  private async answer(
    request: FastifyRequest,
    reply: FastifyReply,
    handle: (received: Received) => Promise<Pick<LangfuseReading, 'status' | 'answer'>>,
  ): Promise<void> {
    const outcome = await this.intake.receive(DOOR, request.raw, handle);
    if ('refusal' in outcome) await sendRefusal(reply, outcome.refusal);
    else await reply.code(outcome.answer.status).send(outcome.answer.answer);
  }
}

async function sendRefusal(reply: FastifyReply, refusal: Refusal): Promise<void> {
  const { status, code, message, retryAfterSeconds } = refusal;
  if (retryAfterSeconds !== undefined) reply.header('retry-after', retryAfterSeconds);
  await reply.code(status).send({ message, error: code });
}
