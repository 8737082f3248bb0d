import type { IncomingMessage } from 'node:http';
import type { PersonalDataKind } from '@almenara/contract';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { runDirectly } from '@almenara/process-host';
import { readBody } from '@almenara/request-body';
import {
  DEFAULT_LIMITS,
  GATEWAY_OPTIONS,
  type GatewayLimits,
  type GatewayOptions,
} from '../gateway-options.js';
import { appendEvents, type Intake } from './append-events.js';
import { authenticate } from './authenticate.js';
import { BytesInWork } from './bytes-in-work.js';
import { GatewayMetrics } from './gateway-metrics.js';
import { redactIntake } from './redact-intake.js';
import { Refusal, RETRY_SECONDS, toRefusal } from './refusal.js';

/** A request whose key and body were taken, for a door to read. */
export interface Received {
  readonly project: string;
  readonly body: Buffer;
  readonly receivedAt: number;
}

/** What all doors share: key first, then the body under limits, then the log, then the answer. */
@Injectable()
export class IntakeService {
  readonly limits: GatewayLimits;
  private readonly logger = new Logger('gateway');
  private readonly work: BytesInWork;
  private readonly metrics: GatewayMetrics;

  constructor(@Inject(GATEWAY_OPTIONS) private readonly options: GatewayOptions) {
    this.limits = { ...DEFAULT_LIMITS, ...options.limits };
    this.work = new BytesInWork(this.limits.maxBytesInWork);
    this.metrics = new GatewayMetrics(options, this.work);
  }

  /** Runs a door's `handle` on a received request and counts what became of it. */
  async receive<Answer>(
    door: string,
    request: IncomingMessage,
    handle: (received: Received) => Promise<Answer>,
  ): Promise<{ readonly answer: Answer } | { readonly refusal: Refusal }> {
    const stop = this.metrics.requestSeconds.startTimer({ door });
    try {
      const answer = await this.take(request, handle);
      stop();
      this.metrics.requests.inc({ door, status: 200 });
      return { answer };
    } catch (error) {
      const refusal = toRefusal(error);
      this.metrics.requests.inc({ door, status: refusal.status });
      this.metrics.refused.inc({ door, reason: refusal.reason });
      // The stack names places in the code only; messages might quote what a user wrote.
      if (refusal.status === 500) this.logger.error(`a request failed: ${placesOf(error)}`);
      return { refusal };
    }
  }

  /** Redacts, then appends. Durable when it resolves. */
  async append(intake: Intake): Promise<void> {
    const { log, inSpan = runDirectly } = this.options;
    const { events, counts } = redactIntake(intake.events, await this.masked(intake.project));
    const stop = this.metrics.appendSeconds.startTimer();
    await inSpan('append to the log', { events: events.length }, () =>
      appendEvents(log, { ...intake, events }),
    );
    stop();
    const { door, rejections } = intake;
    for (const [kind, count] of counts) this.metrics.redactions.inc({ kind }, count);
    this.metrics.accepted.inc({ door }, events.length);
    this.metrics.eventsPerRequest.observe({ door }, events.length);
    for (const reason of rejections) this.metrics.rejected.inc({ door, reason });
  }

  private async masked(project: string): Promise<readonly PersonalDataKind[]> {
    const privacy = await this.options.privacy.of(project).catch(() => {
      const told = 'the privacy rules of the project cannot be read at the moment; send again later';
      throw new Refusal(503, 'overloaded', told, RETRY_SECONDS, 'privacy_unavailable');
    });
    return privacy.masked;
  }

  private async take<Answer>(
    request: IncomingMessage,
    handle: (received: Received) => Promise<Answer>,
  ): Promise<Answer> {
    const project = await authenticate(request.headers, this.options.keys);
    const announced = Math.min(
      Number(request.headers['content-length'] ?? 65_536) || 0,
      this.limits.maxBytes,
    );
    return this.work.hold(announced, async (more) => {
      const body = await readBody(request, this.limits);
      more(Math.max(0, body.length - announced));
      return handle({ project, body, receivedAt: (this.options.now ?? Date.now)() });
    });
  }
}

function placesOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  const places = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  return [error.name, ...places.slice(0, 5)].join('\n');
}
