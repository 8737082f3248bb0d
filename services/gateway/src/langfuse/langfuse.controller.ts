import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { BatchContext } from '../batch/read-batch.js';
import type { Intake } from '../intake/append-events.js';
import { IntakeService, type Received } from '../intake/intake.service.js';
import type { Refusal } from '../intake/refusal.js';
import { requireJson } from '../intake/require-json.js';
import { readIngestion } from './read-ingestion.js';
import { answerMedia } from './read-media.js';
import { readScoreRequest } from './read-score.js';

const DOOR = 'langfuse';
/** Of Langfuse's API that these doors follow: clients ask for it to know what they may send. */
const API_VERSION = '3.0.0';

/** What Langfuse's clients need of its public API to send their data. */
@Controller('api/public')
export class LangfuseController {
  constructor(@Inject(IntakeService) private readonly intake: IntakeService) {}

  @Post('ingestion')
  async ingestion(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.take(request, reply, 207, readIngestion);
  }

  @Post('scores')
  async scores(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.take(request, reply, 200, readScoreRequest);
  }

  @Post('media')
  async media(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.answer(request, reply, 201, async ({ body }) => {
      requireJson(request.headers['content-type']);
      return answerMedia(body);
    });
  }

  /** The one project of the key: clients that check their keys ask for it. */
  @Get('projects')
  async projects(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.answer(request, reply, 200, async ({ project }) => ({
      data: [
        { id: project, name: project, organization: { id: 'almenara', name: 'Almenara' }, metadata: {} },
      ],
    }));
  }

  @Get('health')
  health(): { readonly status: string; readonly version: string } {
    return { status: 'OK', version: API_VERSION };
  }

  /** Reads a request, makes what it brought durable, and only then answers. */
  private async take(
    request: FastifyRequest,
    reply: FastifyReply,
    status: number,
    read: (body: Buffer, context: BatchContext) => { intake: Intake; answer: unknown },
  ): Promise<void> {
    await this.answer(request, reply, status, async ({ project, body, receivedAt }) => {
      requireJson(request.headers['content-type']);
      const { intake, answer } = read(body, { project, receivedAt, limits: this.intake.limits });
      await this.intake.append(intake);
      return answer;
    });
  }

  private async answer(
    request: FastifyRequest,
    reply: FastifyReply,
    status: number,
    handle: (received: Received) => Promise<unknown>,
  ): Promise<void> {
    const outcome = await this.intake.receive(DOOR, request.raw, handle);
    if ('answer' in outcome) await reply.code(status).send(outcome.answer);
    else await sendRefusal(reply, outcome.refusal);
  }
}

async function sendRefusal(reply: FastifyReply, refusal: Refusal): Promise<void> {
  const { status, code, message, retryAfterSeconds } = refusal;
  if (retryAfterSeconds !== undefined) reply.header('retry-after', retryAfterSeconds);
  await reply.code(status).send({ message, error: code });
}
