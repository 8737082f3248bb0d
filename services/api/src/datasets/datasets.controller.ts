import {
  createDataset,
  getDataset,
  linkDataset,
  listDatasets,
  type OperationAnswer,
  type OperationArguments,
  removeDataset,
} from '@almenara/contract';
import type { ChangeBy } from '@almenara/control-plane';
import { Inject } from '@nestjs/common';
import { By } from '../access/who.js';
import { API_OPTIONS, type ApiOptions } from '../api-options.js';
import { decodeCreationCursor, encodeCreationCursor } from '../cursor/creation-cursor.js';
import { ApiController } from '../kit/api-controller.js';
import { Input, Route } from '../kit/operation-route.js';
import { ProblemError } from '../problem/problem-error.js';
import { toDatasetAnswer } from './to-dataset-answer.js';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

@ApiController()
export class DatasetsController {
  constructor(@Inject(API_OPTIONS) private readonly options: ApiOptions) {}

  @Route(createDataset)
  async create(
    @Input() { params, body }: OperationArguments<typeof createDataset>,
    @By() by: ChangeBy,
  ): Promise<OperationAnswer<typeof createDataset>> {
    const { name, filter, expiresInDays } = body;
    if (filter.from && filter.to && Date.parse(filter.from) >= Date.parse(filter.to)) {
      const reason = 'must be before filter.to';
      throw new ProblemError('invalid_request', 'the window has no answers in it', [
        { field: 'filter.from', reason },
      ]);
    }
    const wanted = { project: params.project, name, filter, ttlMs: expiresInDays * DAY_MS };
    return toDatasetAnswer(await this.options.controlPlane.datasets.create(wanted, by));
  }

  @Route(listDatasets)
  async list(
    @Input() { params, query }: OperationArguments<typeof listDatasets>,
  ): Promise<OperationAnswer<typeof listDatasets>> {
    const { limit, cursor } = query;
    const before = cursor === undefined ? undefined : decodeCreationCursor(cursor);
    const { datasets } = this.options.controlPlane;
    const found = await datasets.list(params.project, { limit: limit + 1, before });
    const items = found.slice(0, limit);
    return {
      items: items.map(toDatasetAnswer),
      nextCursor: found.length > limit ? encodeCreationCursor(items.at(-1)!) : null,
    };
  }

  @Route(getDataset)
  async get(
    @Input() { params }: OperationArguments<typeof getDataset>,
  ): Promise<OperationAnswer<typeof getDataset>> {
    const { datasets } = this.options.controlPlane;
    const dataset = await datasets.find(params.project, params.dataset);
    if (!dataset) throw noDataset();
    const manifest = await datasets.findManifest(params.project, params.dataset);
    return { ...toDatasetAnswer(dataset), manifest };
  }

  @Route(linkDataset)
  async link(
    @Input() { params, body }: OperationArguments<typeof linkDataset>,
    @By() by: ChangeBy,
  ): Promise<OperationAnswer<typeof linkDataset>> {
    const { datasets } = this.options.controlPlane;
    const { project, dataset: id } = params;
    const wanted = { project, id, ttlMs: body.expiresInMinutes * MINUTE_MS };
    const link = await datasets.makeLink(this.options.publicUrl(), wanted, by);
    if (!link) throw noDataset();
    return { ...link, expiresAt: link.expiresAt.toISOString() };
  }

  @Route(removeDataset)
  async remove(
    @Input() { params }: OperationArguments<typeof removeDataset>,
    @By() by: ChangeBy,
  ): Promise<OperationAnswer<typeof removeDataset>> {
    const { datasets } = this.options.controlPlane;
    if (!(await datasets.remove(params.project, params.dataset, by))) throw noDataset();
    return { removed: true };
  }
}

function noDataset(): ProblemError {
  return new ProblemError('not_found', 'this project has no dataset with this id');
}
