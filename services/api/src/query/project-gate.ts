import type { Project } from '@almenara/contract';
import { RESERVED_PROJECTS } from '@almenara/control-plane';
import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '../access/caller.js';
import { API_OPTIONS, type ApiOptions } from '../api-options.js';
import { ProblemError } from '../problem/problem-error.js';

/** Data of a project are told only while the project exists, those of the installation's own to its operator alone. */
@Injectable()
export class ProjectGate {
  constructor(@Inject(API_OPTIONS) private readonly options: ApiOptions) {}

  async check(id: string, caller: Caller | undefined): Promise<Project> {
    const isHidden = RESERVED_PROJECTS.includes(id) && caller?.method !== 'token';
    const project = isHidden ? undefined : await this.options.controlPlane.projects.find(id);
    if (!project) throw new ProblemError('not_found', 'there is no project with this id');
    return project;
  }
}
