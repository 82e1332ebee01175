import { checkContent, contentWarnings } from '../../../src/content/check.ts';
import { written } from '../../../src/content/source.ts';
import { lineOf, shipped, withBroken, type Break } from './broken-content.ts';

const TODAY = '2026-11-24';
const en = 'messages/en.yaml';
const es = 'messages/es.yaml';
const form = 'questionnaires/daily-check-in.json';
const triggers = 'policies/triggers.yaml';
const thanks = /check-in\.thanks: .*/;

/** A new text for check-in.thanks, in English. */
function said(text: string): Break {
  return { file: en, from: thanks, to: `check-in.thanks: ${JSON.stringify(text)}` };
}
const atThanks = `content/${en}:${lineOf(en, 'check-in.thanks:')}: check-in.thanks`;

/** A text of a protocol with a sentence too many. */
function answering(lang: 'en' | 'es', key: string, sentence: string, wrong: string) {
  const file = lang === 'en' ? en : es;
  const line = new RegExp(`  ${key}: '`);
  return {
    name: `"${sentence}" to somebody in danger`,
    breaks: [{ file, from: line, to: `  ${key}: '${sentence} ` }],
    fault: `content/${file}:${lineOf(file, `${key}:`)}: ${key} ${wrong}`,
  };
}
const COMFORT = 'comforts with what nobody can know';
const safeMessaging = [
  answering('en', 'crisis.suicide.no', 'You will be fine.', COMFORT),
  answering('en', 'crisis.any.yes', 'Help is on its way.', COMFORT),
  answering('es', 'crisis.any.yes', 'Todo va a estar bien.', COMFORT),
  answering('es', 'crisis.heart.urgent', 'La ayuda va en camino.', COMFORT),
  answering('en', 'crisis.any.no', 'You should have told us.', 'blames'),
  answering('es', 'crisis.any.no', 'Es culpa suya.', 'blames'),
  answering('en', 'crisis.suicide.ask', 'You are not going to hurt yourself, right?', 'hopes for a no'),
  answering('es', 'crisis.suicide.ask', 'No va a matarse, ¿verdad?', 'hopes for a no'),
  answering('en', 'crisis.suicide.ask', 'Put the pills away.', 'names a way of doing harm'),
  answering('es', 'crisis.suicide.ask', 'Guarde las pastillas.', 'names a way of doing harm'),
  answering('en', 'crisis.others.urgent', 'Put the gun away.', 'names a way of doing harm'),
  answering('en', 'crisis.overdose.urgent', 'Take one tablet less.', 'names an amount of medicine'),
  answering('en', 'crisis.clot.urgent', 'You may have a clot.', 'sounds like a diagnosis'),
  answering('en', 'crisis.any.urgent', 'A nurse will call you.', 'promises'),
];

