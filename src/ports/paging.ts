import type { Sent } from '../model/outgoing.ts';
import type { Page, PageAck, PageEnd, PageTaken } from '../model/page.ts';

/** Another way to page a clinician. Sends once per call; retrying is the caller's decision. */
export interface Pager {
  send(page: Page): Promise<Sent>;
  /** Ends there what rings for this alert and person until somebody ends it; left out where a page is over with its sending. */
  over?(page: Pick<Page, 'of' | 'to'>): Promise<Sent>;
}

/** What comes back of pages. Both resolve when it is stored. */
export interface PageReceiver {
  acknowledged(ack: PageAck): Promise<PageTaken>;
  ended(end: PageEnd): Promise<void>;
}
