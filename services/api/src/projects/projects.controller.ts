import {
  changeProject,
  createProject,
  getIngestKey,
  getProject,
  listProjects,
  type OperationAnswer,
  type OperationArguments,
} from '@almenara/contract';
import type { ChangeBy, Project } from '@almenara/control-plane';
import { Inject } from '@nestjs/common';
import type { Admitted } from '../access/caller.js';
import { NO_PROJECT } from '../access/decide-access.js';
import { By, Who } from '../access/who.js';
import { API_OPTIONS, type ApiOptions } from '../api-options.js';
import { ApiController } from '../kit/api-controller.js';
import { Input, Route } from '../kit/operation-route.js';
import { ProblemError } from '../problem/problem-error.js';

@ApiController()
export class ProjectsController {
  constructor(@Inject(API_OPTIONS) private readonly options: ApiOptions) {}

  @Route(listProjects)
  async list(
    @Input() _input: unknown,
    @Who() { caller }: Admitted,
  ): Promise<OperationAnswer<typeof listProjects>> {
    const { projects, members } = this.options.controlPlane;
    if (caller.kind === 'operator') return { items: await projects.list(), nextCursor: null };
    const ids =
      caller.kind === 'key'
        ? [caller.project]
        : (await members.listProjects(caller.user.id)).map(({ id }) => id);
    return { items: await projects.list(ids), nextCursor: null };
  }

  @Route(createProject)
  create(
    @Input() { body }: OperationArguments<typeof createProject>,
    @By() by: ChangeBy,
  ): Promise<OperationAnswer<typeof createProject>> {
    return this.options.controlPlane.projects.create(body, by);
  }

  @Route(getProject)
  async get(
    @Input() { params }: OperationArguments<typeof getProject>,
  ): Promise<OperationAnswer<typeof getProject>> {
    return present(await this.options.controlPlane.projects.find(params.project));
  }

  @Route(changeProject)
  async change(
    @Input() { params, body }: OperationArguments<typeof changeProject>,
    @By() by: ChangeBy,
  ): Promise<OperationAnswer<typeof changeProject>> {
    return present(await this.options.controlPlane.projects.change(params.project, body, by));
  }

  @Route(getIngestKey)
  async ingestKey(
    @Input() { params }: OperationArguments<typeof getIngestKey>,
  ): Promise<OperationAnswer<typeof getIngestKey>> {
    return { endpoint: this.options.publicUrl(), key: await this.options.ingestKey(params.project) };
  }
}

function present(project: Project | undefined): Project {
  if (!project) throw new ProblemError(NO_PROJECT.code, NO_PROJECT.detail);
  return project;
}
