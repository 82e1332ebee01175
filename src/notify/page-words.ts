/** What a page by telephone, mail or a paging service says. Its words are filled with clinic, label and urgency and nothing else. */
import type { Content } from '../content/content.ts';
import type { Page } from '../model/page.ts';

type About = Pick<Page, 'lang' | 'tier' | 'label' | 'why'>;

export function voiceWords(content: Content): (of: About, word: string) => string {
  return (of, word) =>
    said(content, of, `voice.${of.why === 'drill' ? (IN_A_DRILL[word] ?? word) : word}`, {
      // As four signs: it would be read as a word.
      label: [...of.label].join(' '),
    });
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
export function mailWords(content: Content, linkTo?: (page: Page) => string): (page: Page) => MailWords {
  const where = (page: Page) =>
    linkTo ? said(content, page, 'mail.link', { link: linkTo(page) }) : said(content, page, 'mail.where');
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

export function hookWords(content: Content): (page: Page) => HookWords {
  return (page) => ({
    summary: said(content, page, SUMMARIES[page.why] ?? 'hook.summary'),
    details: said(content, page, `hook.${page.why}`),
  });
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
