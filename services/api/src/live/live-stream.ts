export interface LiveMessage<Data> {
  /** Place in the stream, from which a caller that lost its connection goes on. */
  readonly id: string;
  readonly data: Data;
}

/** Messages made when they are asked for, so that a slow reader gets fewer and larger ones instead of a queue. */
export interface LiveStream<Data> {
  /** The next message; undefined when nothing happened for a while, null when the stream has ended. */
  next(): Promise<LiveMessage<Data> | undefined | null>;
  /** The caller is gone. */
  end(): void;
}
