import { inflateSync } from 'node:zlib';
import { briefOf } from '../../../src/brief/brief.ts';
import { htmlOf } from '../../../src/brief/html.ts';
import { pageOf } from '../../../src/brief/page.ts';
import { printed } from '../../../src/brief/pdf.ts';
import { briefBundle, briefReference, type BriefContext } from '../../../src/fhir/brief-document.ts';
import type { Language } from '../../../src/model/language.ts';
import { noVisit } from '../../../src/model/visit.ts';
import { wordingIn } from '../../../src/records/make-brief.ts';
import { strictFaults } from '../../harness/strict-fhir.ts';
import { rules } from '../outcomes/rules.ts';
import { alertOf, checkInsOf, easier, NOW, recordOf } from './a-record.ts';
import { shippedContent } from '../../harness/shipped.ts';

const content = shippedContent;
const long = 'as long as anybody writes about their days and nights '.repeat(12);
const wordy = { at: NOW, words: long };
/** As long as a model may put it. */
const short = { at: NOW, words: 'shortly said of days and nights '.repeat(5).trim() };
const drafted = { at: NOW, words: 'What can I do about my knee?', drafted: true as const };
const full = {
  ...noVisit,
  questions: [drafted, wordy, wordy, wordy],
  summaries: { matters: short, changes: short, goal: short },
  prepared: { matters: wordy, changes: wordy, 'side-effects': wordy, goal: wordy },
  corrections: [wordy, wordy],
  agreed: [{ at: NOW, parts: { aim: wordy, measure: wordy, until: wordy, stop: wordy }, taughtBack: wordy }],
};
const alerts = ['AA11', 'BB22', 'CC33', 'DD44', 'EE55'].map((label, at) => alertOf(label, at + 1));
const briefs = {
  empty: briefOf(recordOf([]), rules),
  usual: briefOf(recordOf(checkInsOf(easier), { alerts: alerts.slice(0, 1) }), rules),
  full: briefOf(recordOf(checkInsOf(easier), { alerts, visit: full }), rules),
};
const contextOf = (name: keyof typeof briefs, lang: Language): BriefContext => ({
  brief: briefs[name],
  page: pageOf(briefs[name], wordingIn(content, lang)),
  at: '2026-04-10T10:00:00-04:00',
  clinic: 'Harbor Pain',
  codeOf: (of) => (of.endsWith('pain-now') ? { system: 'http://loinc.org', code: '72514-3' } : undefined),
});
const cases = Object.keys(briefs).flatMap((name) =>
  (['en', 'es'] as const).flatMap((lang) =>
    (['a4', 'letter'] as const).map((paper) => ({ name, lang, paper })),
  ),
) as { name: keyof typeof briefs; lang: Language; paper: 'a4' | 'letter' }[];

