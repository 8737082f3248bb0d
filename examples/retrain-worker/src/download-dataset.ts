import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { JobError, type RemediationRequest, writeDurably } from '@almenara/example-job-receiver';

type Dataset = NonNullable<RemediationRequest['retrain']>['dataset'];

const MOST_BYTES = 64 * 1024 * 1024;
const TIMEOUT_MS = 60_000;
const ATTEMPTS = 5;

/** The export, exactly the one that was signed for, from the disk where it was brought before. */
export async function downloadDataset(
  dataset: Dataset,
  folder: string,
  signal: AbortSignal,
): Promise<string> {
  if (dataset.format !== 'chat_jsonl')
    throw new JobError(`this worker reads chat_jsonl, not ${dataset.format}`);
  const expected = dataset.sha256.toLowerCase();
  const file = join(folder, `${expected}.jsonl`);
  if (existsSync(file)) return readFileSync(file, 'utf8');
  const bytes = await download(dataset.url, signal);
  if (createHash('sha256').update(bytes).digest('hex') !== expected) {
    throw new JobError('the dataset is not the one that was signed for: its SHA-256 differs');
  }
  mkdirSync(folder, { recursive: true });
  writeDurably(file, bytes);
  return bytes.toString('utf8');
}

async function download(url: string, signal: AbortSignal): Promise<Buffer> {
  for (let attempt = 1; ; attempt++) {
    const failure = await attemptDownload(url, signal);
    if (Buffer.isBuffer(failure)) return failure;
    if (attempt === ATTEMPTS) throw new JobError(`the dataset cannot be downloaded: ${failure}`);
    await wait(250 * 2 ** attempt, undefined, { signal });
  }
}

/** The content, or why it may be tried again. */
async function attemptDownload(url: string, signal: AbortSignal): Promise<Buffer | string> {
  try {
    // The address is itself a permission: it is shown to no other server.
    const response = await fetch(url, {
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    if (response.ok) return await readBytes(response);
    await response.body?.cancel();
    if (response.status >= 500) return `its address answered ${response.status}`;
    throw new JobError(`the dataset's address answered ${response.status}; it may have expired`);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof JobError) throw error;
    return 'its address does not answer';
  }
}

async function readBytes(response: Response): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > MOST_BYTES) throw new JobError(`the dataset is larger than ${MOST_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
