/**
 * Conversations as files a nurse can read. `patient:` and `clinician NAME:` act, `--` lets time pass, everything else is
 * expected: the runner plays the actions and writes the whole conversation anew, and the two texts must be the same. A
 * message nobody expected is therefore a difference, and so is one that did not come.
 */
import { readFile } from '../../src/model/file.ts';
import type { AlertFact } from '../../src/model/alert-fact.ts';
import type { Alert } from '../../src/model/alert.ts';
import type { CheckIn } from '../../src/model/check-in.ts';
import type { FormRecord } from '../../src/model/form-record.ts';
import type { ConsentRecord } from '../../src/model/consent.ts';
import { MINUTE, atLocal, localClock, localDay, readable } from '../../src/model/time.ts';
import type { Route } from '../../src/model/patient.ts';
import type { DeliveryState, Outgoing } from '../../src/model/outgoing.ts';
import type { Delivered } from './scene.ts';
import { clinicianOwner, DRILLS, drillIn } from '../../src/escalation/clinician-file.ts';
import type { Page, PageEnd, PagerName, PageTaken } from '../../src/model/page.ts';
import { voiceWords } from '../../src/notify/page-words.ts';
import { expectNoLeaks, type Person } from './canary.ts';
import { openClinicHere, type Clinic, type OpenClinic, type Weather } from './clinic.ts';
import type { Paged } from './pagers.ts';
import { teamsRoute } from './scene.ts';
import { contentWith, type Staff } from './staff.ts';

interface Heading {
  name: string;
  lang: string;
  country: string;
  zone: string;
  checkIn: string;
  /** The plan of forms. */
  plan: string | undefined;
  consent: 'granted' | 'invited';
  staff: Staff;
  /** Clinicians whose Teams app is installed. */
  inTeams: string[];
  now: { day: string; clock: string };
}

const WEATHER: Record<string, Weather> = {
  '-- texts to clinicians fail': 'texts to clinicians fail',
  '-- texts to clinicians hiccup': 'texts to clinicians hiccup',
  '-- pages to clinicians fail': 'pages to clinicians fail',
  '-- calls fail': 'calls fail',
  '-- the paging service is away': 'the paging service is away',
  '-- the carrier is away': 'away',
  '-- everything works again': 'fair',
};
const NUMBER = '+15550107777';
const TEAMS_USER = 'patient-in-teams';
const STRANGER = '+15550109999';
const PATIENT = 'patient-1';
const NEIGHBOUR = 'Bartholomew';
const neighbourNumber = (name: string) => `+1555010666${name}`;

export async function play(file: string, open: OpenClinic = openHere): Promise<string> {
  const lines = file.split('\n');
  const heading = readHeading(lines);
  const start = atLocal(heading.now.day, heading.now.clock, heading.zone);
  const clinic = await open(start, heading.staff);
  const stage = new Stage(clinic, heading);
  try {
    await stage.begin();
    const body = lines.findIndex((line) => line.startsWith('> now:')) + 1;
    const out = lines.slice(0, body);
    for (const line of lines.slice(body)) out.push(...(await stage.act(line)));
    await stage.sayCanary();
    expectNoLeaks(clinic.written?.() ?? [], stage.people(), stage.said);
    return tidy(out.join('\n'));
  } finally {
    await clinic.close();
  }
}

export const openHere: OpenClinic = (at, staff) => openClinicHere({ at, content: contentWith(staff) });

export function tidy(text: string): string {
  return `${text.replace(/\n{3,}/g, '\n\n').trim()}\n`;
}

function readHeading(lines: string[]): Heading {
  const field = (name: string) =>
    lines
      .find((line) => line.startsWith(`> ${name}:`))
      ?.slice(name.length + 3)
      .trim();
  const [name = 'Amina', lang = 'en', zone = 'America/New_York', checkIn = '08:30', country = 'US'] = (
    field('patient') ?? ''
  )
    .split(',')
    .map((each) => each.trim());
  const [day = '', clock = ''] = (field('now') ?? '').split(' ');
  const list = (text: string | undefined) =>
    text
      ?.split(',')
      .map((each) => each.trim())
      .filter((each) => each !== '' && each !== 'nobody');
  if (day === '') throw new Error('a transcript needs a line such as "> now: 2026-03-02 08:00"');
  return {
    name,
    lang,
    zone,
    checkIn,
    country,
    plan: field('plan'),
    consent: field('consent') === 'invited' ? 'invited' : 'granted',
    staff: { onCall: list(field('on call')), clinic: field('clinic') },
    inTeams: list(field('in Teams')) ?? [],
    now: { day, clock },
  };
}

