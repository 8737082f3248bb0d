import type { Filter } from '@almenara/contract';
import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import { API_OPTIONS, type ApiOptions } from '../api-options.js';
import { ProblemError } from '../problem/problem-error.js';
import { ReadTurns } from '../query/read-turns.js';
import { LiveFeed } from './live-feed.js';
import { LiveListener } from './live-listener.js';
import { readPosition } from './log-position.js';

interface SharedFeed {
  readonly feed: LiveFeed;
  readonly started: Promise<void>;
  readonly listeners: Set<LiveListener>;
  /** Callers that listen or are about to, so that nobody gets a feed that ends under their feet. */
  users: number;
}

/** The feeds that somebody listens to. One that nobody listens to any more ends. */
@Injectable()
export class LiveFeeds implements BeforeApplicationShutdown {
  private readonly feeds = new Map<string, SharedFeed>();
  private users = 0;

  constructor(
    @Inject(API_OPTIONS) private readonly options: ApiOptions,
    private readonly turns: ReadTurns,
  ) {}

  get feedCount(): number {
    return this.feeds.size;
  }

  /** `lastEventId` is what the caller says it has seen last; anything unreadable counts as nothing. */
  async listen(project: string, filter: Filter, lastEventId: string | undefined): Promise<LiveListener> {
    if (this.users >= (this.options.maxLiveListeners ?? 200)) {
      throw new ProblemError(
        'overloaded',
        'too many live lists are open; close some or try later',
        undefined,
        30,
      );
    }
    const key = JSON.stringify([project, filter]);
    const shared = this.join(key, project, filter);
    const leave = (): void => this.leave(key, shared);
    try {
      await shared.started;
    } catch (error) {
      leave();
      throw error;
    }
    const listener: LiveListener = new LiveListener(shared.feed, readPosition(lastEventId), () => {
      shared.listeners.delete(listener);
      leave();
    });
    shared.listeners.add(listener);
    return listener;
  }

  /** Open streams would keep the server from closing. */
  beforeApplicationShutdown(): void {
    for (const { listeners } of this.feeds.values()) for (const listener of listeners) listener.end();
  }

  private join(key: string, project: string, filter: Filter): SharedFeed {
    let shared = this.feeds.get(key);
    if (!shared) {
      const { store, liveIntervalMs = 1000 } = this.options;
      const feed = new LiveFeed(store, this.turns, project, filter, liveIntervalMs);
      shared = { feed, started: feed.watch.start(), listeners: new Set(), users: 0 };
      this.feeds.set(key, shared);
    }
    shared.users++;
    this.users++;
    return shared;
  }

  private leave(key: string, shared: SharedFeed): void {
    shared.users--;
    this.users--;
    if (shared.users > 0) return;
    shared.feed.watch.stop();
    this.feeds.delete(key);
  }
}
