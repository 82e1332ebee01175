import type { Ask } from '../../../src/model/outgoing.ts';
import { formReply } from '../../../src/simulation/form-replies.ts';
import { peopleOf, type Person } from '../../../src/simulation/people.ts';
import { readSimulation } from '../../../src/simulation/shapes.ts';
import { shippedContent } from '../../harness/shipped.ts';

const simulation = readSimulation('content');
const [somebody] = peopleOf({ patients: 1, days: 28, seed: 1, simulation }) as [Person];
const felt = { pain: 5, limits: 5, sleep: 5, mood: 5, overdone: false, ill: false };

const daysOf = (more: Partial<typeof felt>) => Array.from({ length: 14 }, () => ({ ...felt, ...more }));

function replies(of: string, more: Partial<Person> = {}, days = daysOf({})): string[] {
  const [questionnaire, linkId] = of.split('|') as [string, string];
  const living = {
    who: { ...somebody, ...more },
    lived: days,
    phrases: simulation.en,
    forms: simulation.forms,
  };
  return Array.from({ length: 40 }, () => formReply({ questionnaire, linkId } as Ask, living) ?? 'none');
}
const mean = (of: string[]) => of.reduce((sum, each) => sum + Number(each), 0) / of.length;

describe('what made-up people answer to forms', () => {
  it('hangs on how their days were', () => {
    expect(mean(replies('peg|75893-8', {}, daysOf({ pain: 9 })))).toBeGreaterThan(8);
    expect(mean(replies('peg|75893-8', {}, daysOf({ pain: 2 })))).toBeLessThan(3);
    expect(mean(replies('phq-9|stem/44255-8', {}, daysOf({ mood: 1 })))).toBeGreaterThan(2);
    expect(mean(replies('phq-9|stem/44255-8', {}, daysOf({ mood: 9 })))).toBeLessThan(1);
  });

  it('stays on the scale that is asked for', () => {
    for (const each of replies('phq-4|stem/44250-9', {}, daysOf({ mood: 0 })))
      expect(['2', '3']).toContain(each);
  });

  it('tells of thoughts and of medicines what is so, and nothing else', () => {
    const trouble = { choice: '3', from: 10, until: 20 };
    expect(new Set(replies('phq-9|rest/44260-8', { hasThoughts: false }))).toEqual(new Set(['0']));
    const often = replies('phq-9|rest/44260-8', { hasThoughts: true, thoughts: 1 });
    expect(often).not.toContain('0');
    expect(often.filter((each) => each === '1').length).toBeGreaterThan(often.length / 2);
    expect(replies('phq-9|rest/44260-8', { hasThoughts: true, thoughts: 3 })).not.toContain('1');
    expect(new Set(replies('medicines|trouble', { trouble }))).toEqual(new Set(['3']));
    expect(new Set(replies('medicines|trouble', { trouble: { ...trouble, from: 14 } }))).toEqual(
      new Set(['1']),
    );
  });

  it('is left to others where nothing is said of it', () => {
    expect(new Set(replies('intake|since'))).toEqual(new Set(['none']));
  });

  it('names only questions that the shipped forms ask', () => {
    const content = shippedContent;
    for (const name of simulation.forms.answers.flatMap(({ of }) => of)) {
      const [form = '', linkId] = name.split('/');
      expect(JSON.stringify(content.form(form))).toContain(`"linkId":"${linkId}"`);
    }
    expect(content.formPolicy.plans[simulation.forms.plan]).toBeDefined();
  });
});
