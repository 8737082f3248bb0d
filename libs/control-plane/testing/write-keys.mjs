/** Opens the control plane given as JSON and makes keys until it is killed; prints each key once it is acknowledged. */
import { writeSync } from 'node:fs';
import { byConfiguration, openControlPlane } from '../dist/index.js';

const controlPlane = await openControlPlane(JSON.parse(process.argv[2]));
await controlPlane.projects.ensure({ id: 'default', name: 'Default' });
process.on('disconnect', () => process.exit(1));
for (let n = 0; ; n++) {
  const { key } = await controlPlane.keys.create(
    'default',
    { name: `key ${n}` },
    byConfiguration('createKey'),
  );
  writeSync(1, `${key}\n`);
}
