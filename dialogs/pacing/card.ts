/** A day's activity as the fields of a card. What comes back reads like what would have been typed. */
import type { AskField } from '../../src/model/outgoing.ts';
import type { Turn } from '../../src/turn/turn.ts';

const FELT = ['worse', 'same', 'better'] as const;

export function fieldsOf({ content, patient: { lang } }: Turn): AskField[] {
  const said = (name: string) => content.text(`pace.said.${name}`, lang, { value: '{}' });
  const field = (id: string, as: string, options: AskField['options'] = []): AskField => ({
    id,
    label: content.text(`pace.card.${id}`, lang),
    said: as,
    options,
  });
  const felt = FELT.map((each) => content.text(`label.pace.${each}`, lang));
  return [
    field('minutes', said('minutes')),
    field('sets', `, ${said('sets')}`),
    field('reps', ` ${said('reps')}`),
    field(
      'felt',
      ', {}',
      felt.map((label) => ({ value: label, label })),
    ),
    field('score', `, ${said('score')}`),
    field('note', '. {}'),
  ];
}
