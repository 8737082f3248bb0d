import { existsSync } from 'node:fs';
import { Child } from './child-process.js';
import { reservePort } from './free-port.js';
import { StartFailure } from './start-failure.js';

/** The console's server as a process of its own: rendering pages must not hold up the intake of data. */
export interface ConsoleProcess {
  /** Where it listens, on loopback only. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Ends what hangs; a machine that is busy otherwise takes half a minute. */
const START_TIMEOUT_MS = 180_000;
/** Pauses before it is started again after it ended by itself. */
const FIRST_RESTART_MS = 1000;
const LONGEST_RESTART_MS = 60_000;

export interface ConsoleOptions {
  /** The built server script. */
  readonly script: string;
  /** Where pages reach the API while they are rendered. */
  readonly apiUrl: string;
  readonly log: (line: string) => void;
}

export async function startConsole({ script, apiUrl, log }: ConsoleOptions): Promise<ConsoleProcess> {
  if (!existsSync(script)) throw new StartFailure('the console is not built; run: npm run build');
  const port = await reservePort('127.0.0.1');
  const environment = { PORT: String(port), HOSTNAME: '127.0.0.1', API_URL: apiUrl };
  let stopped = false;
  let child: Child;
  let timer: NodeJS.Timeout | undefined;
  let pause = FIRST_RESTART_MS;

  const ready = new Promise<void>((resolve, reject) => {
    let isReady = false;
    const deadline = setTimeout(
      () => reject(new StartFailure(`the console did not start within ${START_TIMEOUT_MS / 1000} s`)),
      START_TIMEOUT_MS,
    );
    const start = () => {
      child = new Child({
        script,
        environment,
        onOutput: (line) => {
          if (!/Ready in \d/.test(line)) return log(line);
          clearTimeout(deadline);
          isReady = true;
          resolve();
        },
        onExit: (code) => {
          if (!isReady) {
            clearTimeout(deadline);
            return reject(new StartFailure('the console ended while it started; its output stands above'));
          }
          if (stopped) return;
          log(`the console ended (code ${code ?? 'none'}) and is started again`);
          timer = setTimeout(start, pause);
          pause = Math.min(pause * 2, LONGEST_RESTART_MS);
        },
      });
    };
    start();
  });
  const stop = async () => {
    stopped = true;
    clearTimeout(timer);
    await child.stop();
  };
  try {
    await ready;
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: `http://127.0.0.1:${port}`, stop };
}
