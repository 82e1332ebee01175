/** One fact of a brief in words. */
import type { Measure } from '../model/outcomes.ts';
import { localDay, shownDay } from '../model/time.ts';
import { rounded, type Summary } from '../outcomes/numbers.ts';
import { watchWords } from '../outcomes/stop-watch.ts';
import { alertText } from './alert-words.ts';
import { feltRow } from './felt-words.ts';
import type { Brief, Fact } from './line.ts';
import { nameOf, type Wording } from './wording.ts';

/** Of a line that quotes the patient, what stands before the quotation. */
export function factText(fact: Fact, brief: Pick<Brief, 'zone'>, words: Wording): string {
  const { say } = words;
  const day = (at: number) => shownDay(localDay(at, brief.zone), words.lang);
  switch (fact.is) {
    case 'change':
      return changeText(fact, words);
    case 'too-little':
      return say('brief.too-little', {
        ...means(fact.measure, fact.now, words),
        first: fact.first,
        needed: fact.needed,
      });
    case 'too-early':
      return say('brief.too-early', {
        ...means(fact.measure, fact.now, words),
        day: shownDay(fact.comparable, words.lang),
      });
    case 'points':
      return say('brief.points', {
        label: measureName(fact.measure, words),
        row: fact.points
          .map(({ day: on, value }) => `${rounded(value)} (${shownDay(on, words.lang)})`)
          .join(', '),
        entries: fact.points.length,
        days: fact.days,
      });
    case 'none':
      return say('brief.none', { label: measureName(fact.measure, words), days: fact.days });
    case 'overall':
      return say(`brief.overall.${fact.overall.kind}`);
    case 'flare-days':
      return fact.days.length === 0
        ? say('brief.no-flare-days', { entries: fact.outOf, days: fact.within })
        : say('brief.flare-days', {
            times: fact.days.length,
            entries: fact.outOf,
            days: fact.within,
            dates: datesOf(fact.days, words),
          });
    case 'flares-unknown':
      return say('brief.flares-unknown');
    case 'helped':
      return say('brief.helped', {
        label: nameOf(`label.flare.${fact.step}`, fact.step, words),
        times: fact.helped,
        entries: fact.done,
      });
    case 'quota':
      return say('brief.quota', {
        value: fact.quota,
        high: fact.goal,
        times: fact.reached,
        entries: fact.logged,
        days: fact.within,
      });
    case 'sets':
      return say('brief.sets', { entries: fact.told, days: fact.within, mean: rounded(fact.mean) });
    case 'felt':
      return say('brief.felt', { entries: fact.told, days: fact.within, row: feltRow(fact, words) });
    case 'weeks':
      return say('brief.weeks', {
        place: fact.part,
        reach: fact.reach,
        day: shownDay(fact.by, words.lang),
      });
    case 'work':
      return fact.look === undefined
        ? say('brief.work-done', { value: fact.hours, high: fact.goal })
        : say('brief.work', {
            value: fact.hours,
            high: fact.goal,
            day: shownDay(fact.look, words.lang),
          });
    case 'work-asks':
      return say(`brief.work-asks.${fact.what === 'leaveOut' ? 'leave-out' : fact.what}`);
    case 'aim':
      return say('brief.aim', {
        first: fact.first.value,
        now: fact.last.value,
        entries: fact.entries,
        reach: fact.reach,
        day: shownDay(fact.by, words.lang),
      });
    case 'stop-written':
      return say('brief.stop-written');
    case 'stop-watched':
      return stopText(fact, words);
    case 'boom-bust':
      return say('brief.boom-bust', {
        times: fact.episodes.length,
        dates: datesOf(
          fact.episodes.map(({ boom }) => boom),
          words,
        ),
      });
    case 'heard':
      return say(fact.asked ? 'brief.heard-asked' : 'brief.heard', {
        why: say(`signal.${fact.signal}`),
        dates: datesOf(fact.days, words),
      });
    case 'medicine-watch':
      return watchText(fact, words);
    case 'answered':
      return answeredText(fact, words);
    case 'alert':
      return alertText(fact.alert, fact.open, brief.zone, words);
    case 'more-alerts':
      return say(`brief.more-alerts.${fact.tier}`, { count: fact.count, times: fact.open });
    case 'no-alerts':
      return say('brief.no-alerts', { days: fact.within });
    case 'prepared':
      return say(`brief.prepared.${fact.what}`, { day: day(fact.at) });
    case 'summary':
      return say('brief.summary', { day: day(fact.at), words: fact.short });
    case 'question':
      return say(fact.drafted ? 'brief.question-drafted' : 'brief.question', {
        place: fact.place,
        day: day(fact.at),
      });
    case 'more-questions':
      return say('brief.more-questions', { count: fact.count });
    case 'no-questions':
      return say('brief.no-questions');
    case 'agreed':
      return say(`brief.agreed.${fact.part}`, { day: day(fact.at) });
    case 'correction':
      return say('brief.correction', { day: day(fact.at) });
    case 'not-kept':
      return say(`brief.not-kept.${fact.what}`);
  }
}

