/**
 * Embeds texts with the shipped sentence model, one after another as the product does.
 * Usage: node embed-texts.ts <texts.json: array of strings> <vectors.f32: 384 floats a text, in order>
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openModelHost } from '@almenara/local-models';

const AT_ONCE = 200;

const [textsFile, vectorsFile] = process.argv.slice(2);
if (!textsFile || !vectorsFile) throw new Error('usage: node embed-texts.ts <texts.json> <vectors.f32>');
const texts = JSON.parse(readFileSync(textsFile, 'utf8')) as string[];
const host = await openModelHost({ modelsFolder: fileURLToPath(new URL('../..', import.meta.url)) });
const vectors: Float32Array[] = [];
for (let first = 0; first < texts.length; first += AT_ONCE) {
  vectors.push(...(await host.embed(texts.slice(first, first + AT_ONCE))).result);
}
await host.close();
writeFileSync(
  vectorsFile,
  Buffer.concat(
    vectors.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength)),
  ),
);
