import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file system of its own, of limited size, which can be filled and made read-only while nothing writes to it. */
export class SmallDisk {
  private constructor(readonly folder: string) {}

  /** Undefined where this machine lets nobody mount. */
  static mount(megabytes: number): SmallDisk | undefined {
    const folder = mkdtempSync(join(tmpdir(), 'almenara-disk-'));
    if (mount(['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder])) return new SmallDisk(folder);
    rmSync(folder, { recursive: true });
    return undefined;
  }

  static isPossible(): boolean {
    const disk = SmallDisk.mount(1);
    disk?.unmount();
    if (disk) rmSync(disk.folder, { recursive: true });
    return disk !== undefined;
  }

  /** Until not one byte more goes in. */
  fill(): void {
    const file = openSync(this.ballast, 'w');
    for (let size = 1 << 20; size > 0;) {
      try {
        if (writeSync(file, Buffer.alloc(size, 1)) < size) size >>= 1;
      } catch {
        size >>= 1;
      }
    }
    closeSync(file);
  }

  empty(): void {
    rmSync(this.ballast, { force: true });
  }

  setReadOnly(readOnly: boolean): void {
    if (!mount(['-o', `remount,${readOnly ? 'ro' : 'rw'}`, this.folder]))
      throw new Error('remounting failed');
  }

  async remove(): Promise<void> {
    this.unmount();
    await rm(this.folder, { recursive: true, force: true });
  }

  private unmount(): void {
    spawnSync('umount', ['--lazy', this.folder]);
  }

  private get ballast(): string {
    return join(this.folder, 'ballast');
  }
}

function mount(args: string[]): boolean {
  return spawnSync('mount', args, { stdio: 'ignore' }).status === 0;
}
