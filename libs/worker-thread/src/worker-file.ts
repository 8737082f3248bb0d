/** How a worker's file is started: built code as it is, sources with Node's own stripping of types. */
export interface WorkerFile {
  readonly url: URL;
  readonly execArgv: readonly string[];
}

/**
 * Sources name each other `x.js`, as they are built. Node does not look for `x.ts` then; this hook does, in the worker
 * only.
 */
const RESOLVE_SOURCES = `
import { registerHooks } from 'node:module';
registerHooks({
  resolve(specifier, context, next) {
    const fromSource = context.parentURL?.endsWith('.ts') && /^\\.{1,2}\\/.*\\.js$/.test(specifier);
    return next(fromSource ? specifier.replace(/\\.js$/, '.ts') : specifier, context);
  },
});`;

/** `base` is the URL of a module in the same folder as the worker. */
export function workerFile(name: string, base: string): WorkerFile {
  const url = moduleUrl(name, base);
  if (!base.endsWith('.ts')) return { url, execArgv: [] };
  return {
    url,
    execArgv: [
      '--conditions=source',
      `--import=data:text/javascript,${encodeURIComponent(RESOLVE_SOURCES)}`,
      '--disable-warning=ExperimentalWarning',
    ],
  };
}

/** A module beside the one whose URL is `base`, built or in source like that one. */
export function moduleUrl(name: string, base: string): URL {
  return new URL(`./${name}${base.endsWith('.ts') ? '.ts' : '.js'}`, base);
}
