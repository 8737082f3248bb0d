/** Opens and closes a trace store and tells which libraries of the embedded engine are loaded then. Argument: its options. */
import { openTraceStore } from '../dist/index.js';

const store = await openTraceStore(JSON.parse(process.argv[2]));
const answer = await store.ping().then(
  () => 'answered',
  ({ message }) => message,
);
await store.close();
const { sharedObjects } = process.report.getReport();
console.log(JSON.stringify({ answer, engines: sharedObjects.filter((file) => /chdb/i.test(file)) }));
