import { randomUUID } from 'node:crypto';
import { type Role } from '@almenara/contract';
import { type DataSource, type EntityManager, IsNull, MoreThan } from 'typeorm';
import { userEntity } from '../accounts/user.entity.js';
import { type ChangeBy } from '../audit-log/actor.js';
import { type Changes } from '../audit-log/changes.js';
import { type Clock } from '../clock.js';
import { ControlPlaneError } from '../control-plane-error.js';
import { explainUnknownProject } from '../explain-unknown-project.js';
import { hashSecret } from '../hash-secret.js';
import { isUuid } from '../is-uuid.js';
import { makeSecret } from '../make-secret.js';
import { memberEntity } from '../members/member.entity.js';
import { projectEntity } from '../projects/project.entity.js';
import { invitationEntity, type InvitationRow } from './invitation.entity.js';
import { type Invitation, toInvitation } from './to-invitation.js';

export interface OpenInvitation {
  project: { id: string; name: string };
  email: string;
  role: Role;
  expiresAt: Date;
  hasAccount: boolean;
}

export class Invitations {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly clock: Clock,
  ) {}

  async list(project: string): Promise<Invitation[]> {
    const rows = await this.dataSource
      .getRepository(invitationEntity)
      .find({ where: { projectId: project }, order: { createdAt: 'DESC', id: 'ASC' } });
    return rows.map((row) => toInvitation(row, this.clock()));
  }

  /** The token is in this answer and nowhere else. */
  async create(
    project: string,
    wanted: { email: string; role: Role; ttlMs: number },
    by: ChangeBy,
  ): Promise<{ invitation: Invitation; token: string }> {
    const token = makeSecret('invitation_');
    const { email, role } = wanted;
    const work = this.changes.run(project, by, async (manager, now) => {
      await refuseMember(manager, project, email);
      const row: InvitationRow = {
        id: randomUUID(),
        projectId: project,
        email,
        role,
        tokenHash: hashSecret(token),
        createdAt: now,
        expiresAt: new Date(now.getTime() + wanted.ttlMs),
        acceptedAt: null,
        revokedAt: null,
        invitedBy: by.actor.name,
        invitedById: by.actor.kind === 'user' ? by.actor.id : null,
      };
      await manager.insert(invitationEntity, row);
      return {
        result: { invitation: toInvitation(row, now.getTime()), token },
        target: row.id,
        before: null,
        after: { email, role, expiresAt: row.expiresAt.toISOString() },
      };
    });
    return work.catch((error: unknown) => {
      throw explainUnknownProject(error, project);
    });
  }

  /** Undefined when the project has no such invitation. */
  async revoke(project: string, id: string, by: ChangeBy): Promise<Invitation | undefined> {
    if (!isUuid(id)) return undefined;
    return this.changes.run<Invitation | undefined>(project, by, async (manager, now) => {
      const row = await manager.findOneBy(invitationEntity, { id, projectId: project });
      if (!row) return { result: undefined, nothingChanged: true };
      const { state } = toInvitation(row, now.getTime());
      if (state !== 'open') {
        throw new ControlPlaneError(
          'conflict',
          `Only an open invitation can be revoked; this one is ${state}.`,
        );
      }
      await manager.update(invitationEntity, { id }, { revokedAt: now });
      return {
        result: toInvitation({ ...row, revokedAt: now }, now.getTime()),
        target: id,
        before: { email: row.email, role: row.role },
        after: { revokedAt: now.toISOString() },
      };
    });
  }

  /** What an open invitation offers; undefined for every token that cannot be accepted. */
  async lookAt(token: string): Promise<OpenInvitation | undefined> {
    const row = await this.findOpen(token);
    if (!row) return undefined;
    const { manager } = this.dataSource;
    const { id, name } = await manager.findOneByOrFail(projectEntity, { id: row.projectId });
    return {
      project: { id, name },
      email: row.email,
      role: row.role,
      expiresAt: row.expiresAt,
      hasAccount: await manager.existsBy(userEntity, { email: row.email }),
    };
  }

  async findOpen(token: string): Promise<InvitationRow | undefined> {
    const row = await this.dataSource.getRepository(invitationEntity).findOneBy({
      tokenHash: hashSecret(token),
      acceptedAt: IsNull(),
      revokedAt: IsNull(),
      expiresAt: MoreThan(new Date(this.clock())),
    });
    return row ?? undefined;
  }
}

async function refuseMember(manager: EntityManager, project: string, email: string): Promise<void> {
  const user = await manager.findOneBy(userEntity, { email });
  if (!user || !(await manager.existsBy(memberEntity, { projectId: project, userId: user.id }))) return;
  throw new ControlPlaneError('conflict', 'This person is a member already. Change the role instead.');
}
