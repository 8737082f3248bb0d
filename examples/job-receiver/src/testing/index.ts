export { type Callback, type RecordedSpan, Requester } from './requester.js';
export { WorkerProcess } from './worker-process.js';
