// Takes every batch at once, so that only the SDK is measured. Runs in a process of its own.
import { createServer } from 'node:http';
import { gunzipSync } from 'node:zlib';

const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const packed = Buffer.concat(chunks);
    const body = request.headers['content-encoding'] === 'gzip' ? gunzipSync(packed) : packed;
    const accepted = JSON.parse(body).events.length;
    response.end(JSON.stringify({ accepted, rejected: [] }));
    process.send({ accepted, bytes: packed.length });
  });
});
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
process.on('disconnect', () => process.exit());
