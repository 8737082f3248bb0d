import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** The way to a server, which can be cut and mended while both ends live. */
export class CuttableLink {
  private readonly sockets = new Set<Socket>();
  private server: Server | undefined;
  private chosen = 0;

  constructor(
    private readonly targetPort: number,
    private readonly targetHost = '127.0.0.1',
  ) {}

  get port(): number {
    return this.chosen;
  }

  /** The address of the target, with this link in between. */
  static async to(url: string): Promise<{ link: CuttableLink; url: string }> {
    const target = new URL(url);
    const link = new CuttableLink(Number(target.port), target.hostname);
    await link.mend();
    target.host = `127.0.0.1:${link.port}`;
    return { link, url: target.href };
  }

  /** Takes connections, again on the same port. */
  async mend(): Promise<void> {
    const server = createServer((near) => {
      const far = connect(this.targetPort, this.targetHost);
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        this.sockets.add(one);
        one.on('error', () => other.destroy());
        one.on('close', () => {
          this.sockets.delete(one);
          other.destroy();
        });
        one.pipe(other);
      }
    }).listen(this.chosen, '127.0.0.1');
    await once(server, 'listening');
    this.chosen = (server.address() as AddressInfo).port;
    this.server = server;
  }

  /** Breaks what is open and refuses what comes. */
  async cut(): Promise<void> {
    const { server } = this;
    if (!server) return;
    this.server = undefined;
    const closed = once(server, 'close');
    server.close();
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }
}
