import { EntitySchema } from 'typeorm';
import type { IncidentEvidence } from '@almenara/contract';
import type { IncidentKind, IncidentStream } from './incident.js';

export interface IncidentStreamRow {
  projectId: string;
  number: number;
  /** Counts within the incident; the first one is what the incident is named by. */
  seq: number;
  kind: IncidentKind;
  stream: string;
  encoder: string | null;
  since: Date | null;
  addedAt: Date;
  cause: string;
  newShare: IncidentStream['newShare'];
  /** As its incident: by it the index says that a stream is in one open incident. */
  isOpen: boolean;
  evidence: IncidentEvidence;
}

const KEY = { primary: true, primaryKeyConstraintName: 'incident_streams_pkey' } as const;

/** Rows are added and never changed, but for examples that are erased and for `isOpen`. */
export const incidentStreamEntity = new EntitySchema<IncidentStreamRow>({
  name: 'incident_stream',
  tableName: 'incident_streams',
  columns: {
    projectId: { type: 'text', name: 'project_id', ...KEY },
    number: { type: 'integer', ...KEY },
    seq: { type: 'integer', ...KEY },
    kind: { type: 'text' },
    stream: { type: 'text' },
    encoder: { type: 'text', nullable: true },
    since: { type: 'timestamptz', nullable: true },
    addedAt: { type: 'timestamptz', name: 'added_at' },
    cause: { type: 'text' },
    newShare: { type: 'jsonb', name: 'new_share', nullable: true },
    isOpen: { type: 'boolean', name: 'is_open' },
    // Large, and needed by one page only.
    evidence: { type: 'jsonb', select: false },
  },
  indices: [
    {
      name: 'incident_streams_one_open',
      columns: ['projectId', 'kind', 'stream'],
      unique: true,
      where: 'is_open',
    },
  ],
  foreignKeys: [
    {
      name: 'incident_streams_incident',
      target: 'incident',
      columnNames: ['projectId', 'number'],
      referencedColumnNames: ['projectId', 'number'],
    },
  ],
});
