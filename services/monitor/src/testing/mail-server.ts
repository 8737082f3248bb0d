import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  /** Headers and body, with the lines put together again that were broken on the way. */
  readonly source: string;
}

export interface MailServer {
  readonly url: string;
  readonly received: ReceivedMail[];
  /** What it answers to mails from now on, instead of taking them. */
  refuse(code: number | undefined): void;
  stop(): Promise<void>;
}

/** A server that takes mails for everybody, with a log-in. */
export async function startMailServer(): Promise<MailServer> {
  const received: ReceivedMail[] = [];
  let refusal: number | undefined;
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth({ username, password }, _session, callback) {
      const isKnown = username === 'ann' && password === 'se@cret';
      callback(isKnown ? null : new Error('no'), isKnown ? { user: username } : undefined);
    },
    onData(stream, { envelope }, callback) {
      let source = '';
      stream.setEncoding('utf8').on('data', (chunk: string) => (source += chunk));
      stream.on('end', () => {
        if (refusal !== undefined) {
          callback(Object.assign(new Error('not now'), { responseCode: refusal }));
          return;
        }
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
        received.push({ from, to: envelope.rcptTo.map(({ address }) => address), source: unfold(source) });
        callback(null, 'taken');
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://ann:se%40cret@127.0.0.1:${port}`,
    received,
    refuse: (code) => (refusal = code),
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

function unfold(source: string): string {
  return source.replaceAll('=\r\n', '').replaceAll('\r\n ', ' ');
}
