import { once } from 'node:events';
import { createServer } from 'node:net';
import { StartFailure } from './start-failure.js';

/** Fails before any engine opens if nothing can listen at the address. */
export async function probeAddress(host: string, port: number): Promise<void> {
  if (port === 0) return;
  const server = createServer();
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw explainListenFailure(error, host, port);
  }
  server.close();
  await once(server, 'close');
}

export function explainListenFailure(error: unknown, host: string, port: number): StartFailure {
  const code = (error as NodeJS.ErrnoException).code;
  const address = `${host}:${port}`;
  switch (code) {
    case 'EADDRINUSE':
      return new StartFailure(
        `${address} is taken by another process. Stop it, or choose another port with ALMENARA_PORT.`,
        { cause: error },
      );
    case 'EACCES':
      return new StartFailure(
        `this user may not listen on ${address}. Choose a port above 1023 with ALMENARA_PORT.`,
        { cause: error },
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new StartFailure(`this machine has no address ${host}. Check ALMENARA_HOST.`, { cause: error });
    default:
      return new StartFailure(`cannot listen on ${address} (${code ?? 'unknown error'}).`, { cause: error });
  }
}
