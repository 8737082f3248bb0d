/**
 * CPU time that inference may take: it grows with the clock up to a bound, and spending may overdraw it. What is not
 * there is not waited for but shed, so that the scores of now are not those of an hour ago.
 */
export class Allowance {
  private balance: number;
  private at: number;

  constructor(
    /** CPU milliseconds for each millisecond of the clock. */
    private readonly share: number,
    private readonly mostMs: number,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.balance = mostMs;
    this.at = now();
  }

  available(): number {
    const now = this.now();
    this.balance = Math.min(this.mostMs, this.balance + (now - this.at) * this.share);
    this.at = now;
    return this.balance;
  }

  spend(milliseconds: number): void {
    this.available();
    this.balance -= milliseconds;
  }

  /** How long until this much is there, when nothing is spent meanwhile. */
  waitFor(milliseconds: number): number {
    return Math.max(0, (Math.min(milliseconds, this.mostMs) - this.available()) / this.share);
  }
}
