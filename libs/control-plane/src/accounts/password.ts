import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto';

/** By OWASP's advice for argon2id; hashes made with other parameters are renewed at the next log-in. */
const PARAMETERS = { memory: 19_456, passes: 2, parallelism: 1 };
const TAG_BYTES = 32;
const SALT_BYTES = 16;

/** Checked when there is no account, so that the answer takes as long. No password has this hash. */
export const NOBODYS_HASH = toPhc(PARAMETERS, Buffer.alloc(SALT_BYTES), Buffer.alloc(TAG_BYTES));

/** PHC form: algorithm, version, parameters, salt and hash in one string. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  return toPhc(PARAMETERS, salt, await derive(password, salt, PARAMETERS, TAG_BYTES));
}

export async function isPassword(password: string, phc: string): Promise<boolean> {
  const { parameters, salt, tag } = fromPhc(phc);
  return timingSafeEqual(tag, await derive(password, salt, parameters, tag.length));
}

/** True when the hash was made with other parameters than today's. */
export function isOutdated(phc: string): boolean {
  const { parameters, tag } = fromPhc(phc);
  return (
    tag.length !== TAG_BYTES ||
    (Object.keys(PARAMETERS) as (keyof typeof PARAMETERS)[]).some(
      (name) => parameters[name] !== PARAMETERS[name],
    )
  );
}

function derive(
  password: string,
  nonce: Buffer,
  parameters: typeof PARAMETERS,
  tagLength: number,
): Promise<Buffer> {
  // One password typed on two keyboards may come in two forms of Unicode.
  const message = Buffer.from(password.normalize('NFKC'));
  const given: Argon2Parameters = { message, nonce, tagLength, ...parameters };
  return new Promise((resolve, reject) => {
    argon2('argon2id', given, (error, tag) => (error ? reject(error) : resolve(tag)));
  });
}

function toPhc({ memory, passes, parallelism }: typeof PARAMETERS, salt: Buffer, tag: Buffer): string {
  const text = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '');
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${text(salt)}$${text(tag)}`;
}

function fromPhc(phc: string): { parameters: typeof PARAMETERS; salt: Buffer; tag: Buffer } {
  const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(phc);
  if (!parts) throw new Error('a stored password hash is not argon2id in PHC form');
  const [, memory, passes, parallelism, salt, tag] = parts;
  return {
    parameters: { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
    salt: Buffer.from(salt!, 'base64'),
    tag: Buffer.from(tag!, 'base64'),
  };
}
