export { readIngestionEvent, type IngestionReading } from './ingestion-event.js';
export { readScore } from './score.js';
