import type { Project } from '@almenara/contract';
import { Inject, Injectable } from '@nestjs/common';
import { API_OPTIONS, type ApiOptions } from '../api-options.js';
import { ProblemError } from '../problem/problem-error.js';

/** Data of a project are told only while the project exists. */
@Injectable()
export class ProjectGate {
  constructor(@Inject(API_OPTIONS) private readonly options: ApiOptions) {}

  async check(id: string): Promise<Project> {
    const project = await this.options.controlPlane.projects.find(id);
    if (!project) throw new ProblemError('not_found', 'there is no project with this id');
    return project;
  }
}
