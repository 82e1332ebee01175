/** Telephone, mail and paging services that write down what a clinician would hear or read, and what is closed again. */
import type { Content } from '../../src/content/content.ts';
import type { Sent } from '../../src/model/outgoing.ts';
import type { Page, PagerName } from '../../src/model/page.ts';
import { hookWords, mailWords, voiceWords } from '../../src/notify/page-words.ts';
import type { Pager } from '../../src/ports/paging.ts';

export interface Paged {
  at: number;
  order: number;
  by: PagerName;
  page: Pick<Page, 'of' | 'to'> & Partial<Page>;
  providerId: string;
  text: string;
}

/** What a way to page answers: accepting everything until a test says otherwise. */
export type PagerRule = (by: PagerName) => Sent | undefined;

export function createPagers(
  content: Content,
  now: () => number,
  rule: PagerRule,
): { pagers: Record<PagerName, Pager>; paged: Paged[] } {
  const paged: Paged[] = [];
  let count = 0;
  const taken = (by: PagerName, page: Paged['page'], text: string): Sent => {
    const providerId = `page-${process.pid}-${(count += 1)}`;
    const answer = rule(by) ?? { kind: 'accepted', providerId };
    const order = Number(process.hrtime.bigint());
    if (answer.kind === 'accepted') paged.push({ at: now(), order, by, page, providerId, text });
    return answer;
  };
  const say = voiceWords(content);
  const write = mailWords(content, ({ label }) => `https://pain.example.org/clinic/alerts/${label}`);
  const hook = hookWords(content);
  return {
    paged,
    pagers: {
      voice: { send: async (page) => taken('voice', page, say(page, page.why)) },
      email: {
        send: async (page) => {
          const { subject, text } = write(page);
          return taken('email', page, [subject, ...text.split('\n\n')].join(' / '));
        },
      },
      webhook: {
        send: async (page) => {
          const { summary, details } = hook(page);
          return taken('webhook', page, `${page.to}: ${summary} / ${details}`);
        },
        over: async (page) => taken('webhook', page, `${page.to}: closed`),
      },
    },
  };
}
