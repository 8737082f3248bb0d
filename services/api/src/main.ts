import 'reflect-metadata';
import { readConfiguration } from '@almenara/configuration';
import { openControlPlane } from '@almenara/control-plane';
import { need, runProcess } from '@almenara/process-host';
import { createMailer } from '@almenara/outgoing-requests';
import { migrate, openTraceStore } from '@almenara/trace-store';
import { API_SERVER_OPTIONS } from './api-options.js';
import { ApiModule } from './api.module.js';

const migrations = new URL('../../../migrations/clickhouse/', import.meta.url);
const FIRST_PROJECT = { id: 'default', name: 'Default' };

await runProcess({
  name: 'api',
  // Live streams never end by themselves, so they are cut when the process ends.
  serverOptions: { ...API_SERVER_OPTIONS, forceCloseConnections: true },
  readConfiguration: () => readConfiguration(process.env, { repositoryRoot: process.cwd() }),
  async open(configuration, registry) {
    const servers = need(configuration, 'clickhouseUrl', 'databaseUrl');
    const store = await openTraceStore({ kind: 'server', url: servers.clickhouseUrl });
    await migrate(store, migrations);
    const controlPlane = await openControlPlane({ kind: 'postgres', url: servers.databaseUrl });
    await controlPlane.projects.ensure(FIRST_PROJECT);
    const { ingestKey, adminToken, host, port, publicUrl = `http://${host}:${port}` } = configuration;
    if (ingestKey) await controlPlane.keys.ensure(FIRST_PROJECT.id, ingestKey, 'preset');
    return {
      module: ApiModule.register({
        store,
        controlPlane,
        adminToken,
        publicUrl: () => publicUrl,
        mailer: configuration.smtp && createMailer(configuration.smtp),
        privateTargets: configuration.allowPrivateTargets ? 'allowed' : 'refused',
        // The control plane keeps hashes only; a preset key is known to whoever set it.
        ingestKey: () => Promise.resolve(null),
        registry,
      }),
      checks: { store: () => store.ping(), controlPlane: () => controlPlane.ping() },
      async close() {
        await controlPlane.close();
        await store.close();
      },
    };
  },
});
