import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProblemError } from './problem-error.js';
import { toProblemError } from './to-problem-error.js';

/** Answers every failure as problem details. What nobody expected is told to the log alone. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('api');

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem =
      toProblemError(error) ??
      new ProblemError('internal', 'something went wrong here; the log tells more under the request id');
    if (problem.status >= 500) this.log(request, error);
    if (reply.sent) return;
    if (problem.retryAfterSeconds !== undefined)
      reply.header('retry-after', String(problem.retryAfterSeconds));
    if (problem.code === 'unauthenticated') reply.header('www-authenticate', 'Bearer');
    reply
      .status(problem.status)
      .headers({ 'content-type': 'application/problem+json; charset=utf-8', 'cache-control': 'no-store' })
      .send(JSON.stringify(problem.toProblem(request.id)));
  }

  /** Name and place, no message: messages of parsers and engines quote what they were given. */
  private log(request: FastifyRequest, error: unknown): void {
    const { name, stack, code } = error as { name?: string; stack?: string; code?: unknown };
    const frames = stack?.split('\n').filter((line) => /^\s+at /.test(line));
    const what = `${name ?? 'unknown failure'}${typeof code === 'string' ? ` ${code}` : ''}`;
    this.logger.error(`request ${request.id} failed: ${what}`, frames?.slice(0, 6).join('\n'));
  }
}
