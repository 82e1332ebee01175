/** What a page by telephone, mail or a paging service says. Its words are filled with clinic, label and urgency and nothing else. */
import type { Content } from '../content/content.ts';
import type { Place } from '../model/look-up.ts';
import type { Page } from '../model/page.ts';
import { lookedUp } from './page-text.ts';

/** Where anybody here could look an alert up. */
type Places = readonly Place[];
const IN_TEAMS: Places = ['teams'];

type About = Pick<Page, 'lang' | 'tier' | 'label' | 'why'>;

export function voiceWords(content: Content, places = IN_TEAMS): (of: About, word: string) => string {
  const keyOf = (of: About, word: string) => {
    if (of.why === 'drill') return `voice.${IN_A_DRILL[word] ?? word}`;
    return word === 'acknowledged' ? lookedUp('voice.acknowledged', places) : `voice.${word}`;
  };
  // As four signs: it would be read as a word.
  return (of, word) => said(content, of, keyOf(of, word), { label: [...of.label].join(' ') });
}

/** What an answer to a drill is told; the others are true of both. */
const IN_A_DRILL: Record<string, string> = {
  acknowledged: 'drill-acknowledged',
  already: 'drill-over',
  gone: 'drill-over',
  news: 'drill-over',
  'no-key': 'drill-no-key',
};

export interface MailWords {
  subject: string;
  text: string;
}

/** @param linkTo the alert's page; left out where clinicians cannot sign in, so that no mail leads to a closed door */
export function mailWords(
  content: Content,
  linkTo?: (page: Page) => string,
  places = IN_TEAMS,
): (page: Page) => MailWords {
  const where = (page: Page) =>
    linkTo
      ? said(content, page, 'mail.link', { link: linkTo(page) })
      : said(content, page, lookedUp('mail.where', places));
  return (page) => {
    const isAlert = page.why !== 'drill' && page.why !== 'contact';
    const text = [
      said(content, page, `mail.${page.why}`),
      ...(isAlert ? [where(page)] : []),
      said(content, page, 'mail.foot'),
    ];
    return {
      subject: said(content, page, isAlert ? 'mail.subject' : `mail.${page.why}-subject`),
      text: text.join('\n\n'),
    };
  };
}

export interface HookWords {
  summary: string;
  details: string;
}

export function hookWords(content: Content, places = IN_TEAMS): (page: Page) => HookWords {
  return (page) => {
    const own = page.why === 'page' ? [] : [said(content, page, `hook.${page.why}`)];
    const isAlert = SUMMARIES[page.why] === undefined;
    const where = isAlert ? [said(content, page, lookedUp('hook.where', places))] : [];
    return {
      summary: said(content, page, SUMMARIES[page.why] ?? 'hook.summary'),
      details: [...own, ...where].join(' '),
    };
  };
}

/** What is no alert says so in the first line that is seen. */
const SUMMARIES: Partial<Record<Page['why'], string>> = {
  drill: 'hook.drill-summary',
  contact: 'hook.contact-summary',
};

function said(content: Content, of: About, key: string, more: Record<string, string> = {}): string {
  const { lang, label } = of;
  const tier = content.text(`tier.${of.tier}`, lang);
  return content.text(key, lang, { clinic: content.clinic.name, label, tier, ...more });
}
