/** A made-up record: check-ins as they end, put together by what the service itself puts them together with. */
import type { Alert } from '../../../src/model/alert.ts';
import type { CheckIn } from '../../../src/model/check-in.ts';
import { newTalk, type TalkState } from '../../../src/model/file.ts';
import { DAY, dayAfter } from '../../../src/model/time.ts';
import { noVisit } from '../../../src/model/visit.ts';
import type { Records } from '../../../src/brief/brief.ts';
import { progressOf } from '../../../src/turn/progress.ts';
import { trendsOf } from '../../../src/turn/trends.ts';
import { rules } from '../outcomes/rules.ts';

export const TODAY = '2026-04-10';
export const NOW = Date.parse('2026-04-10T14:00:00Z');
export const LINKS = ['pain-now', 'interference', 'sleep', 'mood'] as const;

/** Undefined: asked, and not answered. */
export type Given = readonly number[] | undefined;

/** The last of these is today. */
export function checkInsOf(given: readonly Given[]): CheckIn[] {
  return given.map((values, at): CheckIn => {
    const day = dayAfter(TODAY, at + 1 - given.length);
    const dueAt = Date.parse(`${day}T13:00:00Z`);
    const answers = (values ?? []).map((value, place) => ({
      linkId: LINKS[place] ?? '',
      value,
      flags: [],
      at: dueAt,
      channel: 'sms' as const,
    }));
    const status = values === undefined ? 'missed' : 'complete';
    return {
      v: 1,
      day,
      questionnaire: 'daily-check-in',
      version: '1',
      status,
      dueAt,
      endedAt: dueAt,
      nudged: false,
      answers,
    };
  });
}

export function talkAfter(checkIns: readonly CheckIn[]): TalkState {
  return checkIns.reduce<TalkState>(
    (talk, ended) => ({ ...talk, ...trendsOf(talk, ended), ...progressOf(talk, ended, rules) }),
    newTalk,
  );
}

export function recordOf(checkIns: readonly CheckIn[], more: Partial<Records> = {}): Records {
  return {
    patient: { id: 'patient-1', name: 'Amina Bello', zone: 'America/New_York' },
    now: NOW,
    talk: talkAfter(checkIns),
    alerts: [],
    visit: noVisit,
    ...more,
  };
}

export function alertOf(label: string, daysAgo: number, more: Partial<Alert> = {}): Alert {
  const openedAt = NOW - daysAgo * DAY;
  const signals = [{ signal: 'cauda_equina', tier: 'emergency', rule: 'r', evidence: 'x' }];
  return {
    v: 1,
    id: `alert-${label}`,
    patientId: 'patient-1',
    label,
    tier: 'emergency',
    tasks: [],
    status: 'resolved',
    openedAt,
    step: 0,
    loop: 0,
    steps: 1,
    cards: [],
    quotes: [{ at: openedAt, eventId: 'e', text: 'words', signals }] as unknown as Alert['quotes'],
    facts: [
      { kind: 'opened', at: openedAt },
      { kind: 'acknowledged', at: openedAt + 180_000, clinician: 'otieno', by: 'sms' },
      { kind: 'resolved', at: openedAt + 4_000_000, clinician: 'otieno', by: 'sms', outcome: 'advised' },
    ],
    ...more,
  };
}

/** Four weeks that become easier, with a gap every ninth day. */
export const easier: Given[] = Array.from({ length: 42 }, (_, at) =>
  at % 9 === 4 ? undefined : [7 - Math.floor(at / 14), 7 - Math.floor(at / 14), 5, 5],
);
