import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { copyFreshDatabase } from '@almenara/control-plane/fresh-database';
import { ADMIN_TOKEN, askFrom, listFrom } from './ask-api.js';

const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));

export const INGEST_KEY = 'alm_test_ingest_key_0123456789';

/** The built product in a process of its own, on a folder of its own. */
export class StandaloneProcess {
  private child: ChildProcess | undefined;
  /** Everything it wrote, for messages of failed tests. */
  output = '';

  private constructor(
    readonly folder: string,
    readonly port: number,
    private readonly environment: Record<string, string>,
  ) {}

  /** In a new folder of its own, inside the one given, with a fresh database: its first start takes seconds less. */
  static async create(
    environment: Record<string, string> = {},
    parent = tmpdir(),
  ): Promise<StandaloneProcess> {
    const standalone = await StandaloneProcess.createFromNothing(environment, parent);
    await copyFreshDatabase(join(standalone.folder, 'postgres'));
    return standalone;
  }

  /** As a user starts it for the first time. */
  static async createFromNothing(
    environment: Record<string, string> = {},
    parent = tmpdir(),
  ): Promise<StandaloneProcess> {
    const folder = await mkdtemp(join(parent, 'almenara-e2e-'));
    return new StandaloneProcess(folder, await findFreePort(), environment);
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get pid(): number {
    return this.child!.pid!;
  }

  /** The address that logs a person in, as the terminal shows it. */
  get logInUrl(): string {
    return /log in: (\S+)/.exec(this.output)![1]!;
  }

  launch(): ChildProcess {
    this.output = '';
    this.child = spawn(process.execPath, [main], {
      env: {
        PATH: process.env['PATH'],
        HOME: process.env['HOME'],
        ALMENARA_DATA: this.folder,
        ALMENARA_PORT: String(this.port),
        ALMENARA_DEMO: 'off',
        ALMENARA_INGEST_KEY: INGEST_KEY,
        ALMENARA_ADMIN_TOKEN: ADMIN_TOKEN,
        ALMENARA_LOG_LEVEL: 'warn',
        // Other files run beside, and would leave inference nothing of two cores.
        ALMENARA_INFERENCE_PRIORITY: 'normal',
        ...this.environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.child.stdout!, this.child.stderr!]) {
      stream.setEncoding('utf8').on('data', (text: string) => (this.output += text));
    }
    return this.child;
  }

  /** Resolves when the product says that it is ready and has told the log-in link. */
  async start(): Promise<void> {
    const child = this.launch();
    await new Promise<void>((resolve, reject) => {
      const look = () => {
        if (!/^log in: \S+\n/m.test(this.output)) return;
        child.stdout!.off('data', look);
        resolve();
      };
      child.stdout!.on('data', look);
      child.once('exit', (code) =>
        reject(new Error(`ended with ${code} before it was ready:\n${this.output}`)),
      );
    });
  }

  /** Resolves with the exit code of a process that ends by itself. */
  async exitCode(): Promise<number | null> {
    const child = this.child!;
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    return child.exitCode;
  }

  async kill9(): Promise<void> {
    const child = this.child!;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    const child = this.child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
    return child.exitCode;
  }

  async remove(): Promise<void> {
    await this.kill9();
    await rm(this.folder, { recursive: true, force: true });
  }

  get<Answer>(path: string): Promise<Answer> {
    return askFrom(this.url, path);
  }

  list<Item>(path: string): Promise<Item[]> {
    return listFrom(this.url, path);
  }
}

export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