describe('what a language model has drafted', () => {
  it.each([
    ['en', 'by a language model'],
    ['es', 'un modelo de lenguaje'],
  ] as const)('says so on the page and in FHIR, with where it is from (%s)', (lang, mark) => {
    const page = pageOf(briefs.full, wordingIn(content, lang));
    const made = page.sections
      .flatMap(({ lines }) => lines)
      .filter(({ line: { fact } }) => fact.is === 'summary' || (fact.is === 'question' && fact.drafted));
    expect(made).toHaveLength(4);
    for (const { text, line } of made) {
      expect(text).toContain(mark);
      expect(line.from).toEqual([{ kind: 'message', at: NOW }]);
      expect(htmlOf(page, 'a4', 10)).toContain(text.replace(/'/g, '&#39;'));
    }
    // What a model has put in short is no quotation.
    expect(made.map(({ quote }) => quote).filter((quote) => quote !== undefined)).toEqual([drafted.words]);
    expect(JSON.stringify(briefBundle(contextOf('full', lang))).split(mark)).toHaveLength(5);
  });

  it('is left out once other words stand there', () => {
    const visit = { ...full, prepared: { ...full.prepared, matters: { at: NOW + 1, words: 'other words' } } };
    const { lines } = briefOf(recordOf([], { visit }), rules);
    expect(lines.filter(({ fact }) => fact.is === 'summary')).toHaveLength(2);
  });
});

describe('the brief on paper', () => {
  it.each(cases)('$name, $lang, $paper: one page, tagged, in its language', async ({ name, lang, paper }) => {
    const { pdf, size } = await printed(pageOf(briefs[name], wordingIn(content, lang)), paper);
    const text = pdf.toString('latin1');
    expect(text.match(/\/Type \/Page\n/g)).toHaveLength(1);
    expect(text).toMatch(/\/Marked true/);
    expect(text).toMatch(/\/StructTreeRoot/);
    expect(text).toContain(`/Lang (${lang})`);
    expect(text).toMatch(/pdfuaid:part>1</);
    // Without it a selection would be glyphs and not letters.
    expect(text).toMatch(/\/ToUnicode/);
    expect(text).toContain(paper === 'a4' ? '[0 0 595.28 841.89]' : '[0 0 612 792]');
    expect(size).toBeGreaterThanOrEqual(name === 'full' ? 7 : 9);
    expect(lowestWriting(pdf)).toBeGreaterThan(20);
    expect(lowestWriting(pdf)).toBeLessThan(100);
  });

  it('every drawing has its numbers in words', async () => {
    const { pdf } = await printed(pageOf(briefs.usual, wordingIn(content, 'en')), 'a4');
    expect(pdf.toString('latin1').match(/\/S \/Figure/g)).toHaveLength(2);
    expect(pdf.toString('latin1').match(/\/Alt \(/g)).toHaveLength(2);
  });
});

/** How far from the lower edge the lowest text stands: what runs off the paper is lost without anybody noticing. */
function lowestWriting(pdf: Buffer): number {
  const streams = [...pdf.toString('latin1').matchAll(/stream\n([\s\S]*?)\nendstream/g)].flatMap(
    ([, body = '']) => {
      try {
        return [inflateSync(Buffer.from(body, 'latin1')).toString('latin1')];
      } catch {
        return [];
      }
    },
  );
  const page = streams.find((each) => each.includes(' Tm')) ?? '';
  return Math.min(...[...page.matchAll(/1 0 0 1 [\d.]+ ([\d.-]+) Tm/g)].map(([, y]) => Number(y)));
}

describe('the brief as HTML', () => {
  it('needs nothing from anywhere else, and shows no words as markup', () => {
    const nasty = { ...noVisit, questions: [{ at: NOW, words: '<img src=x onerror=alert(1)> "&" ok?' }] };
    const brief = briefOf(recordOf([], { visit: nasty }), rules);
    const html = htmlOf(pageOf(brief, wordingIn(content, 'en')), 'a4', 10);
    expect(html).not.toMatch(/<script|<img|<link|https?:\/\//);
    expect(html).toContain('&#60;img src=x onerror=alert(1)&#62; &#34;&#38;&#34; ok?');
    expect(html).toContain('<html lang="en">');
  });

  it.each(['en', 'es'] as const)('says of each line where it was told from, %s', (lang) => {
    const page = pageOf(briefs.full, wordingIn(content, lang));
    const html = htmlOf(page, 'a4', 10);
    const shown = [...html.matchAll(/<dt>[^<]*<\/dt><dd>([^<]+)<\/dd>/g)].map(([, told]) => told);
    const lines = page.sections.flatMap(({ lines: all }) => all);
    const traced = lines.filter(({ line }) => line.from.length > 0);
    expect(shown).toHaveLength(traced.length);
    expect(traced.map(({ told }) => told).filter((told) => !/\d|"/.test(told))).toEqual([]);
    // Only what is said to be missing was told from nowhere.
    const without = new Set(lines.filter(({ told }) => told === '').map(({ line }) => line.fact.is));
    expect([...without].filter((is) => !/^(none|not-kept|no-|flares-unknown|overall)/.test(is))).toEqual([]);
  });

  it('weighs little with its own letters, however much stands on it', () => {
    const html = htmlOf(pageOf(briefs.full, wordingIn(content, 'es')), 'a4', 10);
    expect(Buffer.byteLength(html)).toBeLessThan(110_000);
  });
});

describe('the brief as FHIR', () => {
  it.each(cases.filter(({ paper }) => paper === 'a4'))(
    '$name, $lang: a strict document',
    ({ name, lang }) => {
      const bundle = briefBundle(contextOf(name, lang));
      expect(strictFaults(bundle)).toEqual([]);
      for (const { resource } of bundle.entry) expect(strictFaults(resource)).toEqual([]);
      expect(bundle.entry[0]?.resource.resourceType).toBe('Composition');
      const known = new Set(bundle.entry.map(({ fullUrl }) => fullUrl.split('/').slice(-2).join('/')));
      expect(known.size).toBe(bundle.entry.length);
      const named = [...JSON.stringify(bundle).matchAll(/"reference":"([^"]+)"/g)].map(([, to]) => to);
      expect(named.filter((to) => to === undefined || !known.has(to))).toEqual([]);
    },
  );

  it('a DocumentReference with the PDF, marked as told by the patient', () => {
    const reference = briefReference(contextOf('usual', 'en'), Buffer.from('%PDF-1.7'));
    expect(strictFaults(reference)).toEqual([]);
    expect(reference.securityLabel[0]?.coding[0]?.code).toBe('PATAST');
    expect(Buffer.from(reference.content[0]?.attachment.data ?? '', 'base64').toString()).toBe('%PDF-1.7');
  });

  it('the judges are strict about documents too', () => {
    const bundle = briefBundle(contextOf('usual', 'en'));
    const empty = { ...briefReference(contextOf('usual', 'en'), Buffer.from('x')), content: [] };
    expect(strictFaults({ ...bundle, identifier: undefined } as never)).not.toEqual([]);
    const [first] = bundle.entry;
    const untitled = { ...first?.resource, title: undefined } as unknown as { resourceType: string };
    expect(strictFaults(untitled)).not.toEqual([]);
    expect(strictFaults(empty)).not.toEqual([]);
  });
});
