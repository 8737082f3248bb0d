import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DATASET_FILE_PATH, DATASET_MANIFEST_PATH } from '@almenara/contract';
import type { StoredDataset } from '@almenara/control-plane';
import { Controller, Get, Inject, Param, Query, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { API_OPTIONS, type ApiOptions } from '../api-options.js';
import { ProblemError } from '../problem/problem-error.js';
import { ProblemFilter } from '../problem/problem.filter.js';

type Told = Readonly<Record<string, unknown>>;

const toRoute = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1');

/**
 * The file of a dataset and its manifest, for whoever has a link: jobs that train have no session. The signature is
 * looked at before anything else, so that an address without one tells nothing.
 */
@Controller()
@UseFilters(ProblemFilter)
export class DatasetLinksController {
  constructor(@Inject(API_OPTIONS) private readonly options: ApiOptions) {}

  @Get(toRoute(DATASET_FILE_PATH))
  async file(@Param() params: Told, @Query() query: Told, @Res() reply: FastifyReply): Promise<void> {
    const dataset = await this.open(params, query);
    reply.hijack();
    reply.raw.writeHead(200, {
      ...headersOf(dataset, 'jsonl'),
      'content-type': 'application/x-ndjson; charset=utf-8',
      'content-length': dataset.bytes ?? 0,
      'repr-digest': `sha-256=:${Buffer.from(dataset.sha256 ?? '', 'hex').toString('base64')}:`,
    });
    try {
      await pipeline(Readable.from(this.pieces(dataset)), reply.raw);
    } catch (error) {
      // The caller went away.
      if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
    }
  }

  @Get(toRoute(DATASET_MANIFEST_PATH))
  async manifest(@Param() params: Told, @Query() query: Told, @Res() reply: FastifyReply): Promise<void> {
    const dataset = await this.open(params, query);
    const manifest = await this.options.controlPlane.datasets.findManifest(dataset.project, dataset.id);
    await reply
      .headers({
        ...headersOf(dataset, 'manifest.json'),
        'content-type': 'application/json; charset=utf-8',
      })
      .send(JSON.stringify(manifest));
  }

  private async open(params: Told, query: Told): Promise<StoredDataset> {
    const { datasets } = this.options.controlPlane;
    const [project, id] = [wordOf(params, 'project'), wordOf(params, 'dataset')];
    const told = { expires: wordOf(query, 'expires'), signature: wordOf(query, 'signature') };
    const verdict = await datasets.verifyLink(project, id, told);
    if (verdict === 'forged') {
      const detail = 'the signature of this address does not fit; ask for a new link to the dataset';
      throw new ProblemError('forbidden', detail);
    }
    if (verdict === 'expired') {
      throw new ProblemError('forbidden', 'this link has expired; ask for a new link to the dataset');
    }
    const dataset = await datasets.find(project, id);
    if (!dataset) throw new ProblemError('not_found', 'this dataset was removed');
    if (dataset.state === 'ready') return dataset;
    if (dataset.state === 'expired') {
      const why = dataset.ended === 'erasure' ? 'a row of it was erased' : 'its time is over';
      throw new ProblemError('not_found', `the file of this dataset was removed: ${why}; build a new one`);
    }
    if (dataset.state === 'failed') {
      throw new ProblemError('not_found', 'this dataset could not be built; build a new one');
    }
    throw new ProblemError('conflict', 'this dataset is still being built; try again', undefined, 10);
  }

  /** Half a file must not look whole: a piece that is gone cuts the connection. */
  private async *pieces(dataset: StoredDataset): AsyncGenerator<Uint8Array> {
    let sent = 0;
    for (let seq = 0; sent < (dataset.bytes ?? 0); seq++) {
      const piece = await this.options.controlPlane.datasets.readPiece(dataset, seq);
      if (!piece) throw new Error('the file was removed while it was sent');
      sent += piece.length;
      yield piece;
    }
  }
}

function headersOf({ id }: StoredDataset, ending: string): Record<string, string> {
  return {
    'content-disposition': `attachment; filename="dataset-${id}.${ending}"`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  };
}

function wordOf(told: Told, name: string): string {
  const value = told[name];
  return typeof value === 'string' ? value : '';
}
