export type Fault = 'reset' | 'hang' | 'unavailable';
export interface ClickHouseOverHttp {
  readonly url: string;
  /** What the next request meets. */
  failNext(fault: Fault): Promise<void>;
  stop(): Promise<void>;
}
/** Starts the stand-in for a ClickHouse server as a process of its own, on a free port. */
export declare function startClickHouseOverHttp(folder: string): Promise<ClickHouseOverHttp>;
//# sourceMappingURL=start.d.ts.map
