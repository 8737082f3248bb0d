import {
  countErasure,
  createErasure,
  type Erasure,
  getErasure,
  getReceiptKey,
  listErasures,
  type OperationAnswer,
  type OperationArguments,
  verifyReceipt,
} from '@almenara/contract';
import type * as controlPlane from '@almenara/control-plane';
import type { ChangeBy } from '@almenara/control-plane';
import { countSubject } from '@almenara/trace-store';
import { Inject } from '@nestjs/common';
import { By } from '../access/who.js';
import { API_OPTIONS, type ApiOptions } from '../api-options.js';
import { decodeCreationCursor, encodeCreationCursor } from '../cursor/creation-cursor.js';
import { ApiController } from '../kit/api-controller.js';
import { Input, Route } from '../kit/operation-route.js';
import { ProblemError } from '../problem/problem-error.js';
import { ReadTurns } from '../query/read-turns.js';
import { countSubjectLabels } from './count-subject-labels.js';
import { startErasure } from './start-erasure.js';

@ApiController()
export class ErasuresController {
  constructor(
    @Inject(API_OPTIONS) private readonly options: ApiOptions,
    private readonly turns: ReadTurns,
  ) {}

  @Route(countErasure)
  async count(
    @Input() { params, body }: OperationArguments<typeof countErasure>,
  ): Promise<OperationAnswer<typeof countErasure>> {
    const { project } = params;
    const rows = await this.turns.run(() => countSubject(this.options.store, project, body));
    return { ...rows, labels: await this.turns.run(() => countSubjectLabels(this.options, project, body)) };
  }

  @Route(createErasure)
  async create(
    @Input() { params, body }: OperationArguments<typeof createErasure>,
    @By() by: ChangeBy,
  ): Promise<OperationAnswer<typeof createErasure>> {
    return toAnswer(await startErasure(this.options, params.project, body, by));
  }

  @Route(listErasures)
  async list(
    @Input() { params, query }: OperationArguments<typeof listErasures>,
  ): Promise<OperationAnswer<typeof listErasures>> {
    const { limit, cursor } = query;
    const before = cursor === undefined ? undefined : decodeCreationCursor(cursor);
    const found = await this.options.controlPlane.erasures.list(params.project, limit + 1, before);
    const items = found.slice(0, limit);
    return {
      items: items.map(toAnswer),
      nextCursor: found.length > limit ? encodeCreationCursor(items.at(-1)!) : null,
    };
  }

  @Route(getErasure)
  async get(
    @Input() { params }: OperationArguments<typeof getErasure>,
  ): Promise<OperationAnswer<typeof getErasure>> {
    const erasure = await this.options.controlPlane.erasures.find(params.project, params.erasure);
    if (!erasure) throw new ProblemError('not_found', 'there is no erasure with this id in the project');
    return toAnswer(erasure);
  }

  @Route(getReceiptKey)
  async receiptKey(): Promise<OperationAnswer<typeof getReceiptKey>> {
    return { ...(await this.options.controlPlane.receipts.publicKey()), algorithm: 'Ed25519' };
  }

  @Route(verifyReceipt)
  async verify(
    @Input() { body }: OperationArguments<typeof verifyReceipt>,
  ): Promise<OperationAnswer<typeof verifyReceipt>> {
    const verdict = await this.options.controlPlane.receipts.verify(body.receipt);
    return verdict === 'valid' ? { valid: true, reason: null } : { valid: false, reason: verdict };
  }
}

/** The row holds what the contract says; an answer that does not is refused before it leaves. */
function toAnswer({ steps, createdAt, receipt, ...rest }: controlPlane.Erasure): Erasure {
  const done = steps.filter(({ state }) => state === 'done').length;
  return {
    ...rest,
    steps: steps as Erasure['steps'],
    receipt: receipt as Erasure['receipt'],
    createdAt: createdAt.toISOString(),
    progress: done / Math.max(1, steps.length),
  };
}
