export { AnsweringThread, type ThreadAnswer } from './answering-thread.js';
export { moduleUrl, type WorkerFile, workerFile } from './worker-file.js';
