import { type Role } from '@almenara/contract';

export interface NewKey {
  name: string;
  expiresAt?: Date | undefined;
  /** May it send data: true when absent. */
  ingest?: boolean | undefined;
  /** Its role on the API: none when absent. */
  role?: Role | null | undefined;
  /** Given by the caller; made here when absent. */
  key?: string;
}
