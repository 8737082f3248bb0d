/** The API on embedded engines in the folder told, for measurements over HTTP. */
import { join } from 'node:path';
import { API_SERVER_OPTIONS, ApiModule } from '@almenara/api';
import { readConfiguration } from '@almenara/configuration';
import { openControlPlane } from '@almenara/control-plane';
import { runProcess } from '@almenara/process-host';
import { openTraceStore } from '@almenara/trace-store';

const [folder, project, adminToken] = process.argv.slice(2);

await runProcess({
  name: 'drift-api',
  serverOptions: API_SERVER_OPTIONS,
  readConfiguration: () => ({
    ...readConfiguration({}, { repositoryRoot: folder }),
    host: '127.0.0.1',
    port: 0,
  }),
  async open(_configuration, registry) {
    const store = await openTraceStore({ kind: 'embedded', folder: join(folder, 'store') });
    const controlPlane = await openControlPlane({ kind: 'embedded', folder: join(folder, 'control-plane') });
    await controlPlane.projects.ensure({ id: project, name: project });
    const module = ApiModule.register({
      store,
      controlPlane,
      adminToken,
      publicUrl: () => 'http://127.0.0.1',
      ingestKey: () => Promise.resolve(null),
      registry,
    });
    return {
      module,
      checks: {},
      async close() {
        await controlPlane.close();
        await store.close();
      },
    };
  },
});
