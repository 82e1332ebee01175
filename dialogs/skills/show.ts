/** What is open of a skill, said to the person; and its guided form, one text after another by the clock. */
import { SECOND } from '../../src/model/time.ts';
import type { Ask } from '../../src/model/outgoing.ts';
import type { Option } from '../../src/reading/choice.ts';
import type { Turn, Values } from '../../src/turn/turn.ts';
import { noteShown } from '../guided.ts';
import { SKILL_PART, teach } from './gate.ts';
import { skillOf, type SkillState } from './state.ts';

/** The open question once more, or the first time. */
export function show(turn: Turn, state: SkillState): void {
  noteShown(turn, state);
  state.shownAt = turn.now;
  if (state.part !== undefined) return sayPart(turn, state);
  const { key, values } = questionOf(turn, state);
  teach(turn, key, values, { ask: askFor(turn, state, key, values) });
}

function questionOf(turn: Turn, state: SkillState): { key: string; values: Values } {
  const label = labelOf(turn, state.skill ?? '');
  switch (state.stage) {
    case 'list':
      return { key: 'skills.list', values: { skills: listOf(turn, state) } };
    case 'offer':
      return { key: 'skills.offer', values: { label } };
    case 'how':
      return { key: 'skills.how', values: { label, minutes: skillOf(turn, state.skill)?.minutes ?? 0 } };
    case 'helped':
      return { key: state.guided === true ? 'skills.helped-guided' : 'skills.helped', values: {} };
  }
}

/** "1 slow breathing (2 of 3), 2 sleep": with counts only where there are any, and no more than fit. */
function listOf(turn: Turn, state: SkillState): string {
  return (state.listed ?? []).map((id, at) => `${at + 1} ${counted(turn, id, at)}`).join(', ');
}

const COUNTED = 3;

function counted(turn: Turn, id: string, at: number): string {
  const label = labelOf(turn, id);
  const { done, helped } = turn.skills.tally[id] ?? { done: 0, helped: 0 };
  if (done === 0 || at >= COUNTED) return label;
  return turn.content.text('label.skill.counted', turn.patient.lang, { label, times: helped, count: done });
}

export function labelOf(turn: Turn, id: string): string {
  const key = `label.skill.${id}`;
  return turn.content.has(key) ? turn.content.text(key, turn.patient.lang) : id;
}

/** From its beginning: for whom it is not, then the short form and its question, or the first text of the guided one. */
export function enter(turn: Turn, state: SkillState, guided: boolean): void {
  Object.assign(state, { stage: 'helped', guided, tries: 0, shownAt: turn.now });
  teach(turn, `skill.${state.skill}.not-if`);
  if (!guided) {
    teach(turn, `skill.${state.skill}.short`);
    return show(turn, state);
  }
  Object.assign(state, { part: 0, run: turn.event.id });
  teach(turn, `skill.${state.skill}.guide`);
  planPart(turn, state);
}

/** Asked for again while the clock runs: what was said last. */
function sayPart(turn: Turn, { skill, part = 0 }: SkillState): void {
  teach(turn, `skill.${skill}.${part === 0 ? 'guide' : `step-${part}`}`);
}

export function planPart(turn: Turn, { skill = '', part = 0, run = '' }: SkillState): void {
  const seconds = skillOf(turn, skill)?.after[part] ?? 0;
  const id = `skill-part/${run}/${part}`;
  const event = { kind: 'skill-part', v: 1, id, at: turn.now, skill, part, run } as const;
  turn.plan({
    id: SKILL_PART,
    lane: 'reply',
    at: { inMs: seconds * SECOND },
    work: { kind: 'event', event },
  });
}

const EFFECTS = ['yes', 'little', 'no', 'worse'] as const;

/** What may be answered, as it is offered on a card and understood from words. */
export function optionsOf(turn: Turn, state: SkillState): Option[] {
  const text = (key: string) => turn.content.text(key, turn.patient.lang);
  switch (state.stage) {
    case 'list':
      return (state.listed ?? []).map((value) => ({ value, label: labelOf(turn, value) }));
    case 'how':
      return ['short', 'guided'].map((value) => ({ value, label: text(`label.skill.${value}`) }));
    case 'helped':
      return EFFECTS.map((value) => ({ value, label: text(`label.skill.${value}`) }));
    case 'offer':
      return [
        { value: 'yes', label: text('answer.yes') },
        { value: 'no', label: text('answer.no') },
      ];
  }
}

/** How the open question is called, so that an old card answers nothing. */
export function linkOf({ stage, skill = '' }: SkillState): string {
  return `skill-${stage}-${skill}`;
}

function askFor(turn: Turn, state: SkillState, key: string, values: Values): Ask {
  const { clinic } = turn.content;
  const isLong = state.stage === 'list';
  return {
    questionnaire: 'skill',
    linkId: linkOf(state),
    round: '',
    // The buttons leave the question in the text, where it can be read; a long list is labelled with it.
    title: isLong ? turn.content.text(key, turn.patient.lang, { clinic: clinic.name, ...values }) : '',
    kind: state.stage === 'offer' ? 'yes-no' : 'choice',
    options: optionsOf(turn, state),
    optional: true,
  };
}
