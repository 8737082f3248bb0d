export { readIngestionEvent, type IngestionReading } from './ingestion-event.js';
export { readScore } from './score.js';
export { readExportRecord, type ExportReading } from './export-record.js';
