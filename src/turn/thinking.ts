/**
 * A message that a language model is to read: planned with the turn's one commit, done after it, and nobody waits. At most one
 * answer can still become a follow-up, and whatever is said meanwhile, by the patient or by us, makes it too late.
 */
import type { ModelPolicy } from '../language-model/files.ts';
import type { Event } from '../model/event.ts';
import type { TalkState } from '../model/file.ts';
import type { Patient } from '../model/patient.ts';
import type { Use } from '../model/reading.ts';
import { localDay, type Instant } from '../model/time.ts';
import type { Due } from '../model/work.ts';

/** `none`: no model is configured; `off`: this patient does not want one. */
export type Ai = 'none' | 'on' | 'off';

export interface Thinking {
  talk: TalkState;
  event: Event;
  patient: Patient;
  now: Instant;
  uses: readonly Use[];
  /** Whether this turn says something. */
  speaks: boolean;
  policy: Pick<ModelPolicy, 'perPatientPerDay'>;
}

export function thinking(of: Thinking): { talk: TalkState; due: Due[] } {
  const { talk, event, patient, now, uses, speaks } = of;
  const { thinking: before, ...rest } = talk;
  const day = localDay(now, patient.zone);
  const times = talk.thoughts?.day === day ? talk.thoughts.times : 0;
  if (event.kind === 'said' && uses.length > 0 && times < of.policy.perPatientPerDay) {
    const { id, text, from, tier } = event;
    const work = { kind: 'think', of: id, at: now, text, lang: patient.lang, from, tier } as const;
    const due: Due = {
      id: `think:${id}`,
      lane: 'routine',
      at: { inMs: 0 },
      work: { ...work, uses: [...uses] },
    };
    return {
      talk: { ...rest, thinking: { of: id, at: now }, thoughts: { day, times: times + 1 } },
      due: [due],
    };
  }
  const isOver = before !== undefined && (speaks || event.kind === 'said' || event.kind === 'thought');
  return { talk: isOver ? rest : talk, due: [] };
}
