import {
  exportAuditLog,
  listAuditLog,
  listInstallationAuditLog,
  type OperationAnswer,
  type OperationArguments,
  verifyAuditLog,
} from '@almenara/contract';
import { Inject } from '@nestjs/common';
import { API_OPTIONS, type ApiOptions } from '../api-options.js';
import { ApiController } from '../kit/api-controller.js';
import type { Download } from '../kit/download.js';
import { Input, Route } from '../kit/operation-route.js';
import { readSeqCursor } from './seq-cursor.js';
import { tellEntry, type ToldEntry } from './tell-entry.js';

type Query = OperationArguments<typeof listAuditLog>['query'];
type Filter = OperationArguments<typeof exportAuditLog>['query'];

@ApiController()
export class AuditLogController {
  constructor(@Inject(API_OPTIONS) private readonly options: ApiOptions) {}

  @Route(listAuditLog)
  list(
    @Input() { params, query }: OperationArguments<typeof listAuditLog>,
  ): Promise<OperationAnswer<typeof listAuditLog>> {
    return this.page(params.project, query);
  }

  @Route(listInstallationAuditLog)
  listInstallation(
    @Input() { query }: OperationArguments<typeof listInstallationAuditLog>,
  ): Promise<OperationAnswer<typeof listInstallationAuditLog>> {
    return this.page(null, query);
  }

  @Route(exportAuditLog)
  export(
    @Input() { params, query }: OperationArguments<typeof exportAuditLog>,
  ): Promise<Download<ToldEntry>> {
    const fileName = `audit-log-${params.project}.ndjson`;
    return Promise.resolve({ fileName, lines: this.lines(params.project, query) });
  }

  @Route(verifyAuditLog)
  verify(
    @Input() { params }: OperationArguments<typeof verifyAuditLog>,
  ): Promise<OperationAnswer<typeof verifyAuditLog>> {
    return this.options.controlPlane.auditLog.verify(params.project);
  }

  private async page(project: string | null, { limit, cursor, ...filter }: Query) {
    const { auditLog } = this.options.controlPlane;
    const beforeSeq = readSeqCursor(cursor);
    const entries = await auditLog.list(project, withTimes(filter), { limit: limit + 1, beforeSeq });
    const items = entries.slice(0, limit);
    const nextCursor = entries.length > limit ? String(items.at(-1)!.seq) : null;
    return { items: items.map(tellEntry), nextCursor };
  }

  private async *lines(project: string, filter: Filter): AsyncGenerator<ToldEntry> {
    let seq = 0;
    for (;;) {
      const entries = await this.options.controlPlane.auditLog.listForward(project, withTimes(filter), seq);
      if (entries.length === 0) return;
      for (const entry of entries) yield tellEntry(entry);
      seq = entries.at(-1)!.seq;
    }
  }
}

function withTimes({ from, to, ...filter }: Filter) {
  return { ...filter, from: from ? new Date(from) : undefined, to: to ? new Date(to) : undefined };
}
