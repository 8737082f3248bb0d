import { datasetFilterSchema } from '@almenara/contract';
import { BY_TEST } from './people.js';
import type { RunningApi } from './start-api.js';

/** A dataset of a project, in the place of the one before: a project has not many. */
export async function addDataset({ controlPlane }: RunningApi, project: string): Promise<string> {
  const { datasets } = controlPlane;
  for (const { id } of await datasets.list(project, { limit: 100 })) {
    await datasets.remove(project, id, BY_TEST);
  }
  const filter = datasetFilterSchema.parse({});
  return (await datasets.create({ project, name: 'd', filter, ttlMs: 3_600_000 }, BY_TEST)).id;
}

/** For each operation on datasets an input with which it succeeds. */
export function makeDatasetInputs(api: RunningApi) {
  const dataset = async (project: string) => ({ project, dataset: await addDataset(api, project) });
  const ofProject = (project: string) => ({ params: { project } });
  return {
    createDataset: async (project: string) => {
      if (project !== 'nowhere') await addDataset(api, project);
      return { params: { project }, body: { name: 'failed answers', filter: {} } };
    },
    listDatasets: ofProject,
    getDataset: async (project: string) => ({ params: await dataset(project) }),
    linkDataset: async (project: string) => ({ params: await dataset(project), body: {} }),
    removeDataset: async (project: string) => ({ params: await dataset(project) }),
  };
}
