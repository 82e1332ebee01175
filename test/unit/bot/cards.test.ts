import { cardWords } from '../../../src/bot/card-words.ts';
import { questionCard } from '../../../src/bot/cards.ts';
import type { Ask } from '../../../src/model/outgoing.ts';
import { chartCard } from '../../../src/bot/chart-card.ts';
import { AdaptiveCard } from '../../harness/adaptive-cards.ts';
import { cardFaults } from '../../harness/valid-card.ts';

const base: Ask = {
  questionnaire: 'daily',
  linkId: 'pain-now',
  round: '2026-03-03|1',
  title: 'Pain now',
  kind: 'scale',
  options: [],
  optional: false,
};
const text = 'Pain right now, 0-10?\n1. *none* of [this] is Markdown';
const card = (more: Partial<Ask>, lang = 'en') =>
  questionCard({ text, lang, ask: { ...base, ...more } }, cardWords(lang));
const options = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ value: `v${at}`, label: `Label ${at}` }));
const kinds: [string, Partial<Ask>][] = [
  ['scale', { min: { value: 0, label: 'no pain' }, max: { value: 10, label: 'worst' } }],
  ['choice', { kind: 'choice', options: options(3) }],
  ['choice of many', { kind: 'choice', options: options(7) }],
  ['yes-no', { kind: 'yes-no' }],
  ['text', { kind: 'text', optional: true }],
  [
    'question with several fields',
    {
      kind: 'text',
      optional: true,
      fields: [
        { id: 'minutes', label: 'Minutes', said: '{} min', options: [] },
        { id: 'felt', label: 'How it went', said: ', {}', options: options(3) },
      ],
    },
  ],
];

describe.each(kinds)('the card of a %s question', (_kind, more) => {
  it('is understood without complaint by the library that draws cards', () => {
    expect(cardFaults(card(more))).toEqual([]);
    const parsed = new AdaptiveCard();
    parsed.parse(card(more));
    expect(parsed.toJSON()).toMatchObject({ version: '1.5' });
  });

  it('shows the text as it stands', () => {
    const shown = (card(more)['body'] as { inlines?: { text: string }[] }[]).flatMap(
      (each) => each.inlines ?? [],
    );
    expect(shown.map((each) => each.text).join('\n')).toBe(text);
  });

  it('sends back which question it answers from every button', () => {
    const actions = card(more)['actions'] as { data: Record<string, unknown> }[];
    expect(actions.length).toBeGreaterThan(0);
    for (const { data } of actions)
      expect(data).toMatchObject({ questionnaire: 'daily', linkId: 'pain-now', round: '2026-03-03|1' });
  });
});

describe.each(kinds)('a card of a %s question whose words are its title', (_kind, more) => {
  it('shows the question once: above the buttons, or as the label of the field', () => {
    const asked = 'Did you sleep well?';
    const ask = { ...base, title: asked, ...more };
    const shown = JSON.stringify(
      questionCard({ text: `Good morning.\n${asked}`, lang: 'en', ask }, cardWords('en'))['body'],
    );
    expect(shown.split(asked)).toHaveLength(2);
    expect(shown).toContain('Good morning.');
  });
});

describe('what a card offers', () => {
  it('is every step of a scale, with words at its ends', () => {
    const [, , input] = card(kinds[0]?.[1] ?? {})['body'] as {
      choices: { title: string; value: string }[];
    }[];
    expect(input?.choices).toHaveLength(11);
    expect(input?.choices[0]).toEqual({ title: '0 - no pain', value: '0' });
    expect(input?.choices[10]).toEqual({ title: '10 - worst', value: '10' });
  });

  it('is one button for each of a few answers, which is the answer', () => {
    expect(card({ kind: 'yes-no' }, 'es')['actions']).toMatchObject([
      { title: 'Sí', data: { answer: 'Sí' } },
      { title: 'No', data: { answer: 'No' } },
    ]);
    expect(card({ kind: 'choice', options: options(3) })['actions']).toMatchObject([
      { title: 'Label 0', data: { answer: 'v0' } },
      {},
      {},
    ]);
  });

  it('is a label, and what to do about an empty field, for those who cannot see the layout', () => {
    expect(card({ kind: 'text' })['body']).toContainEqual(
      expect.objectContaining({
        id: 'answer',
        label: 'Pain now',
        isRequired: true,
        errorMessage: expect.any(String),
      }),
    );
  });

  it('is a way past a question that need not be answered, and not by sending it empty', () => {
    expect(card({ kind: 'text', optional: true })['actions']).toMatchObject([
      { title: 'Send' },
      { data: { answer: 'Skip' }, associatedInputs: 'none' },
    ]);
    expect(card({ kind: 'text', optional: true })['body']).toContainEqual(
      expect.objectContaining({ isRequired: true }),
    );
  });
});

describe('the card of a chart', () => {
  it('has its words beside the picture', () => {
    const png = new Uint8Array(9_000);
    const shown = (alt: string) => chartCard({ text: 'Your last 14 days', lang: 'en' }, alt, png);
    expect(cardFaults(shown('Pain: 5 6 7'))).toEqual([]);
    expect(cardFaults(shown(''))).toEqual(['a picture has no words']);
  });
});
