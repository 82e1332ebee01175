/**
 * What clinicians type to answer a page, in English or Spanish: "1a", "'1A'", "ack 1", "ok", "1i", "1s30", "snooze 1 30 min",
 * "1 to moreau", "1r advised spoke with her". A letter or a word, the number before or after it; a word without one is of the
 * latest. A letter alone is what a pocket or a slip writes, and takes nothing on.
 */
import type { Outcome } from '../model/outcome.ts';

export type TypedAct =
  | { act: 'acknowledge' }
  | { act: 'in-contact' | 'take-over' | 'hand-back' }
  | { act: 'snooze'; minutes: number | undefined }
  | { act: 'reassign'; to: string }
  /** Without an outcome they are asked for it. */
  | { act: 'resolve'; outcome: Outcome | undefined; note: string | undefined };
export type CodeReply = TypedAct & { code: number | 'latest' };

const verbs: Record<TypedAct['act'], readonly string[]> = {
  acknowledge: 'a|ack|acknowledge|acknowledged|ok|yes|got it|on it|si|sí|recibido|voy'.split('|'),
  'in-contact': 'i|contact|in contact|talking|calling|contacto|en contacto|hablando|llamando'.split('|'),
  'take-over': 'take over|take|tomo la charla|llevo la charla'.split('|'),
  'hand-back': 'hand back|back|devolver|devuelvo'.split('|'),
  snooze: 's|z|snooze|later|pospone|posponer|luego'.split('|'),
  reassign: 't|to|give|pass|assign|reassign|para|pasa|pasar|asigna|asignar|reasigna|reasignar'.split('|'),
  resolve: 'r|c|res|resolve|resolved|close|closed|done|cerrar|cerrado|cerrada|listo|hecho'.split('|'),
};
const endings: Record<Outcome, readonly string[]> = {
  acted: 'acted|act|action|atendido|atendida|actué'.split('|'),
  advised: 'advised|advise|advice|adv|aconsejado|aconsejada|aconsejé'.split('|'),
  referred: 'referred|ref|derivado|derivada|derivé'.split('|'),
  'false-alarm': 'false alarm|false-alarm|false|falsa alarma|falsa'.split('|'),
  other: 'other|otro|otra'.split('|'),
};

export function readCodeReply(text: string): CodeReply | undefined {
  const said = plain(text);
  if (isLetterAlone(said)) return undefined;
  const [, before, rest = ''] = /^(\d{1,2}(?!\d))?[\s:,.-]*([^]*)$/.exec(said) ?? [];
  const verb = verbIn(rest);
  if (verb === undefined) return endingAlone(rest, before);
  const [, after, more = ''] =
    before === undefined
      ? (/^(\d{1,2}(?!\d))?[\s:,.-]*([^]*)$/.exec(verb.rest) ?? [])
      : [undefined, undefined, verb.rest];
  const code = before ?? after;
  const act = actOf(verb.act, more, code);
  return act && { ...act, code: act.code ?? numbered(code) };
}

export function isLetterAlone(text: string): boolean {
  return /^\p{L}$/u.test(plain(text));
}

/** Quotes and full stops around it do not matter; what stands inside a note is left as it is. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/^[\s"'’‘“”.,!#()-]+|[\s"'’‘“”.,!()-]+$/g, '')
    .replace(/\s+/g, ' ');
}

function numbered(code: string | undefined): number | 'latest' {
  return code === undefined ? 'latest' : Number(code);
}

/** The longest verb at the beginning that is followed by no further letter. */
function verbIn(text: string): { act: TypedAct['act']; rest: string } | undefined {
  const found = Object.entries(verbs)
    .flatMap(([act, words]) => words.map((word) => ({ act: act as TypedAct['act'], word })))
    .filter(({ word }) => startsWith(text, word))
    .sort((a, b) => b.word.length - a.word.length)[0];
  return found && { act: found.act, rest: text.slice(found.word.length).replace(/^[\s:,-]+/, '') };
}

function startsWith(text: string, word: string): boolean {
  return text.toLowerCase().startsWith(word) && !/^\p{L}/u.test(text.slice(word.length));
}

type Read = TypedAct & { code?: 'latest' };

function actOf(act: TypedAct['act'], more: string, code: string | undefined): Read | undefined {
  switch (act) {
    case 'acknowledge':
    case 'in-contact':
    case 'take-over':
    case 'hand-back':
      return more === '' ? { act } : undefined;
    case 'snooze':
      return snooze(more, code);
    case 'reassign': {
      const to = more.replace(/^(?:to|a|para) /i, '');
      // A sentence that begins with "give" names no alert.
      return code !== undefined && to !== '' && to.split(' ').length <= 3 ? { act, to } : undefined;
    }
    case 'resolve': {
      if (more === '') return { act, outcome: undefined, note: undefined };
      const ending = endingIn(more);
      return ending ?? (code === undefined ? undefined : { act, outcome: undefined, note: undefined });
    }
  }
}

const MOST_MINUTES = 10_080;

/** "s 30m" has no code but a time; "1s", "1s30" and "1 s 1h" have both. */
function snooze(more: string, code: string | undefined): Read | undefined {
  const isUnit = /^(?:m|min|mins|minutes|minutos|h|hours?|horas?)$/i;
  if (code !== undefined && isUnit.test(more))
    return { act: 'snooze', minutes: inMinutes(code, more), code: 'latest' };
  if (more === '') return { act: 'snooze', minutes: undefined };
  const [, count, unit = 'm'] = /^(\d{1,4}) ?([a-z]+)?$/i.exec(more) ?? [];
  if (count === undefined || !isUnit.test(unit)) return undefined;
  const minutes = inMinutes(count, unit);
  return minutes >= 1 && minutes <= MOST_MINUTES ? { act: 'snooze', minutes } : undefined;
}

function inMinutes(count: string, unit: string): number {
  return Number(count) * (/^h/i.test(unit) ? 60 : 1);
}

function endingIn(text: string): Extract<TypedAct, { act: 'resolve' }> | undefined {
  const found = Object.entries(endings)
    .flatMap(([outcome, words]) => words.map((word) => ({ outcome: outcome as Outcome, word })))
    .filter(({ word }) => startsWith(text, word))
    .sort((a, b) => b.word.length - a.word.length)[0];
  if (found === undefined) return undefined;
  const note = text.slice(found.word.length).replace(/^[\s:;,.-]+/, '');
  return { act: 'resolve', outcome: found.outcome, note: note === '' ? undefined : note };
}

/** "advised" says how the latest ended; with a number before it, a note may follow. */
function endingAlone(text: string, code: string | undefined): CodeReply | undefined {
  const ending = endingIn(text);
  const isClear = code !== undefined || (ending?.note === undefined && ending?.outcome !== 'other');
  return ending && isClear ? { ...ending, code: numbered(code) } : undefined;
}
