/**
 * Sends spans from a process of its own. Arguments as JSON: {url, key, door, spans, connections, spansPerSecond?}.
 * Tells on its channel when it starts and when the last request is acknowledged. Bodies are made beforehand as
 * far as memory allows, so that making them costs the server little.
 */
import http from 'node:http';
import { gzipSync } from 'node:zlib';
import { batchRequest, otlpJsonRequest, otlpRequest, SPANS_PER_REQUEST } from './bodies.mjs';

const { url, key, door, spans, connections, spansPerSecond } = JSON.parse(process.argv[2]);
const requests = Math.ceil(spans / SPANS_PER_REQUEST);
const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
const doors = {
  otlp: { path: '/v1/traces', type: 'application/x-protobuf', make: otlpRequest, zip: false },
  'otlp json': { path: '/v1/traces', type: 'application/json', make: otlpJsonRequest, zip: false },
  sdk: { path: '/v1/batch', type: 'application/json', make: batchRequest, zip: true },
};
const { path, type, make, zip } = doors[door];

const prepared = [];
for (let index = 0; index < Math.min(requests, 1500); index++) prepared.push(body(index));
let next = 0;
let refused = 0;
const started = Date.now();
process.send({ started });
await Promise.all(Array.from({ length: connections }, work));
process.send({
  finished: Date.now(),
  refused,
  bytesPerSpan: Math.round(make(0, started).length / SPANS_PER_REQUEST),
});
agent.destroy();
process.disconnect();

async function work() {
  while (next < requests) {
    const index = next++;
    if (spansPerSecond) await until(started + (index * SPANS_PER_REQUEST * 1000) / spansPerSecond);
    const content = prepared[index] ?? body(index);
    prepared[index] = undefined;
    while (!(await post(content))) {
      refused++;
      await until(Date.now() + 50);
    }
  }
}

function body(index) {
  const content = make(index, Date.now());
  return zip ? gzipSync(content, { level: 1 }) : content;
}

function until(time) {
  const wait = time - Date.now();
  return wait > 0 ? new Promise((resolve) => setTimeout(resolve, wait)) : undefined;
}

function post(content) {
  return new Promise((resolve, reject) => {
    const request = http.request(
      url + path,
      {
        method: 'POST',
        agent,
        headers: {
          authorization: `Bearer ${key}`,
          'content-type': type,
          'content-length': content.length,
          ...(zip ? { 'content-encoding': 'gzip' } : {}),
        },
      },
      (response) => {
        response.resume();
        response.on('end', () => {
          if (response.statusCode === 200) resolve(true);
          else if (response.statusCode === 429 || response.statusCode === 503) resolve(false);
          else reject(new Error(`answered ${response.statusCode}`));
        });
      },
    );
    request.on('error', reject);
    request.end(content);
  });
}
