export { type Clock } from './clock.js';
export { ControlPlaneError, type ControlPlaneProblem } from './control-plane-error.js';
export { type ControlPlaneLocation } from './data-source/control-plane-location.js';
export { type KeyResolution } from './keys/decide-key-status.js';
export { isKey, KEY_RULE } from './keys/key-rule.js';
export { type ApiKey, type NewKey } from './keys/keys.js';
export { type ControlPlane, type ControlPlaneOptions, openControlPlane } from './open-control-plane.js';
export { type NewProject } from './projects/new-project.js';
export { type Project } from './projects/projects.js';
