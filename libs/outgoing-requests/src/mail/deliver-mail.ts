import { createHash } from 'node:crypto';
import { describeRequestFailure } from '../describe-request-failure.js';
import type { DeliveryOutcome } from '../targets/deliver.js';
import { maskSecrets } from '../targets/mask-secrets.js';
import type { ConfigOf, TargetMessage } from '../targets/target-adapter.js';
import type { Mailer } from './mailer.js';
import { toMail } from './to-mail.js';

const EXCERPT_CHARACTERS = 500;
export const NO_MAIL_SERVER = 'no mail server is set: ALMENARA_SMTP_URL and ALMENARA_SMTP_FROM are needed';

/** One attempt by e-mail. Does not reject. */
export async function deliverMail(
  mailer: Mailer | undefined,
  { to }: Pick<ConfigOf<'email'>, 'to'>,
  message: TargetMessage,
): Promise<DeliveryOutcome> {
  const mail = { id: message.id, to, ...toMail(message) };
  const begun = performance.now();
  const told = {
    retryAfterMs: null,
    requestHeaders: { subject: mail.subject, 'message-id': mail.id },
    bodyDigest: createHash('sha256').update(mail.text).digest('hex'),
  };
  const latencyMs = () => performance.now() - begun;
  const refused = { ...told, status: null, failureClass: 'refused', excerpt: '' } as const;
  if (!mailer) return { ...refused, failure: NO_MAIL_SERVER, latencyMs: latencyMs() };
  const excerptOf = (text: string) => maskSecrets(text, [mailer.password]).slice(0, EXCERPT_CHARACTERS);
  try {
    const { response, refused: left } = await mailer.send(mail);
    const told250 = { ...told, status: codeOf(response), failure: null, failureClass: null };
    const excerpt = excerptOf(left.length === 0 ? response : `not for ${left.join(', ')}: ${response}`);
    return { ...told250, excerpt, latencyMs: latencyMs() };
  } catch (error) {
    const { responseCode: status = null, response = '', command, code } = error as SmtpError;
    // After the text was sent and before the server answered nobody knows.
    const failureClass = status === null && command === 'DATA' ? 'ambiguous' : 'refused';
    const failure =
      code === 'EAUTH'
        ? 'the mail server refused the log-in'
        : status === null
          ? describeRequestFailure(error)
          : `the mail server answered ${status}`;
    return {
      ...refused,
      status,
      failure,
      failureClass,
      excerpt: excerptOf(response),
      latencyMs: latencyMs(),
    };
  }
}

interface SmtpError {
  readonly code?: string;
  readonly command?: string;
  readonly response?: string;
  readonly responseCode?: number;
}

function codeOf(response: string): number | null {
  const code = Number.parseInt(response, 10);
  return Number.isNaN(code) ? null : code;
}
