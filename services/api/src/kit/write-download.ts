import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import type { Download } from './download.js';

/** Sends the lines as fast as the caller reads them. A failure on the way cuts the connection: half a file must not look whole. */
export async function writeDownload(
  reply: FastifyReply,
  { fileName, lines }: Download<unknown>,
  mediaType: string,
  schema: z.ZodType,
): Promise<void> {
  const response = reply.raw;
  reply.hijack();
  response.writeHead(200, {
    'content-type': `${mediaType}; charset=utf-8`,
    'content-disposition': `attachment; filename="${fileName}"`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  try {
    const write = mediaType === 'application/x-ndjson' ? toJson : toLine;
    await pipeline(Readable.from(toText(lines, schema, write)), response);
  } catch (error) {
    // The caller went away.
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  }
}

const toJson = (line: unknown): string => JSON.stringify(line);
const toLine = (line: unknown): string => String(line);

async function* toText(
  lines: AsyncIterable<unknown>,
  schema: z.ZodType,
  write: (line: unknown) => string,
): AsyncGenerator<string> {
  for await (const line of lines) yield `${write(schema.parse(line))}\n`;
}
