export * from './connection.js';
export { DEFAULT_READ_LIMITS, type ReadLimits } from './engine/statement-settings.js';
export { type EmbeddedOptions } from './engine/open-embedded.js';
export { type ServerOptions } from './engine/open-server.js';
export { openTraceStore, type TraceStoreOptions } from './engine/open-trace-store.js';
export { migrate, MigrationError } from './engine/migrate.js';
export { waitForOldParts } from './engine/old-parts.js';
export * from './datasets/list-dataset-answers.js';
export * from './datasets/list-human-scores.js';
export * from './datasets/list-safety-scores.js';
export { attributeDrift } from './drift/attribution/attribute-drift.js';
export type { CanaryEvidence } from './drift/attribution/gather-evidence.js';
export { compareDrift, type DriftQuestion } from './drift/compare/compare-drift.js';
export * from './drift/compare/hour-window.js';
export { kindOfStream, type StreamKind } from './drift/compare/stream-kind.js';
export { findDirtyHours, type DirtyHour } from './drift/find-dirty-hours.js';
export { findFirstEventHour } from './drift/find-first-event-hour.js';
export { type HourRange } from './drift/hour-range.js';
export * from './drift/sketch-dirty-hours.js';
export { sketchAll } from './drift/sketch-all.js';
export * from './drift/sketch-hours.js';
export { sourceOfStream, type SketchSource } from './drift/sketch-sources.js';
export { listEncoders, type EncoderEvents } from './drift/compare/list-encoders.js';
export { countLanguages, type LanguageCount } from './drift/listing/count-languages.js';
export { type FirstSeen, listFirstSeen } from './drift/listing/list-first-seen.js';
export { type JudgedHour, listJudgedHours } from './drift/listing/list-judged-hours.js';
export { listSketchedHours } from './drift/listing/list-sketched-hours.js';
export { listSketchedStreams, type SketchedStream } from './drift/listing/list-sketched-streams.js';
export { shareWithActor } from './drift/listing/share-with-actor.js';
export { type StreamHours, readSketch } from './drift/read-sketch.js';
export * from './drift/judged/list-alarms.js';
export * from './drift/judged/list-watched.js';
export * from './drift/judged/read-kept-hours.js';
export * from './drift/judged/replace-cells.js';
export { type Judgement, storeJudgements } from './drift/judged/store-judgements.js';
export { TAKEN, takeHours } from './drift/judged/take-hours.js';
export { changesAround } from './incidents/changes-around.js';
export * from './erasure/begin-erasure.js';
export { countSubject } from './erasure/count-subject.js';
export * from './erasure/delete-erased.js';
export * from './erasure/remove-erased-vectors.js';
export * from './erasure/remove-late-rows.js';
export {
  ERASED_STORE_NAMES,
  ERASED_STORES,
  type ErasedCounts,
  type ErasedStoreName,
} from './erasure/erased-stores.js';
export * from './erasure/find-stray-traces.js';
export * from './erasure/touched-hours.js';
export * from './erasure/find-tombstones.js';
export { hashSubject, type TombstoneKind } from './erasure/hash-subject.js';
export * from './erasure/list-erased-traces.js';
export * from './erasure/list-queued-erasures.js';
export * from './erasure/list-subject-traces.js';
export * from './erasure/mark-erased.js';
export * from './rows.js';
export * from './time.js';
export { type Draw, type DrawnAnswer, type ScoredAnswers } from './reading/drawn-answer.js';
export { type ReplaySelection } from './reading/replay-selection.js';
export * from './write/delete-received-before.js';
export * from './write/find-live-spans.js';
export * from './write/insert-rows.js';
export * from './write/refresh-traces.js';
export { decodeCursor, encodeCursor } from './reading/cursor.js';
export { InvalidQueryError } from './reading/invalid-query.js';
export {
  type FailingRule,
  NOT_APPLICABLE,
  type RateSums,
  type ScoreChoice,
} from './reading/score-outcome.js';
export * from './queries/count-answered-traces.js';
export * from './queries/count-dead-letters.js';
export * from './queries/count-letters-to-replay.js';
export { type MeasuredWindow, readWindows } from './monitors/read-windows.js';
export * from './queries/count-recent-gaps.js';
export * from './queries/count-redactions.js';
export * from './queries/count-replayed.js';
export * from './queries/count-scored-answers.js';
export * from './queries/count-stored-traces.js';
export * from './queries/count-traces.js';
export * from './queries/count-unnumbered.js';
export * from './queries/draw-answers.js';
export * from './queries/find-answer.js';
export * from './queries/find-trace.js';
export * from './queries/find-uncertain-answers.js';
export * from './queries/get-conversation.js';
export * from './queries/get-facet.js';
export * from './queries/get-latest-position.js';
export * from './queries/get-metrics.js';
export * from './queries/get-quality.js';
export * from './queries/get-span.js';
export * from './queries/get-trace.js';
export * from './queries/has-data.js';
export * from './queries/list-answered-traces.js';
export * from './queries/list-answering-spans.js';
export { type AnsweringSpanItem } from './reading/to-answering-span.js';
export * from './queries/list-answer-scores.js';
export * from './queries/list-app-vectors.js';
export * from './queries/list-changed-traces.js';
export * from './queries/list-conversations.js';
export * from './queries/list-dead-letter-reasons.js';
export * from './queries/list-dead-letters.js';
export * from './queries/list-gaps.js';
export * from './queries/list-blamed-documents.js';
export * from './queries/list-called-models.js';
export * from './queries/list-estimates.js';
export * from './queries/list-evaluator-versions.js';
export * from './queries/list-ledger.js';
export * from './queries/list-letters-to-replay.js';
export * from './queries/list-losses.js';
export * from './queries/list-outcomes.js';
export * from './queries/list-project-scores.js';
export * from './queries/list-recent-losses.js';
export * from './queries/list-rulers.js';
export * from './queries/list-score-inputs.js';
export * from './queries/list-scores.js';
export * from './queries/list-senders.js';
export * from './queries/list-spans.js';
export * from './queries/list-steps.js';
export * from './queries/list-trace-scores.js';
export * from './queries/list-trace-sources.js';
export * from './queries/list-trace-spans.js';
export * from './queries/list-traces.js';
export * from './queries/list-turns.js';
export * from './queries/list-verdicts.js';
export * from './queries/list-worst-answers.js';
export * from './queries/summarize-ledger.js';
export * from './queries/summarize-recent-ledger.js';
export * from './remediations/count-marked-answers.js';
export * from './remediations/find-usual-version.js';
export * from './remediations/list-judged-answers.js';
export { type Part } from './remediations/part-condition.js';
export * from './retention/apply-retention.js';
export { deleteOldVectors, dropSmallCells } from './retention/expire-vectors.js';
export * from './retention/preview-retention.js';
export {
  RETAINED_TABLE_NAMES,
  type RetainedTable,
  type RetentionCounts,
} from './retention/retained-tables.js';
