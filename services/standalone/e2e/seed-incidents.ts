import { join } from 'node:path';
import { type NewIncident, openControlPlane } from '@almenara/control-plane';
import type { StandaloneProcess } from './standalone-process.js';

type Told = Omit<NewIncident, 'project' | 'dedupeKey'>;

/** Opens incidents in the product's folder as its monitor would. The product must not run meanwhile. */
export async function seedIncidents(
  { folder }: StandaloneProcess,
  incidents: readonly Told[],
): Promise<string[]> {
  const controlPlane = await openControlPlane({ kind: 'embedded', folder: join(folder, 'postgres') });
  try {
    await controlPlane.projects.ensure({ id: 'default', name: 'Default' });
    const keys: string[] = [];
    for (const [index, incident] of incidents.entries()) {
      const { key } = await controlPlane.incidents.open({
        project: 'default',
        dedupeKey: `seeded ${index}`,
        ...incident,
      });
      keys.push(key);
    }
    return keys;
  } finally {
    await controlPlane.close();
  }
}
