import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { kafkaProperties } from './kafka-properties.js';

/** Where `scripts/kafka-jars.mjs` puts the broker's jars. */
const jars = fileURLToPath(new URL('../../../../.kafka/', import.meta.url));
const START_MS = 60_000;
const JVM = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn'];

export const hasKafka = existsSync(jars) && spawnSync('java', ['-version']).status === 0;

/** A real broker in a process of its own, with its data in a temporary folder. */
export class KafkaBroker {
  #process: ChildProcess | undefined;
  readonly #reap = () => this.#process?.kill('SIGKILL');

  private constructor(
    readonly folder: string,
    readonly port: number,
  ) {}

  /** `more` are properties of the broker beside those that tests need. */
  static async start(more: Readonly<Record<string, string>> = {}): Promise<KafkaBroker> {
    const folder = await mkdtemp(join(tmpdir(), 'kafka-'));
    const broker = new KafkaBroker(folder, await findFreePort());
    const properties = join(folder, 'server.properties');
    await writeFile(properties, kafkaProperties(folder, broker.port, await findFreePort(), more));
    const format = java(
      '128m',
      'kafka.tools.StorageTool',
      'format',
      '-t',
      'MkU3OEVBNTcwNTJENDM2Qg',
      '-c',
      properties,
    );
    const { status, stderr } = spawnSync('java', format, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`the folder of the broker cannot be prepared: ${stderr}`);
    await broker.start();
    return broker;
  }

  get brokers(): readonly string[] {
    return [`127.0.0.1:${this.port}`];
  }

  get pid(): number {
    return this.#process!.pid!;
  }

  /** Starts it again on the same data and port. */
  async start(): Promise<void> {
    const output = await open(join(this.folder, 'broker.log'), 'a');
    const command = java('256m', 'kafka.Kafka', join(this.folder, 'server.properties'));
    const child = spawn('java', command, { stdio: ['ignore', output.fd, output.fd] });
    this.#process = child;
    process.once('exit', this.#reap);
    await output.close();
    const deadline = performance.now() + START_MS;
    // The port opens when the broker is registered, so an open port means ready.
    while (!(await isOpen(this.port))) {
      if (child.exitCode !== null) throw new Error(`the broker ended with code ${child.exitCode}`);
      if (performance.now() > deadline) throw new Error('the broker did not start in time');
      await pause(50);
    }
  }

  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const child = this.#process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
    process.off('exit', this.#reap);
  }

  async remove(): Promise<void> {
    await this.kill();
    await rm(this.folder, { recursive: true, force: true });
  }
}

function java(heap: string, main: string, ...words: string[]): string[] {
  return [`-Xmx${heap}`, ...JVM, '-cp', join(jars, '*'), main, ...words];
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('close', () => socket.destroy());
    socket.once('connect', () => socket.destroy());
  });
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
