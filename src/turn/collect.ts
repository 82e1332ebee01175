/** The Turn that collects what a dialog says and decides, and the stored change that comes of it. */
import type { Duty } from '../escalation/duty.ts';
import { risksOf } from '../escalation/alerts.ts';
import { phoneInstead, raise } from '../escalation/raise.ts';
import type { Content } from '../content/content.ts';
import { isSilent, type Alert } from '../model/alert.ts';
import { withAnswer, type CheckIn } from '../model/check-in.ts';
import type { FormRecord } from '../model/form-record.ts';
import { emptyBook, type FlareEpisode } from '../model/flare.ts';
import type { Event } from '../model/event.ts';
import { DIRECT_QUESTION, openAlertOf, type PatientFile, type TalkState } from '../model/file.ts';
import { noMedicines } from '../model/medicine.ts';
import { emptySkills } from '../model/skill.ts';
import { languages } from '../model/language.ts';
import type { Outgoing } from '../model/outgoing.ts';
import { proactiveRoute, type Route } from '../model/patient.ts';
import { MINUTE, localDay, type Instant } from '../model/time.ts';
import type { Use } from '../model/reading.ts';
import { readYesNo } from '../reading/yes-no.ts';
import { noWeeks } from '../model/weeks.ts';
import { rescueId, type Due } from '../model/work.ts';
import type { Change, Owned } from '../ports.ts';
import { askedAbout, askedAgain, askedOf, heardIn, withoutOldDoubts } from './doubts.ts';
import { progressOf } from './progress.ts';
import { thinking } from './thinking.ts';
import { trendsOf, trendsOfForm, withNumber } from './trends.ts';
import { joined, type Part } from './join-messages.ts';
import { SEND_LEASE_MS, type Sending } from './deliver.ts';
import { ALERTING, isLive, isOfAlert, settledPart } from './live-parts.ts';
import type { SayOptions, Turn, Values } from './turn.ts';

export interface Collected {
  turn: Turn;
  /** The dialogs threw: only the failure is counted, and the event is tried again later. */
  failed?: boolean;
  change(): Change;
  messages(): Outgoing[];
  /** The patient's clock, or the time of their check-in, is another one now. */
  timesChanged(): boolean;
  /** Something was said that is worded only with the roster as it is now. */
  isLive(): boolean;
  settle(duty: Duty): void;
  setDialogs(dialogs: Record<string, unknown>): void;
}

export interface TurnBase {
  file: PatientFile;
  event: Event;
  mailNumber: number;
  now: number;
  content: Content;
  /** A danger waits behind the event. */
  isOvertaken?: boolean;
  chartAddress?: ChartAddresses | undefined;
  /** A language model is configured. */
  reads?: boolean;
}

/** Makes the address under which an owner's chart can be seen once; the id is that of the asking. */
export type ChartAddresses = (owner: string, id: string, until: Instant) => string | undefined;

/** What is said to these answers somebody; anything else is said of our own accord. */
const ANSWERS = new Set<Event['kind']>(['said', 'thought']);
const REPLY_LANE = { safety: 'safety', page: 'safety' } as const;

