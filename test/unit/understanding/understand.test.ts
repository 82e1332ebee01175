import { answersIn, understandingOf } from '../../../src/understanding/of-content.ts';
import { shippedContent } from '../../harness/shipped.ts';

const content = shippedContent;
const meant = (text: string) => {
  const understood = understandingOf(content)(text);
  return 'intent' in understood ? `${understood.kind} ${understood.intent}` : understood.kind;
};

describe('what a free message asks for', () => {
  it.each([
    ['how do I check in?', 'wish check-in'],
    ['want to do teh check-in', 'wish check-in'],
    ['quiero hacer el check in', 'wish check-in'],
    ['am i getting any better', 'wish progress'],
    ['cómo voy con mis números', 'wish progress'],
    ['having a terrible flair up', 'wish flare'],
    ['could you have somebody from the clinic ring me', 'wish nurse'],
    ['i need a refil on my prescription', 'wish clinic'],
    ['please dont text me till monday, im on holiday', 'wish pause'],
    ['who can see my answers', 'wish data'],
    ['save a question for my next visit', 'wish questions'],
    ['qué puedo hacer aquí', 'wish menu'],
    ['what is pacing', 'wish ask'],
  ])('%s', (text, expected) => expect(meant(text)).toBe(expected));

  it.each(["I don't want to check in today", 'no quiero ver mi progreso', 'i do not need a nurse'])(
    'what is taken back begins nothing: %s',
    (text) => expect(meant(text)).toBe('refusal'),
  );

  it.each(['no', 'no fever, no numbness', 'my sister is a nurse', 'the new pillow is nice'])(
    'what only tells something is left alone: %s',
    (text) => expect(meant(text)).toBe('nothing'),
  );

  it('what may be a flare is asked back', () => expect(meant('this pain is killing me')).toBe('maybe flare'));

  it.each([
    ['been in agony since i lifted that box', 'wish flare'],
    ['seeing the doc thursday, can u help me get my thoughts together', 'wish prepare'],
    ['have you got a summary i can take to the doctor', 'wish brief'],
    ['got any exercises to calm me down', 'wish skills'],
    ['quiero ponerme una meta', 'wish aim'],
    ['have i come any closer to my goal', 'wish review'],
    ['i have a question about my meds', 'wish medicine'],
    ['quisiera saber si ya voy cerca de mi objetivo', 'wish review'],
    ['i never got this weeks meds questions', 'wish medicines'],
    ['hágame las preguntas de las pastillas', 'wish medicines'],
    ['oh i put the wrong number in yesterday', 'wish yesterday'],
    ['so um yeah i just wanted to uh do my numbers for today before the kids get home', 'wish check-in'],
    ['can somone from teh clinic ring me', 'wish nurse'],
  ])('said in words that stand in no phrase: %s', (text, expected) => expect(meant(text)).toBe(expected));

  it('what may be taken back in the same breath is asked about', () =>
    expect(meant('I wanted a nurse to call but my daughter sorted it')).toBe('maybe nurse'));

  it('of two that are about as likely both are offered', () => {
    const { kind, ...offered } = understandingOf(content)('check in or my numbers');
    expect(kind).toBe('maybe');
    expect(Object.values(offered).toSorted()).toEqual(['check-in', 'progress']);
  });

  it.each([
    'i want to kill myself',
    'no one would miss me',
    'chest pain and my arm is numb',
    'quiero morirme',
    'i took all my pills',
    "i can't breathe help me relax",
  ])('danger that has come so far leads to urgent help and to nothing cosy: %s', (text) =>
    expect(meant(text)).toBe('wish emergency'),
  );

  it.each([
    [
      'can i take two ibuprofen instead of one? also show me my progress and my chart please',
      'wish medicine',
    ],
    ['is it safe to stop taking gabapentin, and how do i see my numbers', 'wish medicine'],
    ['do i have arthritis', 'wish diagnosis'],
    ['when do i call 911', 'wish emergency'],
  ])('a question for people goes to people, whatever stands beside it: %s', (text, expected) =>
    expect(meant(text)).toBe(expected),
  );

  it('any text has an answer, and a long one takes no longer than its length', () => {
    for (const text of [
      '',
      ' ',
      '\u0000',
      '🙃',
      '?'.repeat(5_000),
      'want to '.repeat(2_000),
      'ñ'.repeat(9_000),
    ])
      expect(typeof meant(text)).toBe('string');
  });
});

describe("the clinic's own answers", () => {
  it.each([
    ['en', 'what is pacing?', 'pacing'],
    ['en', 'ice or heat for my back', 'heat-cold'],
    ['en', 'my scan was normal, why do i still have pain?', 'chronic-pain'],
    ['es', 'hielo o calor para la espalda', 'heat-cold'],
    ['es', 'qué es un brote', 'flare'],
  ] as const)('%s: %s', (lang, question, id) => expect(answersIn(content, lang)(question)?.id).toBe(id));

  it.each([
    ['en', 'does sugar make pain worse'],
    ['en', 'do magnets work for pain'],
    ['en', 'what is the capital of france'],
    ['en', ''],
    ['es', 'es malo el chocolate para el dolor'],
  ] as const)('what is not there is not found: %s: %s', (lang, question) =>
    expect(answersIn(content, lang)(question)).toBeUndefined(),
  );
});
