// One app for both module formats: records a call and ends without waiting for anything.
const [built, format, endpoint, key, mode] = process.argv.slice(2);
const path = `${built}/${format === 'cjs' ? 'cjs/' : ''}index.js`;
const { createRequire } = await import('node:module');
const sdk = format === 'cjs' ? createRequire(import.meta.url)(path) : await import(path);
// Whoever waits for a request that hangs waits for long.
sdk.init({ endpoint, key, ...(mode === 'no-exit-flush' ? { exitFlushMs: 0, timeoutMs: 600_000 } : {}) });
const value = await sdk.trace('script', async () => sdk.generation('call', { input: format }, () => 42));
if (mode === 'flush') await sdk.flush();
console.log(value);