export function collectTurn(base: TurnBase): Collected {
  const { file, event, now, content, isOvertaken = false } = base;
  let talk: TalkState = heardIn(file.talk, event);
  /** The direct question that was put last. */
  let question: string | undefined;
  let checkIn = file.checkIn;
  let {
    safetyPlan,
    form,
    patient,
    before,
    aims,
    flares = emptyBook,
    pacing,
    skills = emptySkills,
    weeks = noWeeks,
    medicines = noMedicines,
    visit,
  } = file;
  const endedFlares: FlareEpisode[] = [];
  let alertFile: Pick<PatientFile, 'patient' | 'alert' | 'versions'> = file;
  let said: Part[] = [];
  let saidOfAlert = false;
  const planned = new Map<string, Due>();
  const unplanned = new Set<string>();
  const uses = new Set<Use>();
  const changed = new Set<string>();
  const ended: CheckIn[] = [];
  const endedForms: FormRecord[] = [];
  const raisedChanges: ReturnType<typeof raise>['change'][] = [];

  const route = (): Route | undefined => {
    if ('from' in event) return event.from;
    const agreed = proactiveRoute(file.patient, (channel) => file.consent[channel] === 'granted');
    return agreed ?? proactiveRoute(file.patient, (channel) => file.consent[channel] !== 'revoked');
  };

  const keepAlert = (alert: Alert, change: ReturnType<typeof raise>['change']) => {
    alertFile = { ...alertFile, alert };
    raisedChanges.push(change);
  };

  const endedNow = (next: CheckIn) => {
    ended.push(next);
    talk = { ...talk, ...trendsOf(talk, next), ...progressOf(talk, next, content.outcomes) };
  };

  const turn: Turn = {
    get patient() {
      return patient;
    },
    keepPatient(next) {
      patient = next;
      changed.add('patient');
    },
    now,
    content,
    event,
    isOvertaken,
    consent: (channel) => file.consent[channel],
    get talk() {
      return talk;
    },
    get alert() {
      return openAlertOf(alertFile);
    },
    get checkIn() {
      return checkIn;
    },
    get form() {
      return form;
    },
    keepForm(next) {
      form = next;
      changed.add('form');
      talk = { ...talk, forms: { ...talk.forms, [next.form]: next.day } };
      if (next.status === 'open') return;
      endedForms.push(next);
      talk = { ...talk, ...trendsOfForm(talk, next, content.outcomes) };
    },
    get safetyPlan() {
      return safetyPlan;
    },
    keepSafetyPlan(next) {
      safetyPlan = next;
      changed.add('safety-plan');
    },
    get aims() {
      return aims;
    },
    keepAims(next) {
      aims = next;
      changed.add('aims');
    },
    get flares() {
      return flares;
    },
    keepFlares(next, over) {
      flares = next;
      changed.add('flares');
      if (over !== undefined) endedFlares.push(over);
    },
    get pacing() {
      return pacing;
    },
    keepPacing(next) {
      pacing = next;
      changed.add('pacing');
    },
    get skills() {
      return skills;
    },
    keepSkills(next) {
      skills = next;
      changed.add('skills');
    },
    get weeks() {
      return weeks;
    },
    keepWeeks(next) {
      weeks = next;
      changed.add('weeks');
    },
    get medicines() {
      return medicines;
    },
    keepMedicines(next) {
      medicines = next;
      changed.add('medicines');
    },
    keepReach(next) {
      talk = { ...talk, reach: next };
    },
    noteNumber(of, day, value) {
      talk = { ...talk, trends: withNumber(talk.trends, of, { day, value }) };
    },
    get visit() {
      return visit;
    },
    keepVisit(next) {
      visit = next;
      changed.add('visit');
    },
    get risks() {
      return alertFile.alert === undefined ? {} : risksOf(alertFile.alert);
    },
    say(key: string, values: Values = {}, options: SayOptions = {}) {
      const purpose = options.purpose ?? (ANSWERS.has(event.kind) ? 'reply' : 'reminder');
      if (isOvertaken && purpose === 'reply') return;
      if (options.ask?.linkId === DIRECT_QUESTION) {
        question = key;
        talk = askedAgain(talk, key);
      }
      if (options.ask) talk = { ...talk, asked: options.ask.linkId };
      const text = options.text ?? content.text(key, file.patient.lang, { ...standing(base), ...values });
      saidOfAlert ||= isOfAlert({ key, text, purpose });
      said.push({
        key,
        text,
        purpose,
        ...(options.ask ? { ask: options.ask } : {}),
        ...(options.chart ? { chart: options.chart } : {}),
        ...(options.ai ? { ai: options.ai } : {}),
        ...(options.closes ? { closes: options.closes } : {}),
        ...(purpose === 'reminder' ? { expiresAt: now + content.checkIns.staleAfterMinutes * MINUTE } : {}),
      });
    },
    get before() {
      return before;
    },
    amend(day, answer) {
      const given = { ...answer, at: now, channel: route()?.channel ?? ('sms' as const) };
      const isNewest = checkIn?.day === day;
      const of = isNewest ? checkIn : before;
      if (of?.day !== day) throw new Error('an answer was put right in a check-in that is not at hand');
      const answered = withAnswer(of, given);
      // An answer that came late is one all the same.
      const next = of.status === 'missed' ? { ...answered, status: 'partial' as const } : answered;
      if (isNewest) checkIn = next;
      else before = next;
      changed.add(isNewest ? 'check-in' : 'check-in-before');
      if (next.status !== 'open') endedNow(next);
    },
    keepCheckIn(next) {
      if (checkIn !== undefined && checkIn.day < next.day) {
        before = checkIn;
        changed.add('check-in-before');
      }
      checkIn = next;
      changed.add('check-in');
      if (next.status !== 'open') {
        endedNow(next);
        talk = { ...talk, last: { ...talk.last, ...numbersOf(next) } };
      }
    },
    record(given) {
      if (checkIn === undefined) throw new Error('an answer was recorded outside a check-in');
      const channel = route()?.channel ?? 'sms';
      turn.keepCheckIn(withAnswer(checkIn, { flags: [], ...given, at: now, channel }));
    },
    raise(tier, signals, task) {
      const text = event.kind === 'said' ? event.text : '';
      const isAnswer =
        readYesNo(
          text,
          languages.map((each) => content.words(each)),
        ) !== undefined;
      const reply = askedOf(talk, signals, isAnswer);
      const danger = { eventId: event.id, at: now, text, tier, signals, asked: reply };
      const { alert, change } = raise(alertFile, danger, `${event.id}/${tier}`);
      const asked = task === undefined ? alert : { ...alert, tasks: [...new Set([...alert.tasks, task])] };
      const phoned = event.kind === 'opted-out' && !isSilent(asked) ? phoneInstead(asked, now) : undefined;
      const kept = phoned?.alert ?? asked;
      keepAlert(kept, {
        ...change,
        put: { alert: kept },
        due: [...(change.due ?? []), ...(phoned?.due ?? [])],
      });
    },
    noteFound(rule) {
      talk = { ...talk, found: { ...talk.found, [rule]: localDay(now, file.patient.zone) } };
    },
    askedDirectly(signal) {
      talk = { ...talk, directly: { ...talk.directly, [signal]: now } };
      if (question !== undefined) talk = askedAbout(talk, file.talk, signal, question, now);
    },
    task(name) {
      const text = event.kind === 'said' ? event.text : '';
      const danger = { eventId: event.id, at: now, text, tier: 'soon' as const, signals: [] };
      const raised = raise(alertFile, danger, `${event.id}/${name}`);
      const alert = { ...raised.alert, tasks: [...new Set([...raised.alert.tasks, name])] };
      keepAlert(alert, { ...raised.change, put: { alert } });
    },
    get ai() {
      if (base.reads !== true) return 'none';
      return patient.noAi === true ? 'off' : 'on';
    },
    think(use) {
      if (turn.ai === 'on') uses.add(use);
    },
    chartAddress: (until) => base.chartAddress?.(file.patient.id, event.id, until),
    plan(due) {
      unplanned.delete(due.id);
      planned.set(due.id, due);
    },
    unplan(id) {
      planned.delete(id);
      unplanned.add(id);
    },
  };

  const messages = (): Outgoing[] => {
    const to = route();
    if (to === undefined) return [];
    return joined(said).map((each, index) => {
      const { closes: _, ...part } = each;
      return {
        v: 1,
        id: `${event.id}/${index}`,
        owner: file.patient.id,
        to,
        lang: file.patient.lang,
        at: now,
        ...part,
      };
    });
  };

  const thought = () =>
    thinking({
      talk,
      event,
      patient,
      now,
      // Who says no to it in these very words is not read.
      uses: turn.ai === 'on' ? [...uses] : [],
      speaks: said.length > 0,
      policy: content.languageModel.policy,
    });

  return {
    turn,
    messages,
    timesChanged: () => patient.zone !== file.patient.zone || patient.checkInAt !== file.patient.checkInAt,
    isLive: () => said.some(isLive),
    settle: (duty) => {
      const settling = { content, lang: file.patient.lang, alert: openAlertOf(alertFile), duty };
      said = said.flatMap((part) => (isLive(part) ? settledPart(part, settling) : [part]));
    },
    setDialogs: (dialogs) => {
      const { asked, ...rest } = talk;
      const waiting = Object.keys(dialogs).length > 0 && asked !== undefined;
      talk = withoutOldDoubts({ ...rest, dialogs, ...(waiting ? { asked } : {}) }, now);
    },
    change: () => ({
      expect: {
        talk: file.versions['talk'] ?? 0,
        // Somebody who has just opted out is not to be told what was decided before.
        consent: file.versions['consent'] ?? 0,
        ...(changed.has('patient') ? { patient: file.versions['patient'] ?? 0 } : {}),
        // The clinic may enter an appointment at any time.
        ...(changed.has('visit') ? { visit: file.versions['visit'] ?? 0 } : {}),
        ...(changed.has('medicines') ? { medicines: file.versions['medicines'] ?? 0 } : {}),
        ...(saidOfAlert ? { alert: file.versions['alert'] ?? 0 } : {}),
        ...Object.assign({}, ...raisedChanges.map((each) => each.expect)),
      },
      put: {
        talk: thought().talk,
        ...(changed.has('check-in') ? { 'check-in': checkIn } : {}),
        ...(changed.has('check-in-before') ? { 'check-in-before': before } : {}),
        ...(changed.has('patient') ? { patient } : {}),
        ...(changed.has('form') ? { form } : {}),
        ...(changed.has('aims') ? { aims } : {}),
        ...(changed.has('safety-plan') && safetyPlan !== undefined ? { 'safety-plan': safetyPlan } : {}),
        ...(changed.has('flares') ? { flares } : {}),
        ...(changed.has('pacing') && pacing !== undefined ? { pacing } : {}),
        ...(changed.has('skills') ? { skills } : {}),
        ...(changed.has('weeks') ? { weeks } : {}),
        ...(changed.has('medicines') ? { medicines } : {}),
        ...(changed.has('visit') ? { visit } : {}),
        ...Object.assign({}, ...raisedChanges.map((each) => each.put)),
      },
      remove: [
        ...(changed.has('safety-plan') && safetyPlan === undefined ? ['safety-plan'] : []),
        ...(changed.has('pacing') && pacing === undefined ? ['pacing'] : []),
      ],
      append: {
        ...Object.assign({}, ...raisedChanges.map((each) => each.append)),
        ...(endedFlares.length > 0 ? { flares: endedFlares } : {}),
        ...(ended.length > 0 ? { 'check-ins': newestOfEachDay(ended) } : {}),
        ...(endedForms.length > 0 ? { forms: endedForms } : {}),
      },
      due: [
        ...planned.values(),
        ...thought().due,
        ...raisedChanges.flatMap((each) => each.due ?? []),
        ...messages().map(toSend),
      ],
      done: [...unplanned, rescueId(event.id)],
      list: raisedChanges.flatMap((each) => each.list ?? []),
      dequeue: [base.mailNumber],
    }),
  };
}

