import { type Producer } from 'kafkajs';
import { expect, test } from 'vitest';
import { LogWriteError } from '../log-write-error.js';
import { AppendQueue } from './append-queue.js';
import { type KafkaTopics } from './kafka-topics.js';

const record = { topic: 't', key: 'k', value: Buffer.from('v') };
const topics = { ensure: async () => 1, nameOf: (topic: string) => topic } as unknown as KafkaTopics;

function failing(error: Error): AppendQueue {
  const producer = {
    connect: async () => undefined,
    sendBatch: () => Promise.reject(error),
    disconnect: async () => undefined,
  };
  return new AppendQueue(() => producer as unknown as Producer, topics);
}

test('brokers that stay away refuse the write, so that clients are told to send again', async () => {
  const away = Object.assign(new Error('retried too often'), { name: 'KafkaJSNumberOfRetriesExceeded' });
  await expect(failing(away).append([record])).rejects.toBeInstanceOf(LogWriteError);
});

test('a record that no broker will ever take is another failure', async () => {
  const large = Object.assign(new Error('too large'), { type: 'MESSAGE_TOO_LARGE' });
  await expect(failing(large).append([record])).rejects.toBe(large);
});
