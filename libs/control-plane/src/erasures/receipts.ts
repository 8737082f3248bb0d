import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
} from 'node:crypto';
import { canonicalJson } from '@almenara/contract';
import { type DataSource, type Repository } from 'typeorm';
import { type Clock } from '../clock.js';
import { receiptKeyEntity, type ReceiptKeyRow } from './erasure.entity.js';

export type ReceiptVerdict = 'valid' | 'malformed' | 'unknown_key' | 'wrong_signature';

/** Signs and verifies by Ed25519, over all fields but the signature as JSON with sorted keys. */
export class Receipts {
  private readonly rows: Repository<ReceiptKeyRow>;

  constructor(
    dataSource: DataSource,
    private readonly clock: Clock,
  ) {
    this.rows = dataSource.getRepository(receiptKeyEntity);
  }

  /** The key that signs; made when it is first asked for. */
  async publicKey(): Promise<{ keyId: string; publicKey: string }> {
    const { id, publicKey } = await this.key();
    return { keyId: id, publicKey };
  }

  async sign<Fields extends object>(fields: Fields): Promise<Fields & { keyId: string; signature: string }> {
    const { id, privateKey } = await this.key();
    const signed = { ...fields, keyId: id };
    const signature = sign(null, Buffer.from(canonicalJson(signed)), createPrivateKey(privateKey));
    return { ...signed, signature: signature.toString('base64') };
  }

  async verify(receipt: unknown): Promise<ReceiptVerdict> {
    if (typeof receipt !== 'object' || receipt === null) return 'malformed';
    const { signature, ...signed } = receipt as Record<string, unknown>;
    const { keyId } = signed;
    if (typeof signature !== 'string' || typeof keyId !== 'string') return 'malformed';
    const key = await this.rows.findOneBy({ id: keyId });
    if (!key) return 'unknown_key';
    const text = Buffer.from(canonicalJson(signed));
    const good = verify(null, text, createPublicKey(key.publicKey), Buffer.from(signature, 'base64'));
    return good ? 'valid' : 'wrong_signature';
  }

  /** The oldest: of two that were made at the same time everybody then takes the same one. */
  private async key(): Promise<ReceiptKeyRow> {
    const order = { createdAt: 'ASC', id: 'ASC' } as const;
    const [known] = await this.rows.find({ order, take: 1 });
    if (known) return known;
    await this.rows.insert(this.makeKey());
    return (await this.rows.find({ order, take: 1 }))[0]!;
  }

  private makeKey(): ReceiptKeyRow {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const raw = publicKey.export({ type: 'spki', format: 'der' });
    return {
      id: createHash('sha256').update(raw).digest('hex').slice(0, 16),
      privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
      createdAt: new Date(this.clock()),
    };
  }
}
