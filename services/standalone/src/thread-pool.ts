/**
 * Each running query of the embedded engine holds one thread of libuv's pool; with the default of four, a few
 * slow queries stop all file access. Must be imported before anything that touches a file.
 */
process.env['UV_THREADPOOL_SIZE'] ??= '16';
