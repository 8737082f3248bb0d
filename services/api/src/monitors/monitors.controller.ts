import {
  backtestMonitor,
  changeMonitor,
  createMonitor,
  disableMonitor,
  enableMonitor,
  getMonitor,
  listMonitors,
  muteMonitor,
  type OperationAnswer,
  type OperationArguments,
  removeMonitor,
  tryMonitor,
} from '@almenara/contract';
import type { ChangeBy, StoredMonitor } from '@almenara/control-plane';
import { Inject } from '@nestjs/common';
import { By } from '../access/who.js';
import { API_OPTIONS, type ApiOptions } from '../api-options.js';
import { ApiController } from '../kit/api-controller.js';
import { Input, Route } from '../kit/operation-route.js';
import { ProblemError } from '../problem/problem-error.js';
import { ReadTurns } from '../query/read-turns.js';
import { budgetOfProject } from './budget-of-project.js';
import { readMonitor, readMonitors } from './read-monitors.js';
import { runBacktest } from './run-backtest.js';

type Detail = OperationAnswer<typeof getMonitor>;

/** Rules that watch a project, and what they would have said. */
@ApiController()
export class MonitorsController {
  constructor(
    @Inject(API_OPTIONS) private readonly options: ApiOptions,
    private readonly reads: ReadTurns,
  ) {}

  @Route(listMonitors)
  async list(
    @Input() { params: { project } }: OperationArguments<typeof listMonitors>,
  ): Promise<OperationAnswer<typeof listMonitors>> {
    const now = Date.now();
    const budget = await this.budget(project, now);
    const items = await readMonitors(this.options.controlPlane, project, budget, now);
    return { items, falseIncidents: budget.settings.falseIncidents, streams: budget.streams.length };
  }

  @Route(getMonitor)
  async get(@Input() { params }: OperationArguments<typeof getMonitor>): Promise<Detail> {
    return this.detail(params.project, await this.monitors.get(params.project, params.monitor));
  }

  @Route(createMonitor)
  async create(
    @Input() { params: { project }, body }: OperationArguments<typeof createMonitor>,
    @By() by: ChangeBy,
  ): Promise<Detail> {
    return this.detail(project, await this.monitors.create(project, body, by));
  }

  @Route(changeMonitor)
  async change(
    @Input() { params, body }: OperationArguments<typeof changeMonitor>,
    @By() by: ChangeBy,
  ): Promise<Detail> {
    return this.detail(params.project, await this.monitors.change(params.project, params.monitor, body, by));
  }

  @Route(removeMonitor)
  async remove(
    @Input() { params }: OperationArguments<typeof removeMonitor>,
    @By() by: ChangeBy,
  ): Promise<OperationAnswer<typeof removeMonitor>> {
    const removed = await this.monitors.remove(params.project, params.monitor, by);
    if (!removed) throw unknownMonitor();
    return { removed };
  }

  @Route(enableMonitor)
  async enable(
    @Input() { params, body }: OperationArguments<typeof enableMonitor>,
    @By() by: ChangeBy,
  ): Promise<Detail> {
    const { project, monitor } = params;
    return this.detail(project, await this.monitors.setEnabled(project, monitor, body.version, true, by));
  }

  @Route(disableMonitor)
  async disable(
    @Input() { params, body }: OperationArguments<typeof disableMonitor>,
    @By() by: ChangeBy,
  ): Promise<Detail> {
    const { project, monitor } = params;
    return this.detail(project, await this.monitors.setEnabled(project, monitor, body.version, false, by));
  }

  @Route(muteMonitor)
  async mute(
    @Input() { params, body }: OperationArguments<typeof muteMonitor>,
    @By() by: ChangeBy,
  ): Promise<Detail> {
    const until = body.until === null ? null : new Date(body.until);
    return this.detail(params.project, await this.monitors.mute(params.project, params.monitor, until, by));
  }

  @Route(tryMonitor)
  async try(
    @Input() { params: { project }, body }: OperationArguments<typeof tryMonitor>,
  ): Promise<OperationAnswer<typeof tryMonitor>> {
    return runBacktest(this.engines, { project, now: Date.now(), monitor: undefined, ...body });
  }

  @Route(backtestMonitor)
  async backtest(
    @Input() { params, body }: OperationArguments<typeof backtestMonitor>,
  ): Promise<OperationAnswer<typeof backtestMonitor>> {
    const { project } = params;
    const monitor = await this.monitors.get(project, params.monitor);
    if (!monitor) throw unknownMonitor();
    if (monitor.version !== body.version)
      throw new ProblemError('conflict', `the monitor has version ${monitor.version} by now; load it again`);
    const { definition, id } = monitor;
    const now = Date.now();
    const answer = await runBacktest(this.engines, {
      project,
      definition,
      monitor: id,
      days: body.days,
      now,
    });
    await this.monitors.markTested(project, id, body.version, new Date(now));
    return answer;
  }

  private get monitors() {
    return this.options.controlPlane.monitors;
  }

  private get engines() {
    return { controlPlane: this.options.controlPlane, store: this.options.store, reads: this.reads };
  }

  private budget(project: string, now: number) {
    return this.reads.run(() => budgetOfProject(this.options, project, now));
  }

  private async detail(project: string, monitor: StoredMonitor | undefined): Promise<Detail> {
    if (!monitor) throw unknownMonitor();
    const now = Date.now();
    const budget = await this.budget(project, now);
    const detail = await readMonitor(this.options.controlPlane, project, monitor, budget, now);
    if (!detail) throw unknownMonitor();
    return detail;
  }
}

const unknownMonitor = (): ProblemError => new ProblemError('not_found', 'the project has no such monitor');
