import { type FileHandle, open } from 'node:fs/promises';

/** What the writer does to a segment file. A seam, so that tests can make the disk fail. */
export interface SegmentFile {
  write(bytes: Buffer, position: number): Promise<void>;
  sync(): Promise<void>;
  truncate(bytes: number): Promise<void>;
  close(): Promise<void>;
}

/** Opens a segment for writing; `create` also empties what a failed attempt has left under that name. */
export type OpenSegmentFile = (path: string, mode: 'create' | 'existing') => Promise<SegmentFile>;

export const openSegmentFile: OpenSegmentFile = async (path, mode) => {
  return new PlainSegmentFile(await open(path, mode === 'create' ? 'w' : 'r+', 0o600));
};

class PlainSegmentFile implements SegmentFile {
  constructor(readonly handle: FileHandle) {}

  async write(bytes: Buffer, position: number): Promise<void> {
    for (let done = 0; done < bytes.length;) {
      const { bytesWritten } = await this.handle.write(bytes, done, bytes.length - done, position + done);
      done += bytesWritten;
    }
  }

  sync(): Promise<void> {
    return this.handle.datasync();
  }

  truncate(bytes: number): Promise<void> {
    return this.handle.truncate(bytes);
  }

  close(): Promise<void> {
    return this.handle.close();
  }
}
