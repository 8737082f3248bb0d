import { timingSafeEqual } from 'node:crypto';
import type { Refusal } from '@almenara/remediation';
import { type DataSource } from 'typeorm';
import { type Clock } from '../clock.js';
import { hashSecret } from '../hash-secret.js';
import { isUuid } from '../is-uuid.js';
import { applyEvent } from './apply-event.js';
import { lockRemediation } from './lock-remediation.js';
import type { JobAnswer, JobMessage } from './remediation.js';
import type { RemediationRow } from './remediation.entity.js';

/** What jobs say of themselves. A word that is late or said twice changes nothing and is no mistake. */
export class JobCallbacks {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    /** Called when a job has succeeded, which is durable by then. */
    private readonly wake: (key: string) => Promise<void>,
  ) {}

  async take(project: string, id: string, token: string, message: JobMessage): Promise<JobAnswer> {
    const now = new Date(this.clock());
    const answer = await this.dataSource.transaction<JobAnswer>(async (manager) => {
      const row = isUuid(id) ? await lockRemediation(manager, { id, projectId: project }) : null;
      if (!isToken(token, row?.tokenHash ?? null) || !row) return { kind: 'unauthorised' };
      const { status, progress, artefacts } = message;
      const note = message.note?.toWellFormed().replaceAll('\0', '\uFFFD') ?? null;
      const event = { kind: 'job', status, progress, artefacts } as const;
      const fields = note === null ? {} : { progressNote: note };
      const decision = await applyEvent(manager, row, event, { at: now, detail: note, fields });
      if (decision.kind === 'refused') return explain(row, message, decision.why);
      return { kind: 'taken', state: row.state };
    });
    if (answer.kind === 'taken' && answer.state === 'succeeded') await this.wake(id).catch(() => undefined);
    return answer;
  }
}

const NO_TOKEN = hashSecret('');

/** In a time that tells nothing about where the two differ, or whether there is a token at all. */
function isToken(given: string, hash: string | null): boolean {
  const isSame = timingSafeEqual(Buffer.from(hashSecret(given)), Buffer.from(hash ?? NO_TOKEN));
  return isSame && hash !== null;
}

function explain({ state, artefacts }: RemediationRow, { status }: JobMessage, why: Refusal): JobAnswer {
  switch (why) {
    case 'names_no_index_version':
      return {
        kind: 'bad',
        field: 'artefacts.indexVersion',
        message:
          'a re-index that succeeded must name the new version of the index, by which its answers are told apart',
      };
    case 'names_no_model_or_variant':
      return {
        kind: 'bad',
        field: 'artefacts',
        message:
          'a retraining that succeeded must name the new model or variant, by which its answers are told apart',
      };
    case 'contradicts': {
      const known = artefacts.indexVersion ?? artefacts.model ?? artefacts.variant;
      const named = state !== 'failed' && known !== undefined ? ` with ${known}` : '';
      const message = `the job has ended already, as ${state === 'failed' ? 'failed' : 'succeeded'}${named}; ${status} contradicts that`;
      return { kind: 'conflict', state, message };
    }
    case 'over':
    case 'not_now':
      return {
        kind: 'conflict',
        state,
        message: `nobody waits for this job any more: the remediation is ${state}`,
      };
  }
}
