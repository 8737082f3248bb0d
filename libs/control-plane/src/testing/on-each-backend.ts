import { afterAll, beforeAll, describe } from 'vitest';
import { type DataSource } from 'typeorm';
import { byConfiguration } from '../audit-log/actor.js';
import { type ControlPlaneLocation } from '../data-source/control-plane-location.js';
import { createDataSource } from '../data-source/create-data-source.js';
import { type ControlPlane, openControlPlane } from '../open-control-plane.js';
import { backends } from './backends.js';

export const BY = byConfiguration('test');

/** A control plane with the projects `shop` and `rival`, and a clock that tests may move. */
export interface Bench {
  readonly plane: ControlPlane;
  readonly location: ControlPlaneLocation;
  now: number;
  /** Runs with the database alone; the control plane is open again afterwards. */
  withDatabase<T>(use: (dataSource: DataSource) => Promise<T>): Promise<T>;
}

/** Declares the tests once for the embedded engine and once for PostgreSQL. */
export function onEachBackend(subject: string, declare: (bench: Bench) => void): void {
  for (const backend of backends) {
    const suite = backend.absent ? describe.skip : describe;
    const needs = backend.name === 'PostgreSQL' ? ' (needs postgres)' : '';
    suite(`${subject} on ${backend.name}${needs}`, () => {
      let plane: ControlPlane;
      let location: ControlPlaneLocation;
      const open = () => openControlPlane({ ...location, clock: () => bench.now });
      const bench: Bench = {
        get plane() {
          return plane;
        },
        get location() {
          return location;
        },
        now: Date.parse('2026-03-01T12:00:00Z'),
        async withDatabase(use) {
          await plane.close();
          const dataSource = createDataSource(location);
          await dataSource.initialize();
          try {
            return await use(dataSource);
          } finally {
            await dataSource.destroy();
            plane = await open();
          }
        },
      };
      beforeAll(async () => {
        await backend.start();
        location = await backend.createFresh();
        plane = await open();
        await plane.projects.ensure({ id: 'shop', name: 'Shop' });
        await plane.projects.ensure({ id: 'rival', name: 'Rival' });
      });
      afterAll(async () => {
        await plane?.close();
        await backend.stop();
      });
      declare(bench);
    });
  }
}
