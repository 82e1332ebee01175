import { DIRECT_QUESTION } from '../src/model/file.ts';
import type { Ask } from '../src/model/outgoing.ts';
import { controlText, itemText, range, type Item, type Questionnaire } from '../src/model/questionnaire.ts';
import type { Turn } from '../src/turn/turn.ts';
import { askingOf } from './shown.ts';

/** The question as a card can offer it; the text alone is enough to answer it. */
export function askFor(turn: Turn, form: Questionnaire, item: Item): Ask {
  const { lang } = turn.patient;
  const scale = range(item);
  const end = (control: 'lower' | 'upper', value: number) => ({
    value,
    label: controlText(item, control, lang) ?? '',
  });
  return {
    questionnaire: form.id,
    linkId: item.linkId,
    round: askingOf(turn, item),
    title: itemText(item, lang),
    kind: scale === undefined ? 'text' : 'scale',
    options: [],
    optional: item.required !== true,
    ...(scale === undefined ? {} : { min: end('lower', scale.min), max: end('upper', scale.max) }),
  };
}

/** The one direct question of a safety protocol. */
export function askYesNo(turn: Turn, key: string): Ask {
  const text = (name: string) => turn.content.text(name, turn.patient.lang);
  return {
    questionnaire: 'safety',
    linkId: DIRECT_QUESTION,
    round: '',
    title: text(key),
    kind: 'yes-no',
    options: [
      { value: 'yes', label: text('answer.yes') },
      { value: 'no', label: text('answer.no') },
    ],
    optional: false,
  };
}
