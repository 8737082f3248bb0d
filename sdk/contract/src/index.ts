export * from './estimate.js';
export * from './routes/index.js';
export * from './wire/index.js';
