// A worker that never ends its job; its parent kills it. Tells on standard output that the job is under way.
import { openControlPlane } from '../dist/index.js';

const plane = await openControlPlane(JSON.parse(process.argv[2]));
await plane.jobs.send('killed', { number: 7 });
await plane.jobs.work('killed', () => {
  console.log('working');
  return new Promise(() => setInterval(() => undefined, 1000));
});
