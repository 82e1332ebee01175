/**
 * A long form asks first whether now is a good time: whoever has just answered the day may be tired. Put off, it is asked again
 * some days later, and forms that are short take its place until then.
 */
import { z } from 'zod';
import { inLanguage } from '../../src/forms/form.ts';
import { HOUR, MINUTE } from '../../src/model/time.ts';
import { leftOpen } from '../../src/reading/own-words.ts';
import { isWhole, listsOf } from '../../src/reading/phrases.ts';
import { isRefusal } from '../../src/reading/refusal.ts';
import { tokensOf } from '../../src/reading/tokens.ts';
import { readBegins } from '../../src/reading/ready.ts';
import { readYesNo } from '../../src/reading/yes-no.ts';
import type { Turn } from '../../src/turn/turn.ts';
import type { FormBegin } from './begin.ts';
import { formOf } from './known.ts';
import { guided, noteShown, type Then } from '../guided.ts';
import { wordsOf } from '../turn-of.ts';

const readyState = z.looseObject({
  form: z.string(),
  shownAt: z.number(),
  tries: z.number().optional(),
  unseen: z.boolean().optional(),
});
type ReadyState = z.infer<typeof readyState>;
export type ReadyBegin = Pick<ReadyState, 'form'>;

/** As they are offered; who types may count them. */
const OPTIONS = ['yes', 'later'];

export const formReady = guided<ReadyState>({
  id: 'form-ready',
  state: readyState,
  show,
  linkOf,
  shownAt: ({ shownAt }) => shownAt,
  staleAfter: () => 12 * HOUR,
  yieldsAfter: () => 30 * MINUTE,
  isGone: (turn, { form }) => formOf(turn, form) === undefined,
  words: {
    later: putOff,
    skip: putOff,
    why: (turn) => {
      turn.say('forms.ready-why');
      return 'ask';
    },
    repeat: () => 'ask',
  },
  easier: () => 'easier.form-ready',
  hear(dc, turn, { form }, text) {
    if (isOff(turn, text)) return leaveOut(turn, form);
    const words = wordsOf(turn);
    const picked = OPTIONS[Number(text.trim()) - 1];
    const reply = readYesNo(text, words);
    if (reply === 'yes' || picked === 'yes' || readBegins(text, words))
      return dc.replaceDialog('form', { form, because: 'planned', isNamed: true } satisfies FormBegin);
    return reply === 'no' || picked === 'later' || isLeft(turn, text) ? putOff(turn) : 'unclear';
  },
  unclear(turn, _, isLast) {
    turn.say(isLast ? 'forms.ready-later' : 'forms.ready-unclear');
  },
});

/** "Not now, I am worn out": the reason behind it changes nothing. */
function isLeft(turn: Turn, text: string): boolean {
  const words = wordsOf(turn);
  const [first = ''] = text.split(/[.,;!]/);
  return [text, first].some((each) => isRefusal(each, words) || leftOpen(each, words) !== undefined);
}

function isOff(turn: Turn, text: string): boolean {
  const spoken = tokensOf(text).filter(({ kind }) => kind !== 'mark');
  return isWhole(
    spoken,
    listsOf(wordsOf(turn), ({ inForms }) => inForms.leave),
  );
}

function leaveOut(turn: Turn, form: string): Then {
  turn.noteFormOver(form);
  turn.say('forms.ready-off');
  return 'end';
}

function putOff(turn: Turn): Then {
  turn.say('forms.ready-later');
  return 'end';
}

function readyKey({ talk }: Turn, form: string): string {
  const half = talk.unfinished[form];
  if (half === undefined) return 'forms.ready';
  return half.state === undefined ? 'forms.ready-anew' : 'forms.ready-on';
}

function linkOf({ form }: ReadyState): string {
  return `ready-${form}`;
}

function show(turn: Turn, state: ReadyState): void {
  const form = formOf(turn, state.form);
  if (form === undefined) return;
  noteShown(turn, state);
  state.shownAt = turn.now;
  turn.noteFormOffered(state.form);
  const { lang } = turn.patient;
  const label = inLanguage(form.title, lang);
  const options = OPTIONS.map((value) => ({
    value,
    label: turn.content.text(`answer.${value}`, lang),
  }));
  const key = readyKey(turn, state.form);
  const title = turn.content.text(key, lang, { label });
  turn.say(
    key,
    { label },
    {
      ask: {
        questionnaire: 'form-ready',
        linkId: linkOf(state),
        round: '',
        title,
        kind: 'choice',
        options,
        optional: false,
      },
    },
  );
}