/** Held from the beginning: whoever stores a message speaks it, and the sweep takes it up only after their death. */
export function toSend(message: Outgoing): Due {
  const { claim, work } = sendingOf(message, { at: message.at, docs: {}, mail: [] });
  return { id: claim.id, lane: claim.lane, at: { inMs: 0 }, work, heldMs: SEND_LEASE_MS };
}

/** The send that `toSend` stored as held, in the hands of who stored it. */
export function sendingOf(message: Outgoing, owned: Owned): Sending {
  const usual = message.purpose === 'reminder' || message.purpose === 'invitation' ? 'routine' : 'reply';
  const lane = message.purpose in REPLY_LANE ? 'safety' : usual;
  const work = { kind: 'send', message, tries: 0 } as const;
  const claim = {
    owner: message.owner,
    id: `send:${message.id}`,
    lane,
    dueAt: message.at,
    attempt: 1,
    work,
  } as const;
  return { claim, work, owned };
}

/** Values that any message may use. */
function standing({ file, content }: TurnBase): Values {
  const numbers = content.numbers(file.patient.country);
  return {
    clinic: content.clinic.name,
    phone: content.clinic.phone,
    emergency: numbers.emergency,
    crisis: numbers.crisis,
    crisisText: numbers.crisisText ?? numbers.crisis,
    poison: numbers.poison ?? numbers.emergency,
    alerting: ALERTING,
  };
}

/** One turn can end yesterday's check-in and record today's as missed. */
function newestOfEachDay(ended: CheckIn[]): CheckIn[] {
  return [...new Map(ended.map((each) => [each.day, each])).values()];
}

function numbersOf(of: CheckIn): Record<string, number> {
  return Object.fromEntries(
    of.answers.flatMap((each) => (typeof each.value === 'number' ? [[each.linkId, each.value]] : [])),
  );
}
