/** No page, by whatever way, can carry what is a patient's: proved for every text there is and every value there could be. */
import { alertFaults } from '../../../src/auditor/faults.ts';
import { serviceFaults } from '../../../src/auditor/findings.ts';
import { wordsFor, wellWords } from '../../../src/auditor/words.ts';
import { checkContent } from '../../../src/content/check.ts';
import { pageFaults } from '../../../src/content/check/pages.ts';
import { aboutPatients, samples } from '../../../src/content/check/samples.ts';
import { languages } from '../../../src/model/language.ts';
import type { Page } from '../../../src/model/page.ts';
import { tiers } from '../../../src/model/signal.ts';
import { hookWords, mailWords, voiceWords } from '../../../src/notify/page-words.ts';
import { shippedContent } from '../../harness/scene.ts';
import { withBroken } from './broken-content.ts';

const everything = [
  ...new Set([...Object.keys(samples), ...aboutPatients, 'reason', 'diagnosis', 'medicine']),
];
const mayHold: [string, string[]][] = [
  ['voice.page', ['clinic', 'label', 'tier']],
  ['mail.page', ['clinic', 'label', 'tier']],
  ['mail.subject', ['clinic', 'label', 'tier']],
  ['hook.summary', ['clinic', 'label', 'tier']],
  ['watch.step-late', []],
  ['tier.emergency', []],
];

describe.each(mayHold)('%s', (key, allowed) => {
  it('can be filled with what tells nothing, and with nothing else', () => {
    const found = everything.filter((name) => pageFaults(key, `Alert {${name}}.`).length === 0);
    expect(found.sort()).toEqual([...allowed].sort());
  });
});

it.each(['page.sms', 'page.again', 'page.watch-alert', 'page.some-day'])(
  '%s can hold nothing of a patient',
  (key) => {
    for (const name of [...aboutPatients, 'reason', 'why', 'value', 'diagnosis'])
      expect(pageFaults(key, `{clinic}: {${name}}`)).toEqual([expect.stringContaining(`{${name}}`)]);
  },
);

it.each(['Call 555-0100.', 'She said "help".', 'Dijo «ayuda».'])(
  '%s stands in no page that leaves the phone',
  (text) => {
    expect(pageFaults('voice.page', text)).toHaveLength(1);
    expect(pageFaults('mail.page', text)).toHaveLength(1);
    expect(pageFaults('page.sms', text)).toHaveLength(1);
    expect(pageFaults('page.card.quotes', text)).toEqual([]);
  },
);

it.each([
  ['en', 'page\\.sms: .', "page.sms: 'Thoughts of suicide. ", 'says "suicide"'],
  ['es', 'voice\\.page: .', "voice.page: 'Toma opioides. ", 'says "opioides"'],
])('no word for a danger or a medicine stands in what is spread, in %s', (lang, from, to, found) => {
  const breaks = [{ file: `messages/${lang}.yaml`, from: new RegExp(from), to }];
  const faults = withBroken(breaks, (dir) => checkContent(dir, '2026-11-24'));
  expect(faults.map(({ text }) => text).join()).toContain(found);
});

it('is checked with all the other content, in each language', () => {
  for (const lang of languages) {
    const file = `messages/${lang}.yaml`;
    const breaks = [{ file, from: /hook\.summary: '/, to: "hook.summary: '{name} " }];
    const faults = withBroken(breaks, (dir) => checkContent(dir, '2026-11-24'));
    expect(faults.map(({ text }) => text).join()).toContain('hook.summary would show {name} in a page');
  }
});

const page: Page = {
  id: 'p1',
  of: { patientId: 'mrn-778899', alertId: 'alert-1', clinician: 'otieno' },
  to: '+15550100201',
  lang: 'en',
  tier: 'emergency',
  label: 'KT47',
  why: 'page',
  at: 0,
};
const voice = voiceWords(shippedContent);
const mail = mailWords(shippedContent);
const linked = mailWords(shippedContent, ({ label }) => `https://pain.example.org/clinic/alerts/${label}`);
const hook = hookWords(shippedContent);

it.each(languages.flatMap((lang) => tiers.map((tier) => [lang, tier] as const)))(
  'there are words in %s for %s by every way, and no ids, numbers or names in them',
  (lang, tier) => {
    for (const why of ['page', 'again', 'opted-out'] as const) {
      const of = { ...page, lang, tier, why };
      const { subject, text } = mail(of);
      expect(linked(of).text).toContain('https://pain.example.org/clinic/alerts/KT47');
      const { summary, details } = hook(of);
      const said = [voice(of, why), subject, text, summary, details];
      for (const each of said) expect(each).not.toMatch(/778899|alert-1|otieno|5550|[{}]/i);
    }
    for (const word of ['acknowledged', 'already', 'gone', 'news', 'not-kept', 'no-key'])
      expect(voice({ ...page, lang, tier }, word)).not.toMatch(/[{}]/);
  },
);

it.each(languages)('the watch has words in %s for everything it can find, each within one text', (lang) => {
  for (const kind of [...alertFaults, ...serviceFaults]) {
    const of = { owner: 'p', alert: { id: 'a', label: 'KT47', tier: 'emergency' } } as const;
    const found = [
      { key: kind, kind, since: 0 },
      { key: `${kind}/a`, kind, since: 0, of },
    ];
    const texts = wordsFor(shippedContent, found, lang).map(({ text }) => text);
    expect(texts).toHaveLength(2);
    for (const text of texts) expect(text.length).toBeLessThanOrEqual(160);
  }
  expect(wellWords(shippedContent, lang).text).toMatch(/^Harbor Pain: /);
});

it.each(['page.drill', 'page.card.drill-over', 'voice.drill', 'mail.drill-subject', 'hook.drill'])(
  '%s cannot be taken for a patient',
  (key) => {
    expect(pageFaults(key, 'Alert {label}.')).toEqual([expect.stringContaining('does not say DRILL')]);
    expect(pageFaults(key, 'DRILL {label}.')).toEqual([]);
  },
);
