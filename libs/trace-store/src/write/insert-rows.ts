import type { TraceStoreConnection } from '../connection.js';
import type {
  DeadLetterRow,
  JudgedHourRow,
  LedgerStoreRow,
  LossReportRow,
  LossRow,
  ScoreRow,
  SketchHourRow,
  SpanRow,
  UnnumberedRecordRow,
  VectorRow,
} from '../rows.js';

/** Rows by the table they go to. Every row carries its project. */
export interface StoredTables {
  readonly spans: Partial<SpanRow>;
  readonly scores: ScoreRow;
  readonly ledger: LedgerStoreRow;
  readonly losses: LossRow;
  readonly loss_reports: LossReportRow;
  readonly unnumbered_records: UnnumberedRecordRow;
  readonly dead_letters: DeadLetterRow;
  readonly vectors: VectorRow;
  readonly sketch_hour: SketchHourRow;
  readonly judged_hours: JudgedHourRow;
}

/** Inserts whole rows; durable when it resolves. The same rows may be inserted again without effect. */
export async function insertRows<Table extends keyof StoredTables>(
  connection: TraceStoreConnection,
  table: Table,
  rows: readonly StoredTables[Table][],
): Promise<void> {
  if (rows.length > 0) await connection.insert(`almenara.${table}`, rows);
}
