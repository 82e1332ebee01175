/** What a model has written for a person's eyes, and how much of it reaches them. */
import fc from 'fast-check';
import { inShort } from '../../src/language-model/in-short.ts';
import { madeQuestion } from '../../src/language-model/made-question.ts';
import { wordsIn } from '../../src/language-model/own-words.ts';
import { wordsOf } from '../../src/language-model/reader.ts';
import { shortened } from '../../src/language-model/shortened.ts';
import { shippedContent } from '../harness/scene.ts';
import { redact } from './shipped-redact.ts';

const promptFor = (use: string) => {
  const found = shippedContent.languageModel.prompts.find((each) => each.use === use);
  if (found === undefined) throw new Error(`there is no prompt for ${use}`);
  return found;
};
const pages = shippedContent.understanding.answers.map(({ id, lang, title, text }) => ({
  lang,
  page: { id, title, text: text.trim() },
}));
const fixed = /[\d{?]/;

describe('a page that a model has made shorter', () => {
  it('holds no word of its own, and every sentence that forbids, counts or calls, whatever it wrote', () => {
    const prompt = promptFor('answer');
    let letThrough = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...pages),
        fc.array(
          fc.oneof(
            { weight: 9, arbitrary: fc.constant('keep') },
            fc.constantFrom('drop', 'two', 'dose', 'this'),
          ),
        ),
        ({ lang, page }, edits) => {
          const words = wordsOf(prompt, lang);
          const sentences = page.text.match(/[^.?]+[.?]/g) ?? [];
          const text = sentences
            .map((sentence, at) => ({ sentence, edit: edits[at] ?? 'keep' }))
            .flatMap(({ sentence, edit }) =>
              edit === 'drop' ? [] : [edit === 'keep' ? sentence.trim() : `${edit} ${sentence.trim()}`],
            )
            .join(' ');
          const short = shortened(text, page, words);
          if (short === undefined) return;
          letThrough += 1;
          const known = new Set([...wordsIn(page.text), ...words.mayAdd]);
          expect(wordsIn(short).filter((word) => !known.has(word))).toEqual([]);
          const must = sentences.filter(
            (each) => fixed.test(each) || wordsIn(each).some((word) => words.keeps.has(word)),
          );
          for (const each of must) expect(short).toContain(each.trim());
        },
      ),
      { numRuns: 400 },
    );
    expect(letThrough).toBeGreaterThan(0);
  });

  it('is the page as it stands where the model has only copied it', () => {
    const { page, lang } = pages[0]!;
    expect(shortened(page.text, page, wordsOf(promptFor('answer'), lang))).toBeUndefined();
  });
});

describe('a question that a model has made', () => {
  const { mayAdd } = wordsOf(promptFor('question'), 'en');
  const wrote = redact('i miss the garden with Nuala Quist, my knee swells after 40 minutes', [
    'Nuala Quist',
  ]);

  it.each([
    ['in their own words', 'What can I do about my knee?', 'What can I do about my knee?'],
    [
      'with what was taken out put back',
      'Can [name 1] help with the garden?',
      'Can Nuala help with the garden?',
    ],
    ['but not of a medicine they did not name', 'Would gabapentin help my knee?', undefined],
    ['nor of a treatment', 'Can I have surgery for my knee?', undefined],
    ['nor two sentences', 'My knee swells. What can I do about my knee?', undefined],
    ['nor a claim', 'My knee swells after it.', undefined],
    ['nor of small words alone', 'What can I do about it?', undefined],
    ['nor with a number of its own', 'What can I do about my knee after 5 minutes?', undefined],
    ['nor in capitals and marks', 'What can I do about my knee!?', undefined],
  ])('%s', (_, made, kept) => expect(madeQuestion(made, wrote, mayAdd)).toBe(kept));
});

describe('what a model has put in short', () => {
  const words = wordsOf(promptFor('summary'), 'en');
  const wrote = redact(
    'i can walk to the shop on most days but i do not sleep and i never lift the child, the knee swells and i want the garden back',
    [],
  );

  it.each([
    ['keeps their words', 'the knee swells and i want the garden back', true],
    ['keeps a no with what it is about', 'i can walk but i do not sleep', true],
    ['denies nothing that was said', 'i do not walk to the shop', false],
    ['says nothing that was denied', 'i can walk and i sleep and lift the child', false],
    ['adds nothing', 'the knee swells from arthritis and i want the garden back', false],
    ['turns nothing round', 'i want the garden back and the knee swells', false],
    ['asks nothing', 'the knee swells and i want the garden back?', false],
  ])('%s', (_, made, isKept) => expect(inShort(made, wrote, words)).toBe(isKept ? made : undefined));
});
