// Takes what any client sends and counts the marks of answers in it. Runs in a process of its own.
import { createServer } from 'node:http';
import { gunzipSync } from 'node:zlib';

const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const packed = Buffer.concat(chunks);
    const body = request.headers['content-encoding'] === 'gzip' ? gunzipSync(packed) : packed;
    const text = body.toString('latin1');
    const marks = [...new Set(text.match(/mark-\d+;/g))];
    if (packed.length > 0) process.send({ marks, bytes: packed.length });
    const isProto = request.headers['content-type']?.includes('protobuf');
    if (isProto) return response.writeHead(200, { 'content-type': 'application/x-protobuf' }).end();
    response.writeHead(request.url.endsWith('/ingestion') ? 207 : 200, {
      'content-type': 'application/json',
    });
    response.end(reply(request.url, body));
  });
});

function reply(url, body) {
  if (url === '/v1/batch') return JSON.stringify({ accepted: JSON.parse(body).events.length, rejected: [] });
  if (!url.endsWith('/ingestion')) return '{}';
  const successes = JSON.parse(body).batch.map(({ id }) => ({ id, status: 201 }));
  return JSON.stringify({ successes, errors: [] });
}

server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
process.on('disconnect', () => process.exit());
