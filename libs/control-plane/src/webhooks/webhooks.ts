import { randomUUID } from 'node:crypto';
import { type DataSource, type Repository } from 'typeorm';
import { type ChangeBy } from '../audit-log/actor.js';
import { type Changes } from '../audit-log/changes.js';
import { ControlPlaneError } from '../control-plane-error.js';
import { explainUnknownProject } from '../explain-unknown-project.js';
import { findSecret, webhookSecretName, writeSecret } from '../secrets/project-secrets.js';
import { isUuid } from '../is-uuid.js';
import type { Webhook } from './webhook.js';
import { deliveryEntity, webhookEntity, type WebhookRow } from './webhook.entity.js';

const MOST_WEBHOOKS = 20;
const HINT_CHARACTERS = 10;

/** Where a project has its incidents told. */
export class Webhooks {
  private readonly rows: Repository<WebhookRow>;

  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
  ) {
    this.rows = dataSource.getRepository(webhookEntity);
  }

  /** The oldest first. */
  async list(project: string): Promise<Webhook[]> {
    const rows = await this.rows.find({
      where: { projectId: project },
      order: { createdAt: 'ASC', id: 'ASC' },
    });
    return Promise.all(rows.map((row) => this.withLastDelivery(row)));
  }

  async create(
    project: string,
    { url, secret }: { url: string; secret: string },
    by: ChangeBy,
  ): Promise<Webhook> {
    try {
      return await this.changes.run(project, by, async (manager, now) => {
        if ((await manager.countBy(webhookEntity, { projectId: project })) >= MOST_WEBHOOKS) {
          throw new ControlPlaneError('conflict', `A project has at most ${MOST_WEBHOOKS} webhooks.`);
        }
        const id = randomUUID();
        const secretHint = secret.slice(0, HINT_CHARACTERS);
        const row: WebhookRow = { id, projectId: project, url, enabled: true, secretHint, createdAt: now };
        await manager.insert(webhookEntity, row);
        await writeSecret(manager, project, webhookSecretName(id), secret, now);
        return { result: toWebhook(row, null), target: id, before: null, after: { url } };
      });
    } catch (error) {
      throw explainUnknownProject(error, project);
    }
  }

  /** With what waits to be delivered. False when the project has no such webhook. */
  async remove(project: string, id: string, by: ChangeBy): Promise<boolean> {
    if (!isUuid(id)) return false;
    return this.changes.run(project, by, async (manager, now) => {
      const row = await manager.findOneBy(webhookEntity, { id, projectId: project });
      if (!row) return { result: false, nothingChanged: true };
      await writeSecret(manager, project, webhookSecretName(id), null, now);
      await manager.delete(webhookEntity, { id });
      return { result: true, target: id, before: { url: row.url }, after: null };
    });
  }

  /** What is needed to try it, with an entry in the audit log. Undefined when the project has no such webhook. */
  async openTest(
    project: string,
    id: string,
    by: ChangeBy,
  ): Promise<{ url: string; secret: string } | undefined> {
    if (!isUuid(id)) return undefined;
    return this.changes.run<{ url: string; secret: string } | undefined>(project, by, async (manager) => {
      const row = await manager.findOneBy(webhookEntity, { id, projectId: project });
      const secret = row && (await findSecret(manager, project, webhookSecretName(id)));
      if (!secret) return { result: undefined, nothingChanged: true };
      const { url } = row;
      return { result: { url, secret }, target: id, before: null, after: { url } };
    });
  }

  private async withLastDelivery(row: WebhookRow): Promise<Webhook> {
    const [last] = await this.dataSource.getRepository(deliveryEntity).find({
      where: { webhookId: row.id },
      order: { createdAt: 'DESC', id: 'DESC' },
      take: 1,
    });
    if (!last) return toWebhook(row, null);
    const { state, status, finishedAt, createdAt } = last;
    return toWebhook(row, { at: finishedAt ?? createdAt, state, status });
  }
}

function toWebhook(row: WebhookRow, lastDelivery: Webhook['lastDelivery']): Webhook {
  const { projectId: _project, ...told } = row;
  return { ...told, lastDelivery };
}
