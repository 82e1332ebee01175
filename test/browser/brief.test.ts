/** The brief as a browser prints it: one page on either paper, however much stands on it, and nothing is fetched. */
import { briefOf } from '../../src/brief/brief.ts';
import { htmlOf } from '../../src/brief/html.ts';
import { pageOf } from '../../src/brief/page.ts';
import { printed } from '../../src/brief/pdf.ts';
import { noVisit } from '../../src/model/visit.ts';
import { wordingIn } from '../../src/records/make-brief.ts';
import { launchChromium, type Chromium } from '../harness/chromium.ts';
import { describeWithChromium } from '../harness/needs.ts';
import { alertOf, checkInsOf, easier, NOW, recordOf } from '../unit/brief/a-record.ts';
import { rules } from '../unit/outcomes/rules.ts';
import { shippedContent } from '../harness/shipped.ts';

const content = shippedContent;
const long = { at: NOW, words: 'as long as anybody writes about their days and nights '.repeat(12) };
const full = {
  ...noVisit,
  questions: [long, long, long, long],
  prepared: { matters: long, changes: long, 'side-effects': long, goal: long },
  corrections: [long, long],
  agreed: [{ at: NOW, parts: { aim: long, measure: long, until: long, stop: long }, taughtBack: long }],
};
const records = {
  usual: recordOf(checkInsOf(easier), { alerts: [alertOf('KF21', 3)] }),
  full: recordOf(checkInsOf(easier), {
    alerts: ['AA11', 'BB22', 'CC33'].map((name) => alertOf(name, 2)),
    visit: full,
    medicine: { day: '2026-04-01', enteredAt: NOW, asked: [3, 7], said: [] },
  }),
};

describeWithChromium('the brief in a browser', () => {
  let chromium: Chromium;
  beforeAll(async () => {
    chromium = await launchChromium();
  });
  afterAll(() => chromium.close());

  it.each([
    ['usual', 'a4', 'en'],
    ['usual', 'letter', 'es'],
    ['full', 'a4', 'es'],
    ['full', 'letter', 'en'],
  ] as const)('%s on %s in %s is one page', async (name, paper, lang) => {
    const words = pageOf(briefOf(records[name], rules), wordingIn(content, lang));
    const { size } = await printed(words, paper);
    const page = await chromium.browser.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).protocol));
    await page.setContent(htmlOf(words, paper, size));
    // The letters it brings are read, so that it prints in the size that was found for the PDF.
    expect(
      await page.evaluate(
        "document.fonts.ready.then((all) => [...all].filter((each) => each.status === 'loaded').length)",
      ),
    ).toBe(2);
    const pdf = Buffer.from(await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/Type \/Page\b(?!s)/g)).toHaveLength(1);
    expect(asked.filter((protocol) => protocol.startsWith('http'))).toEqual([]);
    await page.close();
  });
});
