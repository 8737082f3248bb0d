/** What became of the records: those read are those stored, rejected and skipped. */
export class Tally {
  read = 0;
  stored = 0;
  rejected = 0;
  /** An earlier run brought them. */
  skipped = 0;
  events = 0;
  batches = 0;

  summary(): string {
    const count = (number: number) => number.toLocaleString('en');
    return (
      `${count(this.read)} records read = ${count(this.stored)} stored + ${count(this.rejected)} rejected` +
      ` + ${count(this.skipped)} skipped (an earlier run sent them);` +
      ` ${count(this.events)} events in ${count(this.batches)} batches`
    );
  }
}
