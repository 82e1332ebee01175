/** What the service is put together from, and what it is when it is. */
import type { Cloud } from '../bot/bot.ts';
import type { Config, Secrets } from '../config/config.ts';
import type { Content } from '../content/content.ts';
import type { Enrolled } from '../enrolment/enrol.ts';
import type { TimeShift } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import type { Watch } from '../ports/watch.ts';
import type { SpoolFiles } from '../spool/files.ts';
import type { Core } from '../turn/core.ts';
import type { Paging } from './paging.ts';

export interface AppParts {
  config: Config;
  secrets: Secrets;
  content: Content;
  store: Store;
  spool: SpoolFiles;
  log: Log;
  shift: TimeShift;
  hostNow: () => number;
  /** Told of every moment, beside whoever counts them. */
  watch?: Watch;
  cloud?: Cloud;
  /** Seals what travels through other people's machines; the newest first. */
  keys: readonly Buffer[];
}

export interface App {
  core: Core;
  pagers: Paging['pagers'];
  /** Listens, enrols the practice clinic if there is one, and begins to look for due work. */
  start(): Promise<{ url: string; metrics: string | undefined; startPage: string | undefined }>;
  /**
   * Claims nothing more, goes on hearing people while what is under way is finished, and within ten seconds lets go of
   * the rest, for another process or the next start to take up.
   */
  stop(): Promise<void>;
  enrolList(csv: string): Promise<{ results: Enrolled[]; text: string }>;
}
