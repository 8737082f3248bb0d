import {
  getRetention,
  type OperationAnswer,
  type OperationArguments,
  previewRetention,
  type RetentionAnswer,
  retentionSchema,
  setRetention,
} from '@almenara/contract';
import {
  type ChangeBy,
  RETENTION_QUEUE,
  RETENTION_RUN_SETTING,
  RETENTION_SETTING,
} from '@almenara/control-plane';
import * as store from '@almenara/trace-store';
import { Inject } from '@nestjs/common';
import { By } from '../access/who.js';
import { API_OPTIONS, type ApiOptions } from '../api-options.js';
import { ApiController } from '../kit/api-controller.js';
import { Input, Route } from '../kit/operation-route.js';
import { ReadTurns } from '../query/read-turns.js';

const DAY_MS = 24 * 3_600_000;

@ApiController()
export class RetentionController {
  constructor(
    @Inject(API_OPTIONS) private readonly options: ApiOptions,
    private readonly turns: ReadTurns,
  ) {}

  @Route(getRetention)
  get(
    @Input() { params }: OperationArguments<typeof getRetention>,
  ): Promise<OperationAnswer<typeof getRetention>> {
    return this.read(params.project);
  }

  @Route(setRetention)
  async set(
    @Input() { params, body }: OperationArguments<typeof setRetention>,
    @By() by: ChangeBy,
  ): Promise<OperationAnswer<typeof setRetention>> {
    const { settings, jobs } = this.options.controlPlane;
    await settings.change(params.project, RETENTION_SETTING, body, by);
    await jobs.send(RETENTION_QUEUE, { project: params.project }, { key: params.project });
    return this.read(params.project);
  }

  @Route(previewRetention)
  preview(
    @Input() { params, query }: OperationArguments<typeof previewRetention>,
  ): Promise<OperationAnswer<typeof previewRetention>> {
    const before = (days: number | null) => (days === null ? undefined : Date.now() - days * DAY_MS);
    const rules = { contentBefore: before(query.contentDays), rowsBefore: before(query.numbersDays) };
    return this.turns.run(() => store.previewRetention(this.options.store, params.project, rules));
  }

  private async read(project: string): Promise<RetentionAnswer> {
    const { settings } = this.options.controlPlane;
    const rules = retentionSchema.safeParse(await settings.get(project, RETENTION_SETTING));
    const lastRun = await settings.get(project, RETENTION_RUN_SETTING);
    return {
      ...(rules.success ? rules.data : { contentDays: null, numbersDays: null }),
      deadLetterDays: 7,
      logHours: 72,
      lastRunAt: typeof lastRun === 'string' ? lastRun : null,
    };
  }
}