class Stage {
  readonly #scene: Clinic;
  readonly #heading: Heading;
  #shownMessages = 0;
  #shownCards = 0;
  #shownPages = 0;
  #shownFacts = new Map<string, number>();
  #shownCheckIns = 0;
  #shownForms = 0;
  #shownConsents = 0;
  readonly #neighbours: string[] = [];
  #pressed: { at: number; text: string }[] = [];
  /** Whole days in one line: the questions are not written down again each day, everything else is. */
  #brief = false;
  /** All that patients and strangers have written so far. */
  readonly said: string[] = [];

  constructor(scene: Clinic, heading: Heading) {
    this.#scene = scene;
    this.#heading = heading;
  }

  /** Everybody whose name and number must stay where they are kept. */
  people(): Person[] {
    const { clinicians } = this.#scene.content.clinic;
    const staff = clinicians.map(({ sms }) => ({ name: '', addresses: sms === undefined ? [] : [sms] }));
    return [
      { name: this.#heading.name, addresses: [NUMBER, TEAMS_USER] },
      { name: '', addresses: [STRANGER] },
      ...this.#neighbours.map((each) => ({ name: NEIGHBOUR, addresses: [neighbourNumber(each)] })),
      ...staff,
    ];
  }

  /** After the conversation, whatever state it ended in: words that nobody else uses, and a number. */
  async sayCanary(): Promise<void> {
    await this.#patientSays(this.#sms(), 'quillfeather zanzibar, ring me on 555 010 7777');
    await this.#scene.untilIdle();
  }

  async begin(): Promise<void> {
    const { name, lang, zone, checkIn, country, consent, plan } = this.#heading;
    for (const id of this.#heading.inTeams) {
      const who = this.#scene.content.clinic.clinicians.find((each) => each.id === id);
      await this.#scene.installed(teamsRoute(who?.teams ?? id));
    }
    const row = {
      id: PATIENT,
      name,
      mobile: NUMBER,
      language: lang,
      zone,
      check_in: checkIn,
      country,
      teams_user: TEAMS_USER,
      ...(plan !== undefined && { plan }),
    };
    await this.#scene.enrol(row);
    if (consent === 'granted') {
      await this.#scene.hear(this.#sms(), lang === 'es' ? 'SI' : 'YES');
      await this.#scene.untilIdle();
      await this.#news();
    }
  }

  /** The lines this line stands for: itself and what follows from it, or nothing when it was only an expectation. */
  async act(line: string): Promise<string[]> {
    if (line.trim() === '' || line.startsWith('#')) return [line];
    const done = await this.#perform(line);
    if (!done) return [];
    await this.#scene.untilIdle();
    const news = await this.#news();
    this.#brief = false;
    return [line, ...news, ''];
  }

  async #perform(line: string): Promise<boolean> {
    const said = /^patient(?: \((sms|teams)\))?: ?(.*)$/.exec(line);
    if (said)
      return this.#patientSays(said[1] === 'teams' ? teamsRoute(TEAMS_USER) : this.#sms(), said[2] ?? '');
    const staff = /^clinician ([\w-]+): (.*)$/.exec(line);
    if (staff) return this.#clinicianSays(staff[1] ?? '', staff[2] ?? '');
    const key = /^clinician ([\w-]+) presses (\d) on the telephone$/.exec(line);
    if (key) return this.#keyPressed(key[1] ?? '', key[2] ?? '');
    const there = /^clinician ([\w-]+) acknowledges in the paging service(?: as (\S+))?$/.exec(line);
    if (there) return this.#answeredThere(there[1] ?? '', there[2]);
    const call = /^-- the call to ([\w-]+) ends: ([\w-]+)$/.exec(line);
    if (call) return this.#callEnded(call[1] ?? '', call[2] as PageEnd['how']);
    const press = /^clinician ([\w-]+) presses ([\w-]+) ?(.*)$/.exec(line);
    if (press) return this.#clinicianPresses(press[1] ?? '', press[2] ?? '', press[3] ?? '');
    const operator = /^operator: (.*)$/.exec(line);
    if (operator) return this.#operate(operator[1] ?? '');
    const report = /^-- the text to ([\w-]+) is reported (\w+)(?: with code (\d+))?$/.exec(line);
    if (report) return this.#reported(report[1] ?? '', report[2] as DeliveryState, report[3]);
    if (line === '-- the service restarts') return (await this.#scene.restart(), true);
    const pass = /^-- (\d+)(m|h|d) pass(?:es)?$/.exec(line);
    if (pass) return this.#pass(Number(pass[1]) * { m: 1, h: 60, d: 1440 }[pass[2] as 'm' | 'h' | 'd']);
    const until = /^-- until (\d\d:\d\d)$/.exec(line);
    if (until) return this.#until(until[1] ?? '');
    const days = /^-- check-ins at (\d\d:\d\d): (.*)$/.exec(line);
    if (days) return this.#days(days[1] ?? '', (days[2] ?? '').split('|'));
    const stranger = /^stranger: (.*)$/.exec(line);
    if (stranger)
      return this.#patientSays({ channel: 'sms', number: STRANGER, via: 'twilio' }, stranger[1] ?? '');
    const neighbour = /^neighbour (\d): (.*)$/.exec(line);
    if (neighbour) return this.#neighbourSays(neighbour[1] ?? '', neighbour[2] ?? '');
    const weather = WEATHER[line];
    if (weather !== undefined) return (await this.#scene.weather(weather), true);
    if (line === '-- the patient opens the Teams app')
      return (await this.#scene.installed(teamsRoute(TEAMS_USER)), true);
    if (line.startsWith('--')) throw new Error(`this transcript says something nobody understands: ${line}`);
    return false;
  }

  #sms(): Route {
    return { channel: 'sms', number: NUMBER, via: 'twilio' };
  }

  /** "[picture]" stands for a picture, "[card LINKID: ANSWER]" for a filled card. */
  async #patientSays(from: Route, text: string): Promise<boolean> {
    const card = /^\[card ([\w/-]+): (.*)\]$/.exec(text);
    const picture = text.includes('[picture]');
    const plain = text.replace('[picture]', '').trim();
    this.said.push(card?.[2] ?? plain);
    const more = card ? { card: this.#filled(card[1] ?? '', card[2] ?? '') } : {};
    await this.#scene.hear(from, card ? '' : plain, { ...more, media: picture ? 1 : 0 });
    return true;
  }

  /** Other patients of the clinic, who have joined before they say their first word. */
  async #neighbourSays(name: string, text: string): Promise<boolean> {
    const mobile = neighbourNumber(name);
    const from: Route = { channel: 'sms', number: mobile, via: 'twilio' };
    if (!this.#neighbours.includes(name)) {
      const { lang, zone, country } = this.#heading;
      const row = { id: `neighbour-${name}`, name: NEIGHBOUR, mobile, language: lang, zone, country };
      await this.#scene.enrol({ ...row, check_in: '23:00' });
      await this.#scene.hear(from, lang === 'es' ? 'SI' : 'YES');
      await this.#scene.untilIdle();
      this.#shownMessages = this.#scene.sent.length;
      this.#neighbours.push(name);
    }
    this.said.push(text);
    await this.#scene.hear(from, text);
    return true;
  }

  /** The newest card that showed this question; "old LINKID" is the first one. */
  #filled(name: string, answer: string) {
    const linkId = name.replace(/^old-/, '');
    const shown = this.#scene.sent.flatMap(({ message }) =>
      message.ask?.linkId === linkId ? [message.ask] : [],
    );
    const ask = name.startsWith('old-') ? shown[0] : shown.at(-1);
    return { questionnaire: ask?.questionnaire ?? 'daily-check-in', linkId, round: ask?.round, answer };
  }

  async #clinicianSays(id: string, text: string): Promise<boolean> {
    await this.#scene.hear({ channel: 'sms', number: this.#clinician(id).sms ?? '', via: 'twilio' }, text);
    return true;
  }

  #lastPage(id: string, by: PagerName) {
    const found = this.#scene.paged.findLast((each) => each.by === by && each.page.of.clinician === id);
    if (found === undefined) throw new Error(`${id} was not paged by ${by}`);
    return found;
  }

  /** Any other key is heard by the telephone alone, and acknowledges nothing. */
  async #keyPressed(id: string, key: string): Promise<boolean> {
    if (key !== '1') return true;
    const { page } = this.#lastPage(id, 'voice');
    const taken = await this.#scene.pageAnswered({ of: page.of, by: 'voice', doneAt: page.at ?? 0 });
    this.#pressed.push({ at: this.#scene.now(), text: `!! the call says: ${this.#spoken(page, taken)}` });
    return true;
  }

  #spoken(page: Paged['page'], taken: PageTaken): string {
    const word = taken === 'yours' ? 'acknowledged' : taken === 'unknown-person' ? 'gone' : taken;
    return voiceWords(this.#scene.content)(page as Page, word);
  }

  async #answeredThere(id: string, agent: string | undefined): Promise<boolean> {
    const { page } = this.#lastPage(id, 'webhook');
    const as = agent === undefined ? {} : { agent };
    const taken = await this.#scene.pageAnswered({
      of: page.of,
      by: 'webhook',
      doneAt: this.#scene.now(),
      ...as,
    });
    this.#pressed.push({ at: this.#scene.now(), text: `!! the paging service is answered: ${taken}` });
    return true;
  }

  async #callEnded(id: string, how: PageEnd['how']): Promise<boolean> {
    const { page, providerId } = this.#lastPage(id, 'voice');
    await this.#scene.pageEnded({ of: page.of, by: 'voice', providerId, how });
    return true;
  }

  async #operate(line: string): Promise<boolean> {
    const printed = await this.#scene.operate(line);
    const at = this.#scene.now();
    for (const text of printed.split('\n')) this.#pressed.push({ at, text: `!! > ${text}`.trimEnd() });
    return true;
  }

  /** Of the newest text that this person was sent. */
  async #reported(id: string, state: DeliveryState, code: string | undefined): Promise<boolean> {
    const owner = id === 'patient' ? PATIENT : clinicianOwner(id);
    const isIts = ({ message }: Delivered) =>
      message.owner === owner &&
      message.to.channel === 'sms' &&
      (id === 'patient' || message.id.endsWith(`/${id}/sms`));
    const text = this.#scene.sent.findLast(isIts);
    if (text === undefined) throw new Error(`no text was sent to ${id}`);
    const { providerId } = text;
    const report = { owner, messageId: text.message.id, providerId, state };
    await this.#scene.reported(code === undefined ? report : { ...report, code });
    return true;
  }

  /** What follows the verb fills the form of the card: a number of minutes, a person, or an outcome and a note. */
  async #clinicianPresses(id: string, verb: string, filled: string): Promise<boolean> {
    const isDrill = verb === 'answer-drill';
    const alert = isDrill ? await this.#drill() : await this.#alert();
    if (alert === undefined) throw new Error('there is no alert to press anything on');
    const from = teamsRoute(this.#clinician(id).teams ?? '');
    const [first = '', ...note] = filled.split(': ');
    const field = { snooze: 'minutes', reassign: 'to', resolve: 'outcome' }[verb];
    const inputs = field === undefined ? {} : { inputs: { [field]: first, note: note.join(': ') } };
    const action = {
      verb: isDrill ? 'acknowledge' : verb,
      patientId: alert.patientId,
      alertId: alert.id,
      from,
      trigger: 'person' as const,
      ...inputs,
    };
    const answer = await this.#scene.acted(action);
    const shown = answer.kind === 'card' ? (answer.card['body'] as { text: string }[])[1]?.text : answer.text;
    this.#pressed.push({ at: this.#scene.now(), text: `!! answer to ${id}: ${shown}` });
    return true;
  }

  #clinician(id: string) {
    const found = this.#scene.content.clinic.clinicians.find((each) => each.id === id);
    if (found === undefined) throw new Error(`there is no clinician ${id}`);
    return found;
  }

  async #until(clock: string): Promise<boolean> {
    const { zone } = this.#heading;
    const now = this.#scene.now();
    const today = atLocal(localDay(now, zone), clock, zone);
    const target = today > now ? today : atLocal(localDay(now + 24 * 60 * MINUTE, zone), clock, zone);
    return this.#pass(Math.round((target - now) / MINUTE));
  }

  /** "4 3 6 5 | - | 5 4 6 5": each day's pain, limits, sleep and mood at this time, as far as asked, or silence; no note. */
  async #days(clock: string, days: string[]): Promise<boolean> {
    this.#brief = true;
    for (const day of days.map((each) => each.trim().split(/\s+/))) {
      await this.#until(clock);
      if (day[0] === '-') continue;
      for (let given = 0; ; given += 1) {
        const answer = await this.#answerFrom(day, given);
        if (answer === undefined) break;
        await this.#patientSays(this.#sms(), answer);
        await this.#scene.untilIdle();
      }
    }
    return true;
  }

  async #answerFrom(day: string[], given: number): Promise<string | undefined> {
    const asked = readFile((await this.#scene.read(PATIENT)).docs)?.talk.asked;
    const place = ['pain-now', 'interference', 'sleep', 'mood'].indexOf(asked ?? '');
    if (asked === 'note') return 'no';
    return place < 0 || day.length === 4 ? day[place] : day[given];
  }

  /** Minute by minute, so that what is due happens in its order and at its time. */
  async #pass(minutes: number): Promise<boolean> {
    const start = this.#scene.now();
    for (let minute = 1; minute <= minutes; minute += 1) {
      const due = this.#scene.nextDue === undefined ? start : await this.#scene.nextDue();
      const wait = Math.ceil(((due ?? Infinity) - start) / MINUTE);
      minute = Math.min(Math.max(minute, wait), minutes);
      await this.#scene.moveTo(start + minute * MINUTE);
      await this.#scene.untilIdle();
    }
    return true;
  }

  async #alert(): Promise<Alert | undefined> {
    return readFile((await this.#scene.read(PATIENT)).docs)?.alert;
  }

  async #drill(): Promise<Alert | undefined> {
    return drillIn((await this.#scene.read(DRILLS)).docs);
  }

  /** Everything that has happened since the last look, in the order of time. */
  async #news(): Promise<string[]> {
    const news = [
      ...this.#pressed.splice(0),
      ...this.#messages(),
      ...this.#pages(),
      ...this.#cards(),
      ...this.#facts(await this.#alert()),
      ...(await this.#neighbourFacts()),
      ...this.#facts(await this.#drill()),
      ...(await this.#checkIns()),
      ...(await this.#forms()),
      ...(await this.#consents()),
    ];
    const now = this.#scene.now();
    return news
      .map((each, order) => ({ ...each, order }))
      .sort((a, b) => a.at - b.at || a.order - b.order)
      .map(({ at, text }) => (at === now ? text : `[${this.#time(at)}] ${text}`));
  }

  #time(at: number): string {
    const { zone } = this.#heading;
    const today = localDay(at, zone) === localDay(this.#scene.now(), zone);
    return today ? localClock(at, zone) : readable(at, zone);
  }

  #messages(): { at: number; text: string }[] {
    const fresh = this.#scene.sent.slice(this.#shownMessages);
    this.#shownMessages = this.#scene.sent.length;
    // Pages and replies go out side by side, and which is first is chance: a transcript shows the conversation first.
    fresh.sort(
      (a, b) => a.at - b.at || placeOf(a.message).localeCompare(placeOf(b.message)) || a.order - b.order,
    );
    const shown = fresh.filter(({ message }) => !this.#brief || message.ask === undefined);
    return shown.map(({ at, message }) => ({ at, text: this.#messageLine(message) }));
  }

  #messageLine(message: Outgoing): string {
    const text = message.text.replace(/\n/g, ' / ');
    if (message.owner === PATIENT)
      return message.to.channel === 'teams'
        ? `bot (teams): ${text}${message.chart ? ` [chart: ${message.chart.alt}]` : ''}`
        : `bot: ${text}`;
    const neighbour = /^neighbour-(\d)$/.exec(message.owner)?.[1];
    if (neighbour !== undefined) return `bot to neighbour ${neighbour}: ${text}`;
    if (message.owner === 'strangers') return `bot to stranger: ${text}`;
    const who = this.#scene.content.clinic.clinicians.find(
      (each) => clinicianOwner(each.id) === message.owner,
    );
    return message.card
      ? `!! card to ${who?.id}: ${text}`
      : `!! ${message.to.channel} to ${who?.id}: ${text}`;
  }

  #pages(): { at: number; text: string }[] {
    const fresh = this.#scene.paged.slice(this.#shownPages);
    this.#shownPages = this.#scene.paged.length;
    const place = ({ by, page, text }: Paged) => `${page.of.clinician} ${by} ${text}`;
    fresh.sort((a, b) => a.at - b.at || place(a).localeCompare(place(b)));
    const by = { voice: 'call', email: 'mail', webhook: 'paging service' };
    return fresh.map((each) => ({
      at: each.at,
      text: `!! ${by[each.by]} to ${each.page.of.clinician}: ${each.text}`,
    }));
  }

  #cards(): { at: number; text: string }[] {
    const fresh = this.#scene.replaced.slice(this.#shownCards);
    this.#shownCards = this.#scene.replaced.length;
    return fresh.map(({ at, card }) => {
      const [, state] = card['body'] as { text: string }[];
      return { at, text: `!! card now says: ${state?.text}` };
    });
  }

  async #neighbourFacts(): Promise<{ at: number; text: string }[]> {
    const all = await Promise.all(this.#neighbours.map((name) => this.#scene.read(`neighbour-${name}`)));
    return all.flatMap(({ docs }) => this.#facts(readFile(docs)?.alert));
  }

  #facts(alert: Alert | undefined): { at: number; text: string }[] {
    if (alert === undefined) return [];
    const shown = this.#shownFacts.get(alert.id) ?? 0;
    this.#shownFacts.set(alert.id, alert.facts.length);
    const names = this.#scene.content.clinic.clinicians.map((each) => each.id);
    return inListOrder(alert.facts.slice(shown), names).flatMap((fact) => {
      const text = factLine(alert, fact);
      return text === undefined ? [] : [{ at: fact.at, text: `!! ${text}` }];
    });
  }

  async #checkIns(): Promise<{ at: number; text: string }[]> {
    const all = (await this.#scene.log(PATIENT, 'check-ins')) as CheckIn[];
    const fresh = all.slice(this.#shownCheckIns);
    this.#shownCheckIns = all.length;
    const shown = fresh.filter(({ status }) => !this.#brief || status !== 'complete');
    return shown.map((each) => ({ at: each.endedAt ?? each.dueAt, text: `!! ${checkInLine(each)}` }));
  }

  async #forms(): Promise<{ at: number; text: string }[]> {
    const all = (await this.#scene.log(PATIENT, 'forms')) as FormRecord[];
    const fresh = all.slice(this.#shownForms);
    this.#shownForms = all.length;
    return fresh.map((each) => ({ at: each.endedAt ?? each.dueAt, text: `!! ${formLine(each)}` }));
  }

  async #consents(): Promise<{ at: number; text: string }[]> {
    const all = (await this.#scene.log(PATIENT, 'consents')) as ConsentRecord[];
    const fresh = all.slice(this.#shownConsents);
    this.#shownConsents = all.length;
    return fresh.map(({ at, channel, action, method }) => ({
      at,
      text: `!! consent for ${channel}: ${action} (${method})`,
    }));
  }
}

const WAYS = ['teams', 'channel', 'sms', 'voice', 'email', 'webhook'];

/**
 * Pages fail side by side, and beside the step after theirs: which is first is chance. A transcript shows each failure
 * behind the first step of its moment that called this clinician in this way, and those of one step in the order of the
 * list and of the ways to each.
 */
function inListOrder(facts: AlertFact[], names: string[]): AlertFact[] {
  const groups: { head: AlertFact; failed: Extract<AlertFact, { kind: 'failed' }>[] }[] = [];
  for (const fact of facts) {
    if (fact.kind === 'sent' || fact.kind === 'patient-told') continue;
    const home =
      fact.kind === 'failed'
        ? groups.find(
            ({ head, failed }) => called(head, fact) && !failed.some((each) => isSamePage(each, fact)),
          )
        : undefined;
    if (fact.kind === 'failed' && home !== undefined) home.failed.push(fact);
    else groups.push({ head: fact, failed: [] });
  }
  const place = ({ clinician, by }: { clinician: string; by: string }) =>
    names.indexOf(clinician) * WAYS.length + WAYS.indexOf(by);
  return groups.flatMap(({ head, failed }) => [head, ...failed.sort((a, b) => place(a) - place(b))]);
}

function called(head: AlertFact, page: { at: number; clinician: string }): boolean {
  return head.kind === 'step' && head.at === page.at && head.told.includes(page.clinician);
}

function isSamePage(a: { clinician: string; by: string }, b: { clinician: string; by: string }): boolean {
  return a.clinician === b.clinician && a.by === b.by;
}

function factLine(alert: Alert, fact: AlertFact): string | undefined {
  const what = alert.drill === true ? 'drill' : 'alert';
  switch (fact.kind) {
    case 'drill-over':
      return `drill over: ${fact.because}`;
    case 'opened': {
      if (alert.drill === true) return `drill ${alert.label} begun, ${alert.tier}`;
      const why = [
        ...new Set(alert.quotes.flatMap((each) => each.signals).map((each) => each.signal)),
        ...alert.tasks,
      ];
      return `alert ${alert.label} opened, ${alert.tier}: ${why.join(', ')}`;
    }
    case 'joined':
      return 'message joined the alert';
    case 'raised':
      return `alert raised to ${fact.to}`;
    case 'step':
      return `${what} step ${fact.step + 1}, round ${fact.loop + 1}: ${fact.told.join(', ')}`;
    case 'waits':
      return `nobody is told before ${readable(fact.until, 'America/New_York')}`;
    case 'no-one-on-call':
      return 'nobody is on call';
    case 'failed':
      return `page to ${fact.clinician} by ${fact.by} failed: ${fact.because}`;
    case 'undelivered':
      return `page to ${fact.clinician} by ${fact.by} did not arrive: ${fact.because}`;
    case 'acknowledged':
      return `${what} acknowledged by ${fact.clinician}`;
    case 'taken-over':
      return `${fact.clinician} takes over the talk`;
    case 'handed-back':
      return `${fact.clinician} hands the talk back`;
    case 'in-contact':
      return `${fact.clinician} is in contact`;
    case 'snoozed':
      return `${fact.clinician} puts it off for ${(fact.until - fact.at) / MINUTE} minutes`;
    case 'reassigned':
      return `${fact.clinician} passes it to ${fact.to}`;
    case 'came-back':
      return `alert came back: ${fact.because}`;
    case 'opted-out':
      return fact.because === undefined
        ? 'the patient opted out while the alert stands'
        : 'no text reaches the patient while the alert stands';
    case 'reached-again':
      return 'texts may reach the patient again';
    case 'resolved':
      return `alert resolved by ${fact.clinician}: ${fact.outcome}${fact.note === undefined ? '' : `, "${fact.note}"`}`;
    case 'sent':
    case 'patient-told':
      return undefined;
  }
}

function checkInLine(of: CheckIn): string {
  const answers = of.answers.map(({ linkId, value, flags }) => {
    const marks = flags.filter((flag) => flag !== 'skipped' || value !== undefined);
    return `${linkId} ${value ?? '-'}${marks.length > 0 ? ` (${marks.join(', ')})` : ''}`;
  });
  const why = of.because === undefined ? '' : ` because ${of.because}`;
  return `check-in ${of.day} ${of.status}${why}${answers.length > 0 ? `: ${answers.join(', ')}` : ''}`;
}

function formLine({ form, status, given, numbers }: FormRecord): string {
  const answered = given.filter(({ skipped }) => skipped !== true).length;
  const late = given.filter((each) => each.late === true).length;
  const known = Object.entries(numbers).map(([name, value]) => `${name} ${value}`);
  const after = known.length > 0 ? `: ${known.join(', ')}` : '';
  return `form ${form} ${status}, ${answered} answered${late > 0 ? `, ${late} late` : ''}${after}`;
}

/** The patient's own messages keep their order; clinicians follow, each with what they were sent. */
function placeOf({ owner, to }: Outgoing): string {
  if (owner.startsWith('neighbour-')) return `!${owner}`;
  return owner === PATIENT || owner === 'strangers' ? '' : `${owner} ${to.channel}`;
}
