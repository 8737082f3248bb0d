import { type MigrationInterface } from 'typeorm';
import { CreateProjectsKeysAndSessions1795478400000 } from './1795478400000-CreateProjectsKeysAndSessions.js';
import { CreateErasures1795651200000 } from './1795651200000-CreateErasures.js';

/** The history of the control plane, oldest first: the same on PostgreSQL and on the embedded engine. */
export const controlPlaneMigrations: readonly (new () => MigrationInterface)[] = [
  CreateProjectsKeysAndSessions1795478400000,
  CreateErasures1795651200000,
];
