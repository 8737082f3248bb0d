import { MONITOR_STREAM_PREFIX } from '@almenara/contract';
import { expect, test } from 'vitest';
import { makeTarget } from '../testing/make-target.js';
import { BY, onEachBackend } from '../testing/on-each-backend.js';
import { reIndexAlarm } from '../testing/remediation-inputs.js';

onEachBackend('what a target is told of an incident', (bench) => {
  test('its severity, all its streams, and the monitors that watch them, by name', async () => {
    const monitors = await bench.plane.monitors.list('shop');
    const [monitor] = monitors;
    const target = await bench.plane.targets.create('shop', makeTarget(), BY);
    const openedAt = new Date(bench.now);
    const stream = `${MONITOR_STREAM_PREFIX}${monitor!.id}`;
    const told = {
      kind: 'monitor' as const,
      severity: 'critical' as const,
      cause: 'stale_or_missing_documents',
    };
    const { key } = await bench.plane.incidents.open(reIndexAlarm('shop', openedAt, { ...told, stream }));
    // Of the same cause, and so of the same incident.
    const second = reIndexAlarm('shop', openedAt, { stream: 'prompt', encoder: 'static' });
    expect(await bench.plane.incidents.open(second)).toMatchObject({ key, opened: false });
    await bench.plane.incidents.close('shop', key, { resolution: 'resolved' }, BY);
    const deliveries = await bench.plane.deliveryLog.list('shop', { target: target.id }, { limit: 9 });
    const data = Object.fromEntries(
      await Promise.all(
        deliveries.map(async ({ id, event }) => {
          return [event, (await bench.plane.deliveryLog.get('shop', id))!.data] as const;
        }),
      ),
    );
    expect(data['incident.opened']).toMatchObject({
      key,
      severity: 'critical',
      streams: [{ kind: 'monitor', stream, cause: 'stale_or_missing_documents' }],
      monitors: [{ id: monitor!.id, name: expect.any(String) }],
    });
    expect(data['incident.closed']).toMatchObject({
      state: 'closed',
      streams: [{ stream }, { stream: 'prompt', encoder: 'static', addedAt: openedAt.toISOString() }],
      monitors: [{ id: monitor!.id }],
    });
    // Evidence, and with it what users wrote, stays here.
    expect(JSON.stringify(data)).not.toContain('evidence');
    await bench.plane.targets.remove('shop', target.id, BY);
  });
});
