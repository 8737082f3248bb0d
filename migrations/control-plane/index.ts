import { type MigrationInterface } from 'typeorm';
import { CreateProjectsKeysAndSessions1795478400000 } from './1795478400000-CreateProjectsKeysAndSessions.js';
import { CreateAccountsAndAuditLog1795564800000 } from './1795564800000-CreateAccountsAndAuditLog.js';
import { CreateErasures1795651200000 } from './1795651200000-CreateErasures.js';
import { CreateCanariesAndReplays1795737600000 } from './1795737600000-CreateCanariesAndReplays.js';
import { CreateEvaluatorsAndBackfills1795824000000 } from './1795824000000-CreateEvaluatorsAndBackfills.js';
import { CreateLabels1795910400000 } from './1795910400000-CreateLabels.js';
import { CreateIncidents1795996800000 } from './1795996800000-CreateIncidents.js';
import { CreateProviderCanaries1796083200000 } from './1796083200000-CreateProviderCanaries.js';
import { AddEmbeddedToBackfills1796169600000 } from './1796169600000-AddEmbeddedToBackfills.js';
import { CreateTargets1796256000000 } from './1796256000000-CreateTargets.js';
import { CreateRemediations1796342400000 } from './1796342400000-CreateRemediations.js';
import { CreateMonitors1796428800000 } from './1796428800000-CreateMonitors.js';
import { GrowIncidents1796515200000 } from './1796515200000-GrowIncidents.js';
import { CreateDatasets1796601600000 } from './1796601600000-CreateDatasets.js';
import { AddMaintenanceToTargets1796688000000 } from './1796688000000-AddMaintenanceToTargets.js';
import { AddRetrainsToTargets1796774400000 } from './1796774400000-AddRetrainsToTargets.js';
import { CreateDigests1796860800000 } from './1796860800000-CreateDigests.js';

/** The history of the control plane, oldest first: the same on PostgreSQL and on the embedded engine. */
export const controlPlaneMigrations: readonly (new () => MigrationInterface)[] = [
  CreateProjectsKeysAndSessions1795478400000,
  CreateAccountsAndAuditLog1795564800000,
  CreateErasures1795651200000,
  CreateCanariesAndReplays1795737600000,
  CreateEvaluatorsAndBackfills1795824000000,
  CreateLabels1795910400000,
  CreateIncidents1795996800000,
  CreateProviderCanaries1796083200000,
  AddEmbeddedToBackfills1796169600000,
  CreateTargets1796256000000,
  CreateRemediations1796342400000,
  CreateMonitors1796428800000,
  GrowIncidents1796515200000,
  CreateDatasets1796601600000,
  AddMaintenanceToTargets1796688000000,
  AddRetrainsToTargets1796774400000,
  CreateDigests1796860800000,
];
