/** What a patient would feel of a form, and whoever writes one does not see: how many texts and minutes it takes, and in which language. */
import { questionAt } from './ask.ts';
import { open } from './engine.ts';
import { everyItem, isAsked, type Form, type Note } from './form.ts';
import type { World } from './settle.ts';
import type { Say } from './said.ts';
import { smsOf } from './sms.ts';
import type { Words } from '../content/words.ts';
import { viewOf } from './view.ts';

/** From where on it is said, and how long a question takes. */
export interface Felt {
  questions: number;
  textsOfOne: number;
  secondsOfOne: number;
}
export interface Reader {
  felt: Felt;
  tongue: Words;
  say: Say;
}

export async function feltLimits(form: Form, world: World, reader: Reader): Promise<Note[]> {
  const view = viewOf(form, await open(form, world));
  const asked = view.nodes
    .filter(({ kind, item }) => kind === 'item' && isAsked(item))
    .map((node) => {
      const question = questionAt(view, node, reader.tongue);
      return { linkId: node.item.linkId, texts: smsOf({ kind: 'question', question }, reader.say).length };
    });
  const texts = asked.reduce((sum, each) => sum + each.texts, 0);
  return [
    ...longForm(asked.length, texts, reader.felt),
    ...asked
      .filter((each) => each.texts > reader.felt.textsOfOne)
      .map((each) => ({ linkId: each.linkId, says: `takes ${each.texts} texts. Make it shorter.` })),
    ...oneLanguage(form),
  ];
}

/** At most, for conditions may leave some out. */
function longForm(questions: number, texts: number, felt: Felt): Note[] {
  if (questions <= felt.questions) return [];
  const minutes = Math.ceil((questions * felt.secondsOfOne) / 60);
  const says = `It asks up to ${questions} questions: about ${texts} texts to a patient, as many replies as questions, and ${minutes} minutes. Ask less.`;
  return [{ says }];
}

const LANGUAGES = { en: 'English', es: 'Spanish' } as const;

function oneLanguage(form: Form): Note[] {
  const own = form.language === 'es' ? 'es' : 'en';
  const other = own === 'en' ? 'es' : 'en';
  const spoken = everyItem(form.items).filter((each) => isAsked(each) && /\p{L}/u.test(each.text.text));
  const lacking = spoken.filter(({ text, options }) =>
    [text, ...options.map(({ label }) => label)].some(
      (worded) => /\p{L}/u.test(worded.text) && !Object.hasOwn(worded.in, other),
    ),
  );
  if (lacking.length === 0) return [];
  const which =
    lacking.length === spoken.length
      ? 'Its questions are'
      : `${lacking.length} of its ${spoken.length} questions are`;
  return [
    {
      says: `${which} in ${LANGUAGES[own]} only: patients who read ${LANGUAGES[other]} get them in ${LANGUAGES[own]}, and find no option by its ${LANGUAGES[other]} name. Add translations.`,
    },
  ];
}
