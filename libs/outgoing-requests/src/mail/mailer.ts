/** The operator's own server: the rules for addresses that people enter do not hold for it. */
export interface MailServer {
  readonly url: string;
  readonly from: string;
}

export interface Mail {
  /** The same at each attempt, so that a mailbox may tell what it has had already. */
  readonly id: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
}

export interface Mailer {
  /** Answers what the server said, with the addresses that it refused while it took others. */
  send(mail: Mail): Promise<{ readonly response: string; readonly refused: readonly string[] }>;
  /** Of the server; not to be told to anybody. */
  readonly password: string;
}

const TIMEOUT_MS = 15_000;

/** Connects for each mail: they are few, and a connection that is kept is one that breaks. */
export function createMailer({ url, from }: MailServer): Mailer {
  const domain = from.slice(from.lastIndexOf('@') + 1);
  return {
    password: decodeURIComponent(new URL(url).password),
    async send({ id, to, subject, text }) {
      const { createTransport } = await import('nodemailer');
      const transport = createTransport({
        url,
        connectionTimeout: TIMEOUT_MS,
        greetingTimeout: TIMEOUT_MS,
        socketTimeout: TIMEOUT_MS,
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      const { response, rejected } = await transport.sendMail({
        from: { name: 'Almenara', address: from },
        to: to.map((address) => ({ name: '', address })),
        subject,
        text,
        messageId: `<${id}@${domain}>`,
        headers: { 'auto-submitted': 'auto-generated' },
      });
      return { response, refused: rejected };
    },
  };
}
