import {
  getIngestKey,
  getProject,
  listProjects,
  type OperationArguments,
  type OperationAnswer,
} from '@almenara/contract';
import { Inject, Req } from '@nestjs/common';
import { CALLER, type RequestWithCaller } from '../access/caller.js';
import { API_OPTIONS, type ApiOptions } from '../api-options.js';
import { ApiController } from '../kit/api-controller.js';
import { Input, Route } from '../kit/operation-route.js';
import { ProjectGate } from './project-gate.js';

@ApiController()
export class ProjectsController {
  constructor(
    @Inject(API_OPTIONS) private readonly options: ApiOptions,
    private readonly projects: ProjectGate,
  ) {}

  @Route(listProjects)
  async list(): Promise<OperationAnswer<typeof listProjects>> {
    return { items: await this.options.controlPlane.projects.list(), nextCursor: null };
  }

  @Route(getProject)
  get(
    @Input() { params }: OperationArguments<typeof getProject>,
    @Req() request: RequestWithCaller,
  ): Promise<OperationAnswer<typeof getProject>> {
    return this.projects.check(params.project, request[CALLER]);
  }

  @Route(getIngestKey)
  async ingestKey(
    @Input() { params }: OperationArguments<typeof getIngestKey>,
  ): Promise<OperationAnswer<typeof getIngestKey>> {
    return { endpoint: this.options.publicUrl(), key: await this.options.ingestKey(params.project) };
  }
}
