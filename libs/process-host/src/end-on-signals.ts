/** Ends the process in order at the first signal; a second one changes nothing. */
export function endOnSignals(stop: () => Promise<void>, explain: (error: unknown) => string): void {
  let ending = false;
  const end = (): void => {
    if (ending) return;
    ending = true;
    console.log('almenara is stopping …');
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(`almenara did not stop cleanly: ${explain(error)}`);
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
  // Who started this process may hold the other end; when it is gone, nobody is left to press Ctrl-C.
  if (process.connected) process.on('disconnect', end);
}
