import { parse } from 'csv-parse/sync';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadContent } from '../../../src/content/content.ts';
import { AppError } from '../../../src/errors.ts';
import { countries, languages } from '../../../src/model/language.ts';
import { patient } from '../../../src/model/patient.ts';
import { controlText, itemText, questions, range } from '../../../src/model/questionnaire.ts';
import { signalNames } from '../../../src/model/signal.ts';
import { shipped, withBroken } from './broken-content.ts';

const content = withBroken([], (dir) => loadContent(dir));
const values = {
  alerting: 'I tell them.',
  clinic: 'Harbor Pain',
  phone: '555-010-0100',
  emergency: '911',
  crisis: '988',
};

describe('the content', () => {
  it('fills a text in either language', () => {
    expect(content.text('consent.help', 'en', values)).toContain('Call 988. Emergency: 911.');
    expect(content.text('consent.help', 'es', values)).toContain('Emergencia: 911. Si no está a salvo: 988.');
  });

  it('asks the validated question in its own words', () => {
    expect(content.text('crisis.suicide.question', 'en')).toBe(
      'Are you having thoughts of killing yourself right now?',
    );
    expect(content.text('crisis.suicide.question', 'es')).toBe(
      '¿Está pensando en suicidarse en este momento?',
    );
  });

  it('never sends a text with a hole in it', () => {
    expect(() => content.text('consent.help', 'en', { clinic: 'Harbor Pain' })).toThrow(
      'needs a value for {phone}',
    );
    expect(() => content.text('no.such-text', 'en')).toThrow('no.such-text');
    expect(content.has('no.such-text')).toBe(false);
    expect(content.has('constructor')).toBe(false);
  });

  it('does not read a placeholder out of a value', () => {
    const clinician = '{phone} $& $1';
    expect(content.text('told.acknowledged', 'en', { clinician })).toContain(clinician);
  });

  it('says something to every signal and tier', () => {
    for (const signal of signalNames)
      for (const tier of ['emergency', 'urgent', 'soon', 'ask'] as const)
        for (const lang of languages)
          expect(content.text(content.protocol(signal)[tier].say, lang, values)).not.toContain('{');
    expect(signalNames.map((each) => content.protocol(each).signal)).toEqual([...signalNames]);
  });

  it('treats no answer to the direct question as a yes', () => {
    const { answers } = content.protocol('suicide_self_harm');
    expect(answers).toMatchObject({
      yes: { tier: 'emergency' },
      unsure: { tier: 'emergency' },
      silence: { tier: 'emergency' },
    });
    expect(answers?.waitMinutes).toBe(10);
  });

  it('knows numbers for every country, and never another country’s', () => {
    expect(countries.map((each) => content.numbers(each).emergency)).toEqual([
      '911',
      '911',
      '999',
      '112',
      '000',
      '111',
      '911',
      '112',
    ]);
    expect(countries.filter((each) => content.numbers(each).crisis === '988')).toEqual(['US', 'CA']);
  });

  it('warns of expired numbers and starts all the same', () => {
    expect(content.expired('2027-05-24')).toEqual([]);
    expect(content.expired('2027-05-25')).toEqual([...countries]);
    const strict = () => withBroken([], (dir) => loadContent(dir, { today: '2027-05-25' }));
    expect(strict).toThrow('expired on 2027-05-24');
  });

  it('holds the daily check-in with a scale, its ends and a reason for each question', () => {
    const form = content.questionnaire('daily-check-in');
    if (form === undefined) throw new Error('no check-in');
    const asked = questions(form);
    expect(asked.map((each) => each.linkId)).toEqual(['pain-now', 'interference', 'sleep', 'mood', 'note']);
    expect(asked[0]?.code?.[0]?.code).toBe('72514-3');
    for (const each of asked.slice(0, 4)) {
      expect(range(each)).toEqual({ min: 0, max: 10 });
      expect(controlText(each, 'help', 'es')).not.toBe(controlText(each, 'help', 'en'));
    }
    expect(itemText(asked[2]!, 'es')).toBe('¿Cómo durmió anoche, de 0 (fatal) a 10 (muy bien)?');
  });

  it('offers words that rise with each question’s own scale', () => {
    for (const linkId of ['pain-now', 'interference', 'sleep', 'mood'])
      for (const lang of languages) {
        const choices = content.choices(linkId, lang);
        const numbers = choices.map(({ value }) => value);
        expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
        const text = content.text(`question.choices.${linkId}`, lang);
        for (const { word } of choices) expect(text).toContain(word);
        // No number stands there but the ends of the scale: a 5 could mean two things.
        expect(text.match(/\d+/g)).toEqual(['0', '10']);
      }
    expect(content.choices('note', 'en')).toEqual([]);
  });

  it('cannot be changed while it runs', () => {
    expect(() => Object.assign(content.clinic.clinicians[0]!, { sms: '+15550100299' })).toThrow(TypeError);
    expect(() => Object.assign(content.numbers('US'), { crisis: '1' })).toThrow(TypeError);
    expect(() => Object.assign(content, { version: '' })).toThrow(TypeError);
  });

  it('has a version that changes with any word, and not with an explanation', () => {
    expect(content.version).toMatch(/^[0-9a-f]{12}$/);
    const word = {
      file: 'messages/en.yaml',
      from: /check-in\.thanks: .*/,
      to: "check-in.thanks: 'That is all.'",
    };
    expect(withBroken([word], (dir) => loadContent(dir).version)).not.toBe(content.version);
    const explanation = { file: 'README.md', from: /\n/, to: '\n\n' };
    expect(withBroken([explanation], (dir) => loadContent(dir).version)).toBe(content.version);
  });

  it('refuses to load with every fault named', () => {
    const breaks = [
      { file: 'clinic.yaml', from: 'fallback: haddad', to: 'fallback: nobody' },
      { file: 'protocols/any.yaml', from: 'crisis.any.soon', to: 'crisis.any.sooner' },
    ];
    const load = () => withBroken(breaks, (dir) => loadContent(dir));
    expect(load).toThrow(AppError);
    expect(load).toThrow(/clinic\.yaml:\d+: nobody is not among/);
    expect(load).toThrow(/protocols\/any\.yaml:\d+: there is no message crisis\.any\.sooner/);
  });

  it('has every text that the code asks for by name', () => {
    const rooms = [...globSync('src/**/*.ts'), ...globSync('dialogs/*.ts')].filter(
      (each) => !each.startsWith('src/content'),
    );
    const key =
      /['"`]((?:consent|teams|stranger|check-in|question|everyday|crisis|told|fault|page|answer)\.[a-z.-]+[a-z])['"`]/g;
    const asked = rooms.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(key)].map((each) => each[1] ?? ''),
    );
    // Names of files, and of a message whose words are put together from others.
    const notTexts = ['page.card', 'page.js', 'page.html', 'page.css', 'page.channel'];
    expect([...new Set(asked)].filter((each) => !content.has(each) && !notTexts.includes(each))).toEqual([]);
    expect(asked.length).toBeGreaterThan(20);
  });

  it('comes with practice patients who can be enrolled', () => {
    const rows: Record<string, string>[] = parse(readFileSync(join(shipped, 'demo-patients.csv')), {
      columns: true,
    });
    expect(rows).toHaveLength(4);
    expect(rows.map((each) => each['language'])).toContain('es');
    for (const row of rows) {
      const sms = { channel: 'sms' as const, number: row['mobile'], via: 'twilio' as const };
      const who = {
        v: 1,
        id: row['id'],
        name: row['name'],
        lang: row['language'],
        country: row['country'],
        zone: row['zone'],
      };
      expect(patient.safeParse({ ...who, checkInAt: row['check_in'], sms }).success).toBe(true);
    }
  });
});
