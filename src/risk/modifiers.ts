/**
 * Who, when and whether: the words around a finding that change what it means. After NegEx (Chapman et al. 2001,
 * doi:10.1006/jbin.2001.1029) and ConText (Harkema et al. 2009, doi:10.1016/j.jbi.2009.05.002): a trigger reaches
 * ahead or back over so many words, until the clause ends or a word ends it; a false trigger reaches nowhere.
 */
import type { Modifier } from '../model/signal.ts';
import type { ModifierKind } from './files.ts';
import { breaks } from './normalise.ts';
import type { Said } from './normalise.ts';
import type { Hit } from './scan.ts';
import { beginningIn, covers, inOrder, standingOver, wordsOf } from './spans.ts';

export type Trigger =
  | { is: 'trigger'; kind: ModifierKind; looks: 'ahead' | 'back' | 'sentence' | 'message'; reach: number }
  | { is: 'false-trigger' }
  | { is: 'end'; of: ModifierKind[] };

type Standing = Hit<Trigger & { is: 'trigger' }>;

export interface Marks {
  /** In the order in which they begin, but for those of the whole message. */
  triggers: Standing[];
  ofMessage: Standing[];
  ends: Hit<Trigger & { is: 'end' }>[];
  /** How far off from a finding a trigger may begin and still reach it. */
  far: number;
}

export function marksOf(hits: Hit<Trigger>[]): Marks {
  const over = standingOver(hits);
  const triggers = hits
    .filter((hit): hit is Standing => hit.label.is === 'trigger')
    .filter((hit) => !over(hit.from).some((other) => silences(other, hit)));
  return {
    triggers: inOrder(triggers.filter((each) => each.label.looks !== 'message')),
    ofMessage: triggers.filter((each) => each.label.looks === 'message'),
    ends: inOrder(hits.filter((hit): hit is Hit<Trigger & { is: 'end' }> => hit.label.is === 'end')),
    far: triggers.reduce((far, each) => Math.max(far, each.label.reach + each.to - each.from), 0),
  };
}

/** A longer trigger speaks for the shorter ones inside it: "not only", "not sure if". */
function silences(other: Hit<Trigger>, hit: Hit<Trigger>): boolean {
  if (other === hit || other.label.is === 'end' || !covers(other, hit)) return false;
  return other.label.is === 'false-trigger' || other.to - other.from > hit.to - hit.from;
}

export function modifiersOf(hit: Hit<unknown>, marks: Marks, said: Said): Modifier[] {
  const near = beginningIn(marks.triggers, hit.from - marks.far, hit.to + marks.far + 1);
  return [...near, ...marks.ofMessage]
    .filter((trigger) => !covers(hit, trigger) && reaches(trigger, hit, marks.ends, said))
    .map((trigger) => ({ kind: trigger.label.kind, words: wordsOf(trigger, said) }));
}

function reaches(
  trigger: Marks['triggers'][number],
  hit: Hit<unknown>,
  ends: Marks['ends'],
  said: Said,
): boolean {
  const { looks, reach, kind } = trigger.label;
  if (looks === 'message') return true;
  if (looks === 'sentence') return isNear(trigger, hit, said) && !isParted(trigger, hit, ends);
  const [from, to] = looks === 'ahead' ? [trigger.to, hit.from] : [hit.to, trigger.from];
  if (from > to) return looks === 'ahead' && trigger.from < hit.from && trigger.to <= hit.to;
  if (to - from > reach) return false;
  if (looks === 'ahead' && isAnswer(from, said)) return false;
  if (said.tokens.slice(from, to + 1).some((token) => token.before >= breaks.clause)) return false;
  return !beginningIn(ends, from, to).some((end) => end.label.of.includes(kind));
}

/** In the same sentence, and not further off than its reach: people write long sentences without a full stop. */
function isNear(trigger: Marks['triggers'][number], hit: Hit<unknown>, said: Said): boolean {
  if (said.tokens[trigger.from]?.sentence !== said.tokens[hit.from]?.sentence) return false;
  return Math.max(hit.from - trigger.to, trigger.from - hit.to) <= trigger.label.reach;
}

/** "Had it in 2019, now it is back": a word that ends this kind of modifier stands between them. */
function isParted(trigger: Marks['triggers'][number], hit: Hit<unknown>, ends: Marks['ends']): boolean {
  const [from, to] = trigger.to <= hit.from ? [trigger.to, hit.from] : [hit.to, trigger.from];
  return beginningIn(ends, from, to).some((end) => end.label.of.includes(trigger.label.kind) && end.to <= to);
}

/** "No, chest pain": a break right after the trigger makes it an answer, not a denial of what follows. */
function isAnswer(from: number, said: Said): boolean {
  return (said.tokens[from]?.before ?? breaks.none) >= breaks.comma;
}