const rows: { name: string; breaks: Break[]; fault: string; today?: string }[] = [
  {
    name: 'a text over its budget',
    breaks: [said('This is short. '.repeat(12))],
    fault: `${atThanks} has 2 segments; its budget is 1. Shorten it.`,
  },
  {
    name: 'a letter outside GSM-7',
    breaks: [said('Thank you – that is all.')],
    fault: `${atThanks} has –, which is outside GSM-7`,
  },
  {
    name: 'a code of our own that is not declared',
    breaks: [{ file: 'forms/sleep.json', from: /"code": "rested",\n/, to: '"code": "restful",\n' }],
    fault: `content/forms/sleep.json:${lineOf('forms/sleep.json', '"code": "rested"') - 2}: restful is not declared`,
  },
  {
    name: 'hard words',
    breaks: [
      said(
        'Completing additional questionnaires facilitates individualised multidisciplinary rehabilitation.',
      ),
    ],
    fault: `${atThanks} reads at grade`,
  },
  {
    name: 'a long sentence',
    breaks: [said('You can do it now or you can do it in an hour or on the next day if so.')],
    fault: `${atThanks} has a sentence of 20 words; 15 is the most.`,
  },
  {
    name: 'two questions at once',
    breaks: [said('How are you? How did you sleep?')],
    fault: `${atThanks} asks more than one thing.`,
  },
  { name: 'shouting', breaks: [said('Thank you SO much.')], fault: `${atThanks} shouts "SO".` },
  { name: 'an emoji', breaks: [said('Thank you 🙂')], fault: `${atThanks} has an emoji` },
  { name: 'a link', breaks: [said('See bit.ly/abc for more.')], fault: `${atThanks} has a link` },
  {
    name: 'a carrier word in capitals',
    breaks: [said('Reply END when done.')],
    fault: `${atThanks} asks for END`,
  },
  {
    name: 'a carrier word asked for in small letters',
    breaks: [said('Text "cancel" to leave it.')],
    fault: `${atThanks} asks for CANCEL`,
  },
  { name: 'a dose', breaks: [said('You can use 400 mg.')], fault: `${atThanks} names an amount of medicine` },
  {
    name: 'a number of pills',
    breaks: [said('You can use two tablets.')],
    fault: `${atThanks} names an amount of medicine`,
  },
  {
    name: 'advice to stop a medicine',
    breaks: [said('Please stop taking it.')],
    fault: `${atThanks} tells a person to change a medicine`,
  },
  { name: 'a promise', breaks: [said('A nurse will call you.')], fault: `${atThanks} promises` },
  {
    name: 'a diagnosis',
    breaks: [said('That sounds like a flare.')],
    fault: `${atThanks} sounds like a diagnosis`,
  },
  {
    name: 'guilt',
    breaks: [said('Please think of your family.')],
    fault: `${atThanks} uses words that add guilt`,
  },
  ...safeMessaging,
  {
    name: 'a signal without a protocol of its own',
    breaks: [
      { file: 'protocols/stroke.yaml', from: ', ask: crisis.stroke.question }\nanswers', to: ' }\nanswers' },
    ],
    fault: 'content/protocols/stroke.yaml:1: stroke has no protocol with a question of its own',
  },
  {
    name: 'an answer that means an emergency and does not begin with a number',
    breaks: [
      {
        file: en,
        from: '      Call {emergency} or {crisis} now. Thank you for telling me. Please',
        to: '      Thank you for telling me. Call {emergency} or {crisis} now. Please',
      },
    ],
    fault: `content/${en}:${lineOf(en, 'crisis.suicide.yes:') + 1}: crisis.suicide.yes answers an emergency without`,
  },
  {
    name: 'a rule about numbers for a question nobody asks',
    breaks: [
      {
        file: triggers,
        from: /of: daily-check-in\/pain-now,\n        atLeast: 8/,
        to: 'of: daily-check-in/pain,\n        atLeast: 8',
      },
    ],
    fault: `content/${triggers}:${lineOf(triggers, 'of: daily-check-in/pain-now') - 2}: no question is called daily-check-in/pain`,
  },
  {
    name: 'silence after the talk about what no rule has heard',
    breaks: [
      {
        file: triggers,
        from: /(kind: silence-after-talk,[^]*?)phq9-item-9,/,
        to: '$1phq-item-9,',
      },
    ],
    fault: `content/${triggers}:${lineOf(triggers, 'kind: silence-after-talk') - 1}: no rule is called phq-item-9`,
  },
  {
    name: 'what is known of what no rule has heard',
    breaks: [{ file: triggers, from: /(talkedAbout: \[phq9-item-9, )phq9-item-9-known/, to: '$1phq9-known' }],
    fault: `content/${triggers}:${lineOf(triggers, 'as: phq9-item-9-known')}: no rule is called phq9-known`,
  },
  {
    name: 'what is known under the name of another rule',
    breaks: [{ file: triggers, from: 'as: phq9-item-9-known', to: 'as: phq9-item-9-daily' }],
    fault: `content/${triggers}:${lineOf(triggers, 'id: phq9-item-9-daily')}: two rules are called phq9-item-9-daily`,
  },
  {
    name: 'a rule about numbers that says nothing to anybody',
    breaks: [{ file: triggers, from: 'say: trend.silence', to: 'say: trend.quiet' }],
    fault: `content/${triggers}:${lineOf(triggers, 'say: trend.silence')}: there is no message trend.quiet`,
  },
  {
    name: 'a protocol that asks the clinic for a task without words',
    breaks: [
      { file: 'protocols/clot.yaml', from: 'task: phone-after-silence', to: 'task: ring-after-silence' },
    ],
    fault: `content/protocols/clot.yaml:${lineOf('protocols/clot.yaml', 'silence:')}: there is no message task.ring-after-silence`,
  },
  {
    name: 'an unknown placeholder',
    breaks: [said('Thank you {nick}.')],
    fault: `${atThanks} has {nick}, which nothing fills`,
  },
  {
    name: 'a name in a text',
    breaks: [said('Thank you {name}.')],
    fault: `${atThanks} shows {name} where others may read it`,
  },
  {
    name: 'a quote in a page',
    breaks: [
      {
        file: en,
        from: "page.resolved: 'Alert {label} is closed.",
        to: "page.resolved: 'Alert {label} is closed. {quote}",
      },
    ],
    fault: `content/${en}:${lineOf(en, 'page.resolved:')}: page.resolved shows {quote} where others may read it`,
  },
  {
    name: 'Spanish words that are too hard',
    breaks: [
      {
        file: es,
        from: thanks,
        to: "check-in.thanks: 'Cumplimentación satisfactoria; próximamente recibirá indicaciones complementarias individualizadas.'",
      },
    ],
    fault: `content/${es}:${lineOf(es, 'check-in.thanks:')}: check-in.thanks has an INFLESZ ease of`,
  },
  {
    name: 'a promise in Spanish',
    breaks: [{ file: es, from: thanks, to: "check-in.thanks: 'Gracias. Una enfermera le llamará hoy.'" }],
    fault: `content/${es}:${lineOf(es, 'check-in.thanks:')}: check-in.thanks promises`,
  },
  {
    name: 'a text in one language only',
    breaks: [{ file: es, from: /  check-in\.nudge:.*\n/, to: '' }],
    fault: `content/${en}:${lineOf(en, 'check-in.nudge:')}: check-in.nudge is missing in content/${es}`,
  },
  {
    name: 'a placeholder in one language only',
    breaks: [{ file: es, from: 'Cambié {label} de {before} a {value}.', to: 'Cambié {label}.' }],
    fault: `content/${es}:${lineOf(es, 'question.corrected:')}: question.corrected lacks {value}`,
  },
  {
    name: 'a verbatim text without its source',
    breaks: [{ file: en, from: /    verbatim: true\n    note: >-\n.*\n.*\n/, to: '    verbatim: true\n' }],
    fault: `content/${en}:${lineOf(en, 'crisis.suicide.question:') + 1}: crisis.suicide.question is verbatim without saying`,
  },
  {
    name: 'an emergency text that does not begin with the call',
    breaks: [
      {
        file: en,
        from: "'Call {emergency} now. Sit down",
        to: "'Please rest. Call {emergency} now. Sit down",
      },
    ],
    fault: `content/${en}:${lineOf(en, 'crisis.heart.emergency:')}: crisis.heart.emergency does not begin with the call`,
  },
  {
    name: 'an urgent text without a number',
    breaks: [
      { file: en, from: 'or your speech slurs, call {emergency}.', to: 'or your speech slurs, get help.' },
    ],
    fault: `content/${en}:${lineOf(en, 'crisis.stroke.urgent:')}: crisis.stroke.urgent names no number to call`,
  },
  {
    name: 'silence that is thanked for what nobody told',
    breaks: [{ file: 'protocols/clot.yaml', from: 'crisis.any.silence-soon', to: 'crisis.any.soon' }],
    fault: `content/${en}:${lineOf(en, 'crisis.any.soon:')}: crisis.any.soon answers silence`,
  },
  {
    name: 'a number that not every country has',
    breaks: [{ file: en, from: /told\.sent: .*/, to: "told.sent: 'The poison line is {poison}.'" }],
    fault: `content/${en}:${lineOf(en, 'told.sent:')}: told.sent has {poison}`,
  },
  {
    name: 'a protocol that names no text',
    breaks: [{ file: 'protocols/cardiac.yaml', from: 'crisis.heart.urgent', to: 'crisis.hart.urgent' }],
    fault: `content/protocols/cardiac.yaml:${lineOf('protocols/cardiac.yaml', 'urgent:')}: there is no message crisis.hart.urgent`,
  },
  {
    name: 'a question without answers',
    breaks: [{ file: 'protocols/stroke.yaml', from: /answers:[^]*/, to: '' }],
    fault: `content/protocols/stroke.yaml:${lineOf('protocols/stroke.yaml', 'ask: {')}: a question is asked but there are no answers`,
  },
  {
    name: 'two protocols for one signal',
    breaks: [{ file: 'protocols/stroke.yaml', from: 'signal: stroke', to: 'signal: clot' }],
    fault: `content/protocols/stroke.yaml:${lineOf('protocols/stroke.yaml', 'signal:')}: clot has a protocol in content/protocols/clot.yaml too`,
  },
  {
    name: 'a person on call whom nobody knows',
    breaks: [{ file: 'roster.yaml', from: 'people: [otieno] }] }', to: 'people: [morow] }] }' }],
    fault: `content/roster.yaml:${lineOf('roster.yaml', 'name: first, shifts')}: morow is not among the clinicians`,
  },
  {
    name: 'several people in one plan who never change',
    breaks: [{ file: 'roster.yaml', from: '[{ people: [moreau] }]', to: '[{ people: [moreau, otieno] }]' }],
    fault: `content/roster.yaml:${lineOf('roster.yaml', 'name: second, shifts')}: lines.1.shifts.0: has several people`,
  },
  {
    name: 'a plan that hides the one after it',
    breaks: [
      {
        file: 'roster.yaml',
        from: '[{ people: [moreau] }]',
        to: '[{ people: [moreau] }, { people: [haddad] }]',
      },
    ],
    fault: `content/roster.yaml:${lineOf('roster.yaml', 'name: second, shifts')}: it always counts`,
  },
  {
    name: 'hours of change that are not in order',
    breaks: [
      {
        file: 'roster.yaml',
        from: '[{ people: [moreau] }]',
        to: "[{ people: [moreau], change: { every: day, at: ['20:00', '08:00'], from: 2026-01-05 } }]",
      },
    ],
    fault: `content/roster.yaml:${lineOf('roster.yaml', 'name: second, shifts')}: the hours are not in order`,
  },
  {
    name: 'two lines of one name',
    breaks: [{ file: 'roster.yaml', from: 'name: second', to: 'name: first' }],
    fault: `content/roster.yaml:${lineOf('roster.yaml', 'name: second, shifts')}: first is there twice`,
  },
  {
    name: 'an override of a line there is not',
    breaks: [
      {
        file: 'roster.yaml',
        from: 'overrides: []',
        to: 'overrides: [{ line: third, who: haddad, from: 2026-12-24, until: 2026-12-25 }]',
      },
    ],
    fault: `content/roster.yaml:${lineOf('roster.yaml', 'overrides: []')}: there is no line third`,
  },
  {
    name: 'leave that ends before it begins',
    breaks: [
      {
        file: 'roster.yaml',
        from: 'leave: []',
        to: 'leave: [{ who: haddad, from: 2026-12-24 18:00, until: 2026-12-24 09:00 }]',
      },
    ],
    fault: `content/roster.yaml:${lineOf('roster.yaml', 'leave: []')}: it ends before it begins`,
  },
  {
    name: 'leave covered by nobody known',
    breaks: [
      {
        file: 'roster.yaml',
        from: 'leave: []',
        to: 'leave: [{ who: haddad, from: 2026-12-24, until: 2026-12-24, cover: morow }]',
      },
    ],
    fault: `content/roster.yaml:${lineOf('roster.yaml', 'leave: []')}: morow is not among the clinicians`,
  },
  {
    name: 'a list of people on call beside the roster',
    breaks: [{ file: 'clinic.yaml', from: 'fallback: haddad', to: 'fallback: haddad\nonCall: [otieno]' }],
    fault: 'onCall stands beside content/roster.yaml',
  },
  {
    name: 'a way to a clinician that leads nowhere',
    breaks: [
      {
        file: 'clinic.yaml',
        from: 'title: { en: nurse Moreau, es: el enfermero Moreau }',
        to: 'title: { en: nurse Moreau, es: el enfermero Moreau }\n    contacts: [{ by: email }]',
      },
    ],
    fault: 'email has no address',
  },
  {
    name: 'a number that is no number',
    breaks: [
      {
        file: 'clinic.yaml',
        from: 'title: { en: nurse Moreau, es: el enfermero Moreau }',
        to: 'title: { en: nurse Moreau, es: el enfermero Moreau }\n    contacts: [{ by: voice, to: desk }]',
      },
    ],
    fault: 'to is not a number such as',
  },
  {
    name: 'a policy that tells more people than there are',
    breaks: [{ file: 'policies/escalation.yaml', from: 'tell: [second]', to: 'tell: [third]' }],
    fault: `content/policies/escalation.yaml:${lineOf('policies/escalation.yaml', 'tell: [second]')}: third is told, but only 2 lines`,
  },
  {
    name: 'a policy that repeats from nowhere',
    breaks: [{ file: 'policies/escalation.yaml', from: 'repeatFrom: 2', to: 'repeatFrom: 9' }],
    fault: `content/policies/escalation.yaml:${lineOf('policies/escalation.yaml', 'repeatFrom: 2')}: there is no step 9`,
  },
  {
    name: 'an emergency that pages nobody',
    breaks: [
      {
        file: 'policies/escalation.yaml',
        from: /  emergency:\n[^]*?  urgent:/,
        to: '  emergency: { kind: list }\n  urgent:',
      },
    ],
    fault: `content/policies/escalation.yaml:${lineOf('policies/escalation.yaml', '  emergency:')}: an emergency must page somebody`,
  },
  {
    name: 'a linkId used twice',
    breaks: [{ file: form, from: '"linkId": "mood-help"', to: '"linkId": "sleep"' }],
    fault: `content/${form}:`,
  },
  {
    name: 'a question without a label',
    breaks: [{ file: form, from: '"linkId": "mood",', to: '"linkId": "spirits",' }],
    fault: 'there is no message label.spirits',
  },
  {
    name: 'a question without Spanish',
    breaks: [
      {
        file: form,
        from: '"valueString": "¿Cómo durmió anoche, de 0 (fatal) a 10 (muy bien)?"',
        to: '"valueString": ""',
      },
    ],
    fault: 'sleep has no es text',
  },
  {
    name: 'a question that is too long with its greeting',
    breaks: [
      {
        file: form,
        from: 'How was your sleep last night,',
        to: `How was your sleep last night? ${'It was good. '.repeat(8)}`,
      },
    ],
    fault: 'sleep (en) has 2 segments; its budget is 1',
  },
  {
    name: 'a word that is part of another',
    breaks: [{ file: 'choices.yaml', from: 'en: worst', to: 'en: very bad' }],
    fault: '"bad" is part of "very bad" in content/choices.yaml (pain-now)',
  },
  {
    name: 'a word for a number outside the scale',
    breaks: [{ file: 'choices.yaml', from: 'value: 10, en: worst', to: 'value: 11, en: worst' }],
    fault: '"worst" in content/choices.yaml lies outside the scale of pain-now',
  },
  {
    name: 'crisis numbers that have expired',
    breaks: [{ file: 'numbers.yaml', from: /expiresOn: 2027-05-24/, to: 'expiresOn: 2026-11-23' }],
    fault: `content/numbers.yaml:${lineOf('numbers.yaml', 'expiresOn: 2027')}: the numbers of US expired on 2026-11-23`,
  },
  {
    name: 'crisis numbers on the day after the last',
    breaks: [said('Thank you.')],
    today: '2027-05-25',
    fault: `content/numbers.yaml:${lineOf('numbers.yaml', 'expiresOn: 2027')}: the numbers of US expired on 2027-05-24`,
  },
  {
    name: 'an approval of numbers that nobody has confirmed',
    breaks: [
      {
        file: 'numbers.yaml',
        from: 'review: { status: draft }',
        to: 'review: { status: approved, by: Dr. A, on: 2026-11-24 }',
      },
    ],
    fault: `content/numbers.yaml:${lineOf('numbers.yaml', 'notConfirmed: [emergency, crisis]')}: MX has numbers that nobody has confirmed`,
  },
  {
    name: 'numbers verified on a day still to come',
    breaks: [said('Thank you.')],
    today: '2026-11-23',
    fault: 'the numbers of US are verified on 2026-11-24, a day still to come',
  },
  {
    name: 'a country without numbers',
    breaks: [{ file: 'numbers.yaml', from: /  MX:\n[^]*?  ES:/, to: '  ES:' }],
    fault: 'content/numbers.yaml',
  },
  {
    name: 'a file that cannot be read',
    breaks: [{ file: 'clinic.yaml', from: 'name: Harbor Pain', to: 'name: "Harbor Pain' }],
    fault: 'content/clinic.yaml:',
  },
  {
    name: 'a clinic name that is too long for its texts',
    breaks: [{ file: 'clinic.yaml', from: 'name: Harbor Pain', to: 'name: Harbor Pain and Spine Care' }],
    fault: `content/clinic.yaml:${lineOf('clinic.yaml', 'name: Harbor')}: name:`,
  },
  {
    name: 'an approval without a person',
    breaks: [{ file: 'choices.yaml', from: 'status: draft', to: 'status: approved' }],
    fault: `content/choices.yaml:${lineOf('choices.yaml', 'review:')}: review: an approved file names who approved it`,
  },
  {
    name: 'a text that asks for a word nobody understands',
    breaks: [
      {
        file: es,
        from: 'Mande REGISTRO, BROTE, PROGRESO, TECNICAS',
        to: 'Mande ATRAS para volver',
      },
      { file: 'words/es.yaml', from: /\batr[aá]s\b/g, to: 'volver' },
    ],
    fault: 'asks for ATRAS, which content/words/es.yaml does not know',
  },
  {
    name: 'a step of a flare that leads nowhere',
    breaks: [{ file: 'flare.yaml', from: 'next: tell', to: 'next: told' }],
    fault: 'there is no step told',
  },
  {
    name: 'a step of a flare that leads back to where it was',
    breaks: [{ file: 'flare.yaml', from: 'next: end', to: 'next: today' }],
    fault: 'tell leads back to today',
  },
  {
    name: 'safety questions of a flare without the one about numbness',
    breaks: [{ file: 'flare.yaml', from: 'signal: cauda_equina', to: 'signal: neuro_deficit' }],
    fault: 'no question asks for numbness',
  },
  {
    name: 'a measure of a question that is not asked',
    breaks: [{ file: 'outcomes.yaml', from: 'of: daily-check-in/sleep', to: 'of: daily-check-in/slept' }],
    fault: 'no question is called daily-check-in/slept',
  },
  {
    name: 'a moderate change that is smaller than a minimal one',
    breaks: [
      {
        file: 'outcomes.yaml',
        from: 'moderate: { points: 2, percent: 30 }',
        to: 'moderate: { points: 0.5 }',
      },
    ],
    fault: 'pain-now: a larger change has a smaller number',
  },
  {
    name: 'more answers wanted than there are days',
    breaks: [
      { file: 'outcomes.yaml', from: 'week: { days: 7, entries: 4 }', to: 'week: { days: 7, entries: 8 }' },
    ],
    fault: 'asks for more entries than there are days',
  },
  {
    name: 'a signed file with a source that nobody has seen',
    breaks: [
      {
        file: 'outcomes.yaml',
        from: 'review: { status: draft }',
        to: 'review: { status: approved, by: Dr. A. Example, on: 2026-12-01 }',
      },
    ],
    fault: 'nobody has seen the source of psfs',
  },
  {
    name: 'a usual step beyond the most',
    breaks: [
      { file: 'outcomes.yaml', from: 'usual: 10, least: 5, most: 20', to: 'usual: 25, least: 5, most: 20' },
    ],
    fault: 'the usual step is not between the least and the most',
  },
  {
    name: 'a measure without a name for people',
    breaks: [
      { file: en, from: 'label.short.mood: Mood', to: 'label.short.other: Mood' },
      { file: es, from: 'label.short.mood: Ánimo', to: 'label.short.other: Ánimo' },
    ],
    fault: 'label.short.mood is missing',
  },
];

describe('the content check', () => {
  it('finds the shipped content in order', () => {
    expect(checkContent(shipped, TODAY).map(written)).toEqual([]);
  });

  it.each(rows)('notices $name', ({ breaks, fault, today }) => {
    const found = withBroken(breaks, (dir) => checkContent(dir, today ?? TODAY).map(written));
    expect(found).toEqual(expect.arrayContaining([expect.stringContaining(fault)]));
  });

  it('warns of crisis numbers for thirty days before they expire', () => {
    const warned = (today: string) => contentWarnings(shipped, today).map(written);
    expect(warned('2027-04-23')).toEqual([]);
    expect(warned('2027-04-24')).toHaveLength(8);
    expect(warned('2027-04-24')[0]).toContain('the numbers of US expire on 2027-05-24');
    expect(warned('2027-05-24')).toHaveLength(8);
    expect(warned('2027-05-25')).toEqual([]);
  });

  it('says all faults at once, each with its file and line', () => {
    const breaks = [
      said('Thank you SO much.'),
      { file: 'clinic.yaml', from: 'fallback: haddad', to: 'fallback: nobody' },
    ];
    const found = withBroken(breaks, (dir) => checkContent(dir, TODAY).map(written));
    expect(found).toHaveLength(2);
    for (const fault of found) expect(fault).toMatch(/^content\/[\w/.-]+:\d+: /);
  });
});
