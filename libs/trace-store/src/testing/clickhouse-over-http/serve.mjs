// A stand-in for a ClickHouse server: its HTTP protocol, as far as @clickhouse/client speaks it, in front of the
// engine inside this process. It has no users, no query log and no cluster; what it runs is the real engine's SQL.
// Started by start.ts: node serve.mjs <folder>. Messages from the parent name the fault of the next request.
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { gunzipSync, gzipSync } from 'node:zlib';
import chdb from 'chdb';

const SESSIONS = 6;
const PROTOCOL = new Set(
  (
    'query query_id database default_format session_id role user password compress wait_end_of_query buffer_size ' +
    'enable_http_compression send_progress_in_http_headers http_headers_progress_interval_ms client_protocol_version'
  ).split(' '),
);
const STATUSES = { 60: 404, 62: 400, 81: 404, 159: 408, 202: 503, 456: 400 };

const folder = process.argv[2];
mkdirSync(folder, { recursive: true });
const idle = [];
const waiting = [];
for (let index = 0; index < SESSIONS; index++) {
  const session = new chdb.Session(folder);
  await session.queryAsync('SET implicit_select = 0, max_query_size = 33554432');
  idle.push(session);
}

let nextFault;
process.on('message', (fault) => {
  nextFault = fault;
  process.send({ fault });
});
// The parent's end, however it comes, is this process's end too.
process.on('disconnect', () => process.exit(0));

const server = createServer({ maxHeaderSize: 4 * 1024 * 1024 }, (request, response) => {
  answer(request, response).catch((error) => {
    const code = error.clickhouseCode ?? 1002;
    const text = /Code: \d+/.test(error.message)
      ? error.message
      : `Code: ${code}. DB::Exception: ${error.message}`;
    send(request, response, STATUSES[code] ?? 500, { 'x-clickhouse-exception-code': String(code) }, text);
  });
});
server.listen(0, '127.0.0.1', () => process.send({ url: `http://127.0.0.1:${server.address().port}` }));

async function answer(request, response) {
  const fault = nextFault;
  nextFault = undefined;
  if (fault === 'reset') return void request.socket.destroy();
  if (fault === 'hang') return;
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  if (fault === 'unavailable') return send(request, response, 503, {}, 'unavailable');
  let body = Buffer.concat(chunks);
  if (request.headers['content-encoding'] === 'gzip') body = gunzipSync(body);
  const url = new URL(request.url, 'http://server');
  if (url.pathname === '/ping') return send(request, response, 200, {}, 'Ok.\n');
  const { fields, text } = await readFields(url, request.headers['content-type'], body);
  const output = await withSession((session) => execute(session, fields, text));
  send(request, response, 200, { 'x-clickhouse-summary': '{}' }, output);
}

/** Parameters and settings stand in the address, long ones as parts of a form. */
async function readFields(url, contentType, body) {
  const fields = new Map(url.searchParams);
  if (contentType?.startsWith('multipart/form-data')) {
    const form = await new Response(body, { headers: { 'content-type': contentType } }).formData();
    for (const [name, value] of form)
      fields.set(name, typeof value === 'string' ? value : await value.text());
    return { fields, text: fields.get('query') };
  }
  const inAddress = fields.get('query');
  return { fields, text: inAddress ? `${inAddress}\n${body.toString()}` : body.toString() };
}

async function execute(session, fields, text) {
  const names = new Set();
  const undo = [];
  try {
    for (const [name, value] of fields) {
      if (PROTOCOL.has(name)) continue;
      if (name.startsWith('param_')) names.add(name.slice(6));
      else undo.push(name);
      await session.queryAsync(`SET ${name} = '${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`);
    }
    if (!/^\s*INSERT[\s\S]*FORMAT/i.test(text)) refuseMissing(text, names);
    const result = await session.queryAsync(text, { format: fields.get('default_format') ?? 'TabSeparated' });
    return Buffer.from(result.bytes());
  } finally {
    for (const name of undo) await session.queryAsync(`SET ${name} = DEFAULT`);
  }
}

/** A session keeps its parameters; a server forgets them with the request. */
function refuseMissing(text, names) {
  const missing = [...text.matchAll(/\{\s*(\w+)\s*:/g)].find(([, name]) => !names.has(name));
  if (!missing) return;
  const error = new Error(
    `Code: 456. DB::Exception: Substitution ${missing[1]} is not set. (UNKNOWN_QUERY_PARAMETER)`,
  );
  throw Object.assign(error, { clickhouseCode: 456 });
}

async function withSession(work) {
  const session = idle.pop() ?? (await new Promise((resolve) => waiting.push(resolve)));
  try {
    return await work(session);
  } finally {
    const next = waiting.shift();
    if (next) next(session);
    else idle.push(session);
  }
}

function send(request, response, status, headers, content) {
  if (response.headersSent) return;
  const zip = /gzip/.test(request.headers['accept-encoding'] ?? '') && content.length > 0;
  response.writeHead(status, { ...headers, ...(zip ? { 'content-encoding': 'gzip' } : {}) });
  response.end(zip ? gzipSync(content) : content);
}
