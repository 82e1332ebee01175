/** What the clinic's pages are made of: everything they ask of the rest of the house. */
import type { Content } from '../content/content.ts';
import type { Desk } from '../escalation/desk.ts';
import type { Duties } from '../escalation/duty.ts';
import type { Chart } from '../model/chart.ts';
import type { PatientFile } from '../model/file.ts';
import type { Language } from '../model/language.ts';
import type { Instant } from '../model/time.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import type { Post } from '../turn/post.ts';
import type { DoorDeps } from './door.ts';
import type { ByLabel, Listed } from './open.ts';
import type { Office } from './office.ts';
import type { People } from './people.ts';
import type { Seen } from './seen.ts';

export interface Pages extends DoorDeps {
  store: Store;
  content: Content;
  desk: Desk;
  duties: Duties;
  /** A message to one person, stored and then sent; the same cause is sent once. */
  post: Post;
  log: Log;
  seen: Seen;
  labels: ByLabel;
  people: People;
  office: Office;
  open(): Promise<Listed[]>;
  /** The numbers of a patient as they are to be drawn, in the reader's language; undefined when there are none. */
  chartOf(file: PatientFile, lang: Language, at: Instant): Chart | undefined;
}
