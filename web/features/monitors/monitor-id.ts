/** As the API knows monitors: a default by its name, others by a UUID. */
export const MONITOR_ID = /^[a-z0-9][a-z0-9_-]{0,63}$/;
