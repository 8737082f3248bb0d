// Takes what any client sends and, when asked, tells what arrived. Runs in a process of its own.
import { createServer } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { readArrivals } from './read-arrivals.mjs';

const requests = [];

// Nothing is read while clients are measured: both processes share the machine.
const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const { url, headers } = request;
    const packed = Buffer.concat(chunks);
    requests.push({ url, headers, packed });
    const isProto = headers['content-type']?.includes('protobuf');
    if (isProto) return response.writeHead(200, { 'content-type': 'application/x-protobuf' }).end();
    const isIngestion = url.endsWith('/ingestion');
    response.writeHead(isIngestion ? 207 : 200, { 'content-type': 'application/json' });
    if (isIngestion) response.end(answerIngestion(packed));
    else response.end(url === '/v1/batch' ? '{"accepted":0,"rejected":[]}' : '{}');
  });
});

function answerIngestion(body) {
  const successes = JSON.parse(body).batch.map(({ id }) => ({ id, status: 201 }));
  return JSON.stringify({ successes, errors: [] });
}

process.on('message', () => {
  const read = requests.map(({ url, headers, packed }) => ({
    url,
    type: headers['content-type'],
    body: headers['content-encoding'] === 'gzip' ? gunzipSync(packed) : packed,
  }));
  const bytes = requests.reduce((sum, { packed }) => sum + packed.length, 0);
  process.send({ ...readArrivals(read), bytes, requests: requests.length });
});
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
process.on('disconnect', () => process.exit());
