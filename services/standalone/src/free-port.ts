import { createServer, type AddressInfo } from 'node:net';

/** A free port of an address: the wanted one, or any. Undefined when the wanted one is taken. */
export async function reservePort(host: string, wanted: number): Promise<number | undefined>;
export async function reservePort(host: string): Promise<number>;
export async function reservePort(host: string, wanted = 0): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) =>
      wanted !== 0 && error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    );
    server.listen(wanted, host, () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
