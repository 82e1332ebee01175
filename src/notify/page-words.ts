/** What a page by telephone, mail or a paging service says. Its words are filled with clinic, label and urgency and nothing else. */
import type { Content } from '../content/content.ts';
import type { Page } from '../model/page.ts';

type About = Pick<Page, 'lang' | 'tier' | 'label'>;

export function voiceWords(content: Content): (of: About, word: string) => string {
  return (of, word) =>
    said(content, of, `voice.${word}`, {
      // As four signs: it would be read as a word.
      label: [...of.label].join(' '),
    });
}

export interface MailWords {
  subject: string;
  text: string;
}

export function mailWords(content: Content): (page: Page) => MailWords {
  return (page) => ({
    subject: said(content, page, 'mail.subject'),
    text: [
      said(content, page, `mail.${page.why}`),
      said(content, page, 'mail.where'),
      said(content, page, 'mail.foot'),
    ].join('\n\n'),
  });
}

export interface HookWords {
  summary: string;
  details: string;
}

export function hookWords(content: Content): (page: Page) => HookWords {
  return (page) => ({
    summary: said(content, page, 'hook.summary'),
    details: said(content, page, `hook.${page.why}`),
  });
}

function said(content: Content, of: About, key: string, more: Record<string, string> = {}): string {
  const { lang, label } = of;
  const tier = content.text(`tier.${of.tier}`, lang);
  return content.text(key, lang, { clinic: content.clinic.name, label, tier, ...more });
}
