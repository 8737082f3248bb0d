import type { LedgerSummary } from '@almenara/contract';
import type { TraceStoreConnection } from '../connection.js';
import { RECOVERED } from '../reading/stored-letters.js';
import { listLosses } from './list-losses.js';

interface Sums {
  readonly senders: number;
  readonly declared: number;
  readonly stored: number;
  readonly dead_lettered: number;
  readonly recovered: number;
  readonly rejected: number;
  readonly gaps: number;
}

/** Sums over the whole project. Senders count from 1, so each number below a sender's highest must be there. */
export async function summarizeLedger(
  connection: TraceStoreConnection,
  project: string,
): Promise<LedgerSummary> {
  const [sums, losses] = await Promise.all([
    connection.query<Sums>(SQL, { project }),
    listLosses(connection, project),
  ]);
  const { dead_lettered, stored, recovered, ...rest } = sums[0]!;
  return { ...rest, stored: stored + recovered, deadLettered: dead_lettered - recovered, recovered, losses };
}

// A sender may claim any number: what would not fit a JSON number is cut.
const SQL = `
SELECT count() AS senders, sum(s.declared) AS declared, sum(s.stored) AS stored,
    sum(s.dead_lettered) AS dead_lettered, sum(s.recovered) AS recovered, sum(s.rejected) AS rejected,
    sum(s.erased) AS erased,
    least(sum(toUInt128(s.missing)), 9007199254740991) AS gaps
FROM
(
    SELECT sender, sum(l.declared) AS declared, sum(l.stored) AS stored, sum(l.dead_lettered) AS dead_lettered,
        sum(${RECOVERED}) AS recovered, sum(l.rejected) AS rejected, sum(l.erased) AS erased,
        max(sequence) - uniqExactIf(sequence, sequence > 0) AS missing
    FROM almenara.ledger AS l FINAL
    WHERE project = {project:String}
    GROUP BY sender
) AS s`;