/** Those that were broken off are told apart. */
function answeredText(
  { answered, inPart, asked, within: days }: Extract<Fact, { is: 'answered' }>,
  { say }: Wording,
): string {
  if (inPart === 0) return say('brief.answered', { answered, asked, days });
  return say('brief.answered-part', { answered: answered - inPart, asked, days, count: inPart });
}

function watchText({ changed, answers }: Extract<Fact, { is: 'medicine-watch' }>, words: Wording): string {
  const { say, lang } = words;
  const said = answers.map(({ day, trouble, left }) => {
    const label = nameOf(`brief.trouble.${trouble}`, `${trouble}`, words);
    const more = left === undefined ? label : say('brief.trouble-left', { label, days: left });
    return `${more} (${shownDay(day, lang)})`;
  });
  const row =
    said.length === 0 ? say('brief.watch.silent') : say('brief.watch.said', { row: said.join('; ') });
  if (changed === undefined) return row;
  const day = shownDay(changed.day, lang);
  const head =
    changed.asked.length === 0
      ? say('brief.watch.not-asked', { day })
      : say('brief.watch.asked', { day, days: changed.asked.join(', ') });
  return `${head} ${row}`;
}

function stopText({ measure, watch, metOn }: Extract<Fact, { is: 'stop-watched' }>, words: Wording): string {
  const { say, lang } = words;
  // The limit follows the name, so that no scale may stand between them.
  const label = nameOf(`label.short.${measure.id}`, measure.id, words);
  const what = say(...watchWords(watch, label));
  return metOn === undefined
    ? say('brief.stop-watched', { row: what })
    : say('brief.stop-met', { row: what, day: shownDay(metOn, lang) });
}

function changeText(fact: Extract<Fact, { is: 'change' }>, words: Wording): string {
  const { measure, now, baseline, by, way } = fact;
  const least = measure.minimal.points ?? `${measure.minimal.percent} %`;
  return words.say(`brief.change.${way}`, {
    ...means(measure, now, words),
    before: rounded(baseline.mean),
    first: baseline.entries,
    value: signed(rounded(by)),
    needed: least,
  });
}

function means(measure: Measure, now: Summary, words: Wording) {
  return {
    label: measureName(measure, words),
    mean: rounded(now.mean),
    lowest: now.lowest,
    highest: now.highest,
    entries: now.entries,
    days: now.days,
  };
}

export function measureName({ id }: Measure, words: Wording): string {
  return nameOf(`brief.measure.${id}`, id, words);
}

function datesOf(days: readonly string[], { lang }: Wording): string {
  return days.map((each) => shownDay(each, lang)).join(', ');
}

function signed(value: number): string {
  return value > 0 ? `+${value}` : String(value).replace('-', '−');
}
