/** What a person is to read of a form's text: translated, and without the marks that only a browser would show. */
import { extensions, extensionValue, partOf, urls } from './extensions.ts';
import type { Worded } from './form.ts';
import { objectIn, textIn, type Json } from './json.ts';

/** Far longer than any question; what is beyond it is not for a chat. */
const LONGEST = 20_000;

export function wordedIn(of: Json, field: string, instead?: string): Worded {
  const shadow = objectIn(of[`_${field}`]);
  const own = textIn(of[field]) ?? rendered(shadow) ?? instead ?? '';
  const translations = extensions(shadow, urls.translation).flatMap((each) => {
    const lang = textIn(partOf(each, 'lang'));
    const text = textIn(partOf(each, 'content'));
    return lang === undefined || text === undefined ? [] : [[lang.slice(0, 2).toLowerCase(), plain(text)]];
  });
  return { text: plain(own), in: Object.fromEntries(translations) };
}

/** Some texts stand only in the form for browsers. */
function rendered(shadow: Json | undefined): string | undefined {
  return (
    textIn(extensionValue(shadow, urls.xhtml)) ?? textIn(extensionValue(shadow, urls.markdown)) ?? undefined
  );
}

export function worded(text: string): Worded {
  return { text: plain(text), in: {} };
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** HTML and Markdown as a person would read them aloud: lines and words. */
export function plain(text: string): string {
  const cut = text.slice(0, LONGEST);
  const bare = /<\/?[a-z][^<>]*>/i.test(cut) ? withoutTags(cut) : cut;
  return withoutMarkdown(bare)
    .replace(/&(#?\w{1,8});/g, (whole, name: string) => entity(name) ?? whole)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function withoutTags(html: string): string {
  return html
    .replace(/<(style|script)\b[^<>]*>[^<]*<\/\1>/gi, '')
    .replace(/<li\b[^<>]*>/gi, '\n- ')
    .replace(/<(?:br|\/p|\/div|\/h\d|\/tr|\/ul|\/ol)\b[^<>]*>/gi, '\n')
    .replace(/<img\b[^<>]*?\balt="([^"<>]*)"[^<>]*>/gi, ' $1 ')
    .replace(/<\/?[a-z!][^<>]*>/gi, '');
}

function withoutMarkdown(text: string): string {
  return text
    .replace(/\*\*([^*\n]+)\*\*/g, '$1')
    .replace(/(?<![\w*])([*_])(?=\S)([^*_\n]+)(?<=\S)\1(?![\w*])/g, '$2')
    .replace(/^#{1,6} +/gm, '')
    .replace(/\[([^[\]\n]*)\]\(([^()\s]*)\)/g, '$1 $2');
}

function entity(name: string): string | undefined {
  const code = /^#(x?)([0-9a-f]+)$/i.exec(name);
  if (code === null) return ENTITIES[name];
  const point = parseInt(code[2] ?? '', code[1] ? 16 : 10);
  return point > 31 && point < 0x11_0000 ? String.fromCodePoint(point) : ' ';
}
