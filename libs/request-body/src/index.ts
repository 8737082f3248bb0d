export { BodyError, type BodyErrorCode } from './body-error.js';
export { makeWellFormed, parseJson } from './parse-json.js';
export { readBody, type BodyLimits } from './read-body.js';
export { takeRawBodies } from './take-raw-bodies.js';
