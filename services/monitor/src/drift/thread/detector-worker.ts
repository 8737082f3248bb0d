import { parentPort } from 'node:worker_threads';
import { createDetector, type Judgement } from '@almenara/drift';
import type { ThreadAnswer } from '@almenara/worker-thread';
import { LateDetector } from '../watch.js';
import type { ToThread } from './detector-messages.js';

type Answer = ThreadAnswer<(Judgement | undefined)[]>;

if (!parentPort) throw new Error('This file runs in a worker thread.');
const port = parentPort;
const detectors = new Map<number, LateDetector>();

port.on('message', (message: ToThread) => {
  const { watch } = message;
  if (message.kind === 'open') detectors.set(watch, new LateDetector(createDetector, message.config));
  else if (message.kind === 'close') detectors.delete(watch);
  else answer(judge(message));
});

function judge({ id, watch, steps }: Extract<ToThread, { kind: 'judge' }>): Answer {
  try {
    const detector = detectors.get(watch);
    if (!detector) return { id, failed: 'there is no such detector: its thread has ended since' };
    return { id, result: steps.map((step) => detector.judge(step)) };
  } catch (error) {
    return { id, failed: (error as Error).message };
  }
}

function answer(message: Answer): void {
  port.postMessage(message);
}
