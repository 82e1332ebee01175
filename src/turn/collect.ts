/** One event's turn over what is kept of a patient, and everything that comes of it as one stored change. */
import { risksOf } from '../model/past-dangers.ts';
import type { Duty } from '../escalation/duty.ts';
import type { CheckIn } from '../model/check-in.ts';
import type { Event } from '../model/event.ts';
import type { Outgoing } from '../model/outgoing.ts';
import type { Patient } from '../model/patient.ts';
import { apart } from '../model/series.ts';
import { rescueId } from '../model/work.ts';
import type { Change } from '../ports/change.ts';
import { daysNow } from '../schedule/asked-days.ts';
import { CheckIns } from './check-ins.ts';
import { CollectedTurn, type TurnBase } from './collected-turn.ts';
import { withDoubts, withoutOldDoubts } from './doubts.ts';
import { Kept } from './kept.ts';
import { Raised } from './raised.ts';
import { Speech } from './speech.ts';
import { thinking } from './thinking.ts';
import { toSend } from './to-send.ts';
import type { Turn } from './turn.ts';

export interface Collected {
  turn: Turn;
  /** The dialogs threw: only the failure is counted, and the event is tried again later. */
  failed?: boolean;
  change(): Change;
  messages(): Outgoing[];
  /** The patient's clock, the time of their check-in, or the days on which they are asked, are others now. */
  timesChanged(): boolean;
  /** Something was said that is worded only with the roster as it is now. */
  isLive(): boolean;
  settle(duty: Duty): void;
  setDialogs(dialogs: Record<string, unknown>): void;
}

export function collectTurn(base: TurnBase): Collected {
  const { file, event, now, content, isOvertaken = false } = base;
  const kept = new Kept(file, withDoubts(file.talk, event));
  const speech = new Speech({ file, event, now, content, isOvertaken });
  const raised = new Raised({ file, event, now, content, kept });
  const checkIns = new CheckIns({ file, event, now, content, kept });
  const turn = new CollectedTurn(base, { kept, speech, raised, checkIns });
  const versionOf = (document: string) => file.versions[document] ?? 0;

  const thought = () =>
    thinking({
      talk: kept.talk,
      event,
      patient: turn.patient,
      now,
      // Who says no to it in these very words is not read.
      uses: turn.ai === 'on' ? [...turn.uses] : [],
      speaks: !speech.isSilent,
      policy: content.languageModel.policy,
    });

  const change = (): Change => {
    const [changed, alerts, thoughts] = [kept.change(), raised.change(), thought()];
    return {
      expect: {
        talk: versionOf('talk'),
        // Somebody who has just opted out is not to be told what was decided before.
        consent: versionOf('consent'),
        ...(speech.isOfAlert ? { alert: versionOf('alert') } : {}),
        ...changed.expect,
        ...alerts.expect,
      },
      put: { ...apart(thoughts.talk, file.series), ...changed.put, ...alerts.put },
      remove: changed.remove,
      append: { ...alerts.append, ...logsOf(turn) },
      due: [...turn.planned.values(), ...thoughts.due, ...alerts.due, ...speech.messages().map(toSend)],
      done: [...turn.unplanned, rescueId(event.id)],
      list: alerts.list,
      dequeue: [base.mailNumber],
    };
  };

  return {
    turn,
    change,
    messages: () => speech.messages(),
    timesChanged: () => isOtherTime(turn.patient, file.patient) || isAskedMore(turn, base),
    isLive: () => speech.isLive,
    settle: (duty) => speech.settle(duty, raised.open),
    setDialogs: (dialogs) => {
      const { asked, ...rest } = kept.talk;
      const waiting = Object.keys(dialogs).length > 0 && asked !== undefined;
      kept.talk = withoutOldDoubts({ ...rest, dialogs, ...(waiting ? { asked } : {}) }, now);
    },
  };
}

function isOtherTime(now: Patient, before: Patient): boolean {
  return now.zone !== before.zone || now.checkInAt !== before.checkInAt || now.days !== before.days;
}

/** A danger has made it every day. What the screen heard stands on the alert already when the turn begins. */
function isAskedMore(turn: Turn, { file: { patient, alert }, event, now, content }: TurnBase): boolean {
  if (daysNow(turn) === turn.patient.days) return false;
  const risks = alert === undefined ? {} : risksOf(alert);
  return isGrave(event) || daysNow({ patient, risks, now, content }) !== undefined;
}

function isGrave(event: Event): boolean {
  return event.kind === 'said' && (event.tier === 'emergency' || event.tier === 'urgent');
}

function logsOf({ ended: { flares, checkIns, forms } }: CollectedTurn): Record<string, unknown[]> {
  return {
    ...(flares.length > 0 ? { flares } : {}),
    ...(checkIns.length > 0 ? { 'check-ins': newestOfEachDay(checkIns) } : {}),
    ...(forms.length > 0 ? { forms } : {}),
  };
}

/** One turn can end yesterday's check-in and record today's as missed. */
function newestOfEachDay(ended: CheckIn[]): CheckIn[] {
  return [...new Map(ended.map((each) => [each.day, each])).values()];
}
