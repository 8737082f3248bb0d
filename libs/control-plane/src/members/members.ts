import { hasRole, type Role } from '@almenara/contract';
import { type DataSource, type EntityManager, IsNull } from 'typeorm';
import { userEntity } from '../accounts/user.entity.js';
import { type ChangeBy } from '../audit-log/actor.js';
import { type Changes } from '../audit-log/changes.js';
import { ControlPlaneError } from '../control-plane-error.js';
import { invitationEntity } from '../invitations/invitation.entity.js';
import { isUuid } from '../is-uuid.js';
import { memberEntity, type MemberRow } from './member.entity.js';

export interface Member {
  userId: string;
  email: string;
  name: string;
  role: Role;
  createdAt: Date;
  disabled: boolean;
}

export class Members {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
  ) {}

  /** Undefined when the user is no member, or there is no such project. */
  async findRole(project: string, userId: string): Promise<Role | undefined> {
    const row = await this.dataSource.getRepository(memberEntity).findOneBy({ projectId: project, userId });
    return row?.role;
  }

  /** The projects of a user, by id. */
  async listProjects(userId: string): Promise<{ id: string; role: Role }[]> {
    const rows = await this.dataSource
      .getRepository(memberEntity)
      .find({ where: { userId }, order: { projectId: 'ASC' } });
    return rows.map(({ projectId, role }) => ({ id: projectId, role }));
  }

  async list(project: string): Promise<Member[]> {
    return readMembers(this.dataSource.manager, project);
  }

  /** Undefined when the project has no such member. */
  async change(project: string, userId: string, role: Role, by: ChangeBy): Promise<Member | undefined> {
    return this.changes.run<Member | undefined>(project, by, async (manager, now) => {
      const member = await findMember(manager, project, userId);
      if (!member) return { result: undefined, nothingChanged: true };
      if (role !== 'admin') await keepAnAdmin(manager, member, by);
      await manager.update(memberEntity, { projectId: project, userId }, { role });
      const invitations = hasRole(role, member.role) ? 0 : await revokeInvitationsOf(manager, member, now);
      const [result] = await readMembers(manager, project, userId);
      return {
        result,
        target: userId,
        before: { role: member.role },
        after: { role, ...(invitations > 0 ? { revokedInvitations: invitations } : {}) },
      };
    });
  }

  /** False when the project has no such member. The invitations that the member made and nobody accepted end too. */
  async remove(project: string, userId: string, by: ChangeBy): Promise<boolean> {
    return this.changes.run<boolean>(project, by, async (manager, now) => {
      const member = await findMember(manager, project, userId);
      if (!member) return { result: false, nothingChanged: true };
      await keepAnAdmin(manager, member, by);
      const [{ email } = { email: null }] = await readMembers(manager, project, userId);
      await manager.delete(memberEntity, { projectId: project, userId });
      const revokedInvitations = await revokeInvitationsOf(manager, member, now);
      return {
        result: true,
        target: userId,
        before: { email, role: member.role },
        after: revokedInvitations > 0 ? { revokedInvitations } : null,
      };
    });
  }
}

async function findMember(
  manager: EntityManager,
  project: string,
  userId: string,
): Promise<MemberRow | null> {
  return isUuid(userId) ? manager.findOneBy(memberEntity, { projectId: project, userId }) : null;
}

/** Changes of one project follow each other, so nobody else can remove the other admin meanwhile. */
async function keepAnAdmin(manager: EntityManager, member: MemberRow, by: ChangeBy): Promise<void> {
  if (member.role !== 'admin' || by.actor.kind === 'operator') return;
  const admins = await manager.find(memberEntity, {
    where: { projectId: member.projectId, role: 'admin' },
  });
  const others = admins.filter(({ userId }) => userId !== member.userId).map(({ userId }) => userId);
  for (const id of others) {
    if (await manager.existsBy(userEntity, { id, disabledAt: IsNull() })) return;
  }
  throw new ControlPlaneError(
    'conflict',
    'This is the last admin of the project. Make somebody else admin first.',
  );
}

async function revokeInvitationsOf(manager: EntityManager, member: MemberRow, now: Date): Promise<number> {
  const { affected } = await manager.update(
    invitationEntity,
    {
      projectId: member.projectId,
      invitedById: member.userId,
      acceptedAt: IsNull(),
      revokedAt: IsNull(),
    },
    { revokedAt: now },
  );
  return affected ?? 0;
}

async function readMembers(manager: EntityManager, project: string, userId?: string): Promise<Member[]> {
  return manager.query(
    `SELECT m.user_id AS "userId", u.email, u.name, m.role, m.created_at AS "createdAt",
            u.disabled_at IS NOT NULL AS disabled
     FROM members m JOIN users u ON u.id = m.user_id
     WHERE m.project_id = $1 AND ($2::uuid IS NULL OR m.user_id = $2)
     ORDER BY u.email`,
    [project, userId],
  );
}
