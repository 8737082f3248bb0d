export { SESSION_COOKIE } from './access/session-cookie.js';
export { ApiModule } from './api.module.js';
export { API_SERVER_OPTIONS, type ApiOptions } from './api-options.js';
