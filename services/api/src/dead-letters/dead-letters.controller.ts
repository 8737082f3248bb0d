import {
  getReplay,
  listDeadLetterReasons,
  listDeadLetters,
  listReplays,
  type OperationAnswer,
  type OperationArguments,
  replayDeadLetters,
} from '@almenara/contract';
import { type ChangeBy, REPLAY_QUEUE } from '@almenara/control-plane';
import { redactText } from '@almenara/redaction';
import * as store from '@almenara/trace-store';
import { Inject } from '@nestjs/common';
import { By } from '../access/who.js';
import { API_OPTIONS, type ApiOptions } from '../api-options.js';
import { decodeCreationCursor, encodeCreationCursor } from '../cursor/creation-cursor.js';
import { ApiController } from '../kit/api-controller.js';
import { Input, Route } from '../kit/operation-route.js';
import { ProblemError } from '../problem/problem-error.js';
import { ReadTurns } from '../query/read-turns.js';
import { toReplayItems } from './replay-item.js';

@ApiController()
export class DeadLettersController {
  constructor(
    @Inject(API_OPTIONS) private readonly options: ApiOptions,
    private readonly turns: ReadTurns,
  ) {}

  @Route(listDeadLetters)
  async list(
    @Input() { params, query }: OperationArguments<typeof listDeadLetters>,
  ): Promise<OperationAnswer<typeof listDeadLetters>> {
    const page = await this.turns.run(() => store.listDeadLetters(this.options.store, params.project, query));
    return {
      ...page,
      items: page.items.map((item) => ({ ...item, content: redactText(item.content).text })),
    };
  }

  @Route(listDeadLetterReasons)
  async reasons(
    @Input() { params }: OperationArguments<typeof listDeadLetterReasons>,
  ): Promise<OperationAnswer<typeof listDeadLetterReasons>> {
    return {
      items: await this.turns.run(() => store.listDeadLetterReasons(this.options.store, params.project)),
    };
  }

  @Route(replayDeadLetters)
  async replay(
    @Input() { params, body }: OperationArguments<typeof replayDeadLetters>,
    @By() by: ChangeBy,
  ): Promise<OperationAnswer<typeof replayDeadLetters>> {
    const { project } = params;
    const { dryRun, ...selection } = body;
    const counts = await this.turns.run(() =>
      store.countLettersToReplay(this.options.store, project, selection),
    );
    if (dryRun || counts.count === 0) return { ...counts, replay: null };
    const { replays, jobs } = this.options.controlPlane;
    const { count: total, notReplayable } = counts;
    const created = await replays.create({ project, ...selection, total, notReplayable }, by);
    // The replay is durable already: without this job, monitors find it within a minute.
    await jobs.send(REPLAY_QUEUE, { project }, { key: project }).catch(() => undefined);
    const [item] = await toReplayItems(this.options.store, project, [created]);
    return { ...counts, replay: item! };
  }

  @Route(listReplays)
  async replays(
    @Input() { params, query }: OperationArguments<typeof listReplays>,
  ): Promise<OperationAnswer<typeof listReplays>> {
    const { project } = params;
    const { limit, cursor } = query;
    const before = cursor === undefined ? undefined : decodeCreationCursor(cursor);
    const found = await this.options.controlPlane.replays.list(project, { limit: limit + 1, before });
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return {
      items: await this.turns.run(() => toReplayItems(this.options.store, project, page)),
      nextCursor: found.length > limit && last ? encodeCreationCursor(last) : null,
    };
  }

  @Route(getReplay)
  async getReplay(
    @Input() { params }: OperationArguments<typeof getReplay>,
  ): Promise<OperationAnswer<typeof getReplay>> {
    const replay = await this.options.controlPlane.replays.find(params.project, params.replay);
    if (!replay) throw new ProblemError('not_found', 'this project has no replay with this id');
    const [item] = await this.turns.run(() => toReplayItems(this.options.store, params.project, [replay]));
    return item!;
  }
}
