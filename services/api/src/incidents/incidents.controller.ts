import { Readable } from 'node:stream';
import {
  acknowledgeIncident,
  closeIncident,
  commentIncident,
  getIncident,
  getPostMortem,
  listIncidents,
  type OperationAnswer,
  type OperationArguments,
  snoozeIncident,
} from '@almenara/contract';
import type { ChangeBy, IncidentDetail } from '@almenara/control-plane';
import { Inject } from '@nestjs/common';
import { By } from '../access/who.js';
import { API_OPTIONS, type ApiOptions } from '../api-options.js';
import type { Download } from '../kit/download.js';
import { ApiController } from '../kit/api-controller.js';
import { Input, Route } from '../kit/operation-route.js';
import { ProblemError } from '../problem/problem-error.js';
import { decodeIncidentCursor, encodeIncidentCursor } from './incident-cursor.js';
import { writePostMortem } from './post-mortem/write-post-mortem.js';
import { toIncidentAnswer, toIncidentItem } from './to-incident-answer.js';

@ApiController()
export class IncidentsController {
  constructor(@Inject(API_OPTIONS) private readonly options: ApiOptions) {}

  @Route(listIncidents)
  async list(
    @Input() { params, query }: OperationArguments<typeof listIncidents>,
  ): Promise<OperationAnswer<typeof listIncidents>> {
    const { project } = params;
    const { limit, cursor, state, kind } = query;
    const before = cursor === undefined ? undefined : decodeIncidentCursor(cursor);
    const filter = { state, kinds: kind };
    const [found, open] = await Promise.all([
      this.incidents.list(project, filter, { limit: limit + 1, before }),
      this.incidents.countOpen(project),
    ]);
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return {
      items: page.map(toIncidentItem),
      nextCursor:
        found.length > limit && last
          ? encodeIncidentCursor({ isOpen: last.state === 'open', number: last.number })
          : null,
      open,
    };
  }

  @Route(getIncident)
  async get(
    @Input() { params }: OperationArguments<typeof getIncident>,
  ): Promise<OperationAnswer<typeof getIncident>> {
    return toAnswer(await this.incidents.get(params.project, params.incident));
  }

  @Route(acknowledgeIncident)
  async acknowledge(
    @Input() { params, body }: OperationArguments<typeof acknowledgeIncident>,
    @By() by: ChangeBy,
  ): Promise<OperationAnswer<typeof acknowledgeIncident>> {
    return toAnswer(await this.incidents.acknowledge(params.project, params.incident, body.note, by));
  }

  @Route(commentIncident)
  async comment(
    @Input() { params, body }: OperationArguments<typeof commentIncident>,
    @By() by: ChangeBy,
  ): Promise<OperationAnswer<typeof commentIncident>> {
    return toAnswer(await this.incidents.comment(params.project, params.incident, body.note, by));
  }

  @Route(closeIncident)
  async close(
    @Input() { params, body }: OperationArguments<typeof closeIncident>,
    @By() by: ChangeBy,
  ): Promise<OperationAnswer<typeof closeIncident>> {
    if (body.resolution === 'new_normal' && !body.note?.trim()) {
      const reason = 'must say why this is the new normal';
      throw new ProblemError('invalid_request', 'the body is not valid', [{ field: 'note', reason }]);
    }
    return toAnswer(await this.incidents.close(params.project, params.incident, body, by));
  }

  @Route(snoozeIncident)
  async snooze(
    @Input() { params, body }: OperationArguments<typeof snoozeIncident>,
    @By() by: ChangeBy,
  ): Promise<OperationAnswer<typeof snoozeIncident>> {
    const snoozing = { until: body.until === null ? null : new Date(body.until), note: body.note };
    return toAnswer(await this.incidents.snooze(params.project, params.incident, snoozing, by));
  }

  @Route(getPostMortem)
  async postMortem(
    @Input() { params }: OperationArguments<typeof getPostMortem>,
  ): Promise<Download<OperationAnswer<typeof getPostMortem>>> {
    const { project, incident } = params;
    const answer = toAnswer(await this.incidents.get(project, incident));
    const lines = writePostMortem(project, getIncident.response.parse(answer));
    return { fileName: `${incident}.md`, lines: Readable.from(lines) };
  }

  private get incidents() {
    return this.options.controlPlane.incidents;
  }
}

function toAnswer(incident: IncidentDetail | undefined): OperationAnswer<typeof getIncident> {
  if (!incident) throw new ProblemError('not_found', 'this project has no incident with this key');
  return toIncidentAnswer(incident);
}
