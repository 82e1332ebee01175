/** BRIEF: the same facts that the clinic sees, in plain words, and how to say what is not right in them. */
import type { DialogContext } from 'botbuilder-dialogs';
import { briefOf } from '../../src/brief/brief.ts';
import { feltRow } from '../../src/brief/felt-words.ts';
import { isOpenDanger, type Fact } from '../../src/brief/line.ts';
import { shownDay } from '../../src/model/time.ts';
import { rounded } from '../../src/outcomes/numbers.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { pieces } from '../plan-shown.ts';
import { labelOf, sayingFor } from '../progress-words.ts';
import { whenOf } from './show.ts';

const TEXT = 300;

export async function seeBrief(dc: DialogContext, turn: Turn): Promise<void> {
  const text = (key: string) => turn.content.text(key, turn.patient.lang);
  for (const piece of pieces([text('mine.intro'), ...plainLines(turn), text('mine.home')], TEXT))
    turn.say('mine.intro', {}, { text: piece });
  if (dc.activeDialog !== undefined) await dc.repromptDialog();
}

export function plainLines(turn: Turn): string[] {
  const { patient, now, talk, visit, alert, content, weeks, aims } = turn;
  const alerts = alert === undefined ? [] : [alert];
  const { flares, pacing, medicines } = turn;
  const beside = {
    ...(Object.keys(flares.tally).length > 0 && { flares }),
    ...(pacing?.running && { pacing: { ...pacing, quota: pacing.running.quota } }),
    ...(medicines.change && { medicine: medicines.change }),
  };
  const brief = briefOf({ patient, now, talk, alerts, visit, weeks, aims, ...beside }, content.outcomes);
  const when =
    brief.visitAt === undefined ? [] : [sayingFor(turn)('visit.is', { time: whenOf(turn, brief.visitAt) })];
  return [...when, ...brief.lines.flatMap(({ fact }) => plainLine(fact, turn))];
}

/** What is only for clinicians, such as which danger it was, has no line on a phone that others may read. */
function plainLine(fact: Fact, turn: Turn): string[] {
  const say = sayingFor(turn);
  switch (fact.is) {
    case 'change': {
      const { measure, now, baseline, way } = fact;
      const values = { before: rounded(baseline.mean), first: baseline.entries };
      const label = labelOf(measure, say);
      return [say(way === 'same' ? 'numbers.same' : 'numbers.moved', { ...values, label, ...meanOf(now) })];
    }
    case 'too-little':
      return [say('mine.too-little', { label: labelOf(fact.measure, say), ...meanOf(fact.now) })];
    case 'too-early': {
      const day = shownDay(fact.comparable, turn.patient.lang);
      return [say('mine.too-early', { label: labelOf(fact.measure, say), ...meanOf(fact.now), day })];
    }
    case 'points': {
      const row = fact.points.map(
        ({ day, value }) => `${rounded(value)} (${shownDay(day, turn.patient.lang)})`,
      );
      return [`${labelOf(fact.measure, say)}: ${row.join(', ')}.`];
    }
    case 'overall':
      return fact.overall.kind === 'better' || fact.overall.kind === 'worse'
        ? [say(`numbers.${fact.overall.kind}`)]
        : [];
    case 'flare-days':
      return [say('numbers.flares', { times: fact.days.length, entries: fact.outOf })];
    case 'answered':
      return fact.asked === 0
        ? []
        : [say('numbers.answered', { days: fact.within, answered: fact.answered, asked: fact.asked })];
    case 'alert':
      return isOpenDanger(fact) ? [say('mine.alert-open')] : [];
    case 'prepared':
      return [`${say(`mine.prepared.${fact.what}`)} ${fact.words}`];
    case 'summary':
      return [say('mine.summary', { words: fact.short })];
    case 'question':
      return [
        `${say(fact.drafted ? 'mine.question-drafted' : 'mine.question', { place: fact.place })} ${fact.words}`,
      ];
    case 'more-questions':
      return [say('mine.more-questions', { count: fact.count })];
    case 'no-questions':
      return [say('mine.no-questions')];
    case 'agreed':
      return [
        `${say(fact.part === 'taught-back' ? 'mine.taught-back' : `visit.part.${fact.part}`)} ${fact.words}`,
      ];
    case 'helped': {
      const label = nameIn(turn, `label.flare.${fact.step}`, fact.step);
      return [say('mine.helped', { label, times: fact.helped, entries: fact.done })];
    }
    case 'quota': {
      const { quota, goal, reached, logged } = fact;
      return [
        `${say('mine.quota', { value: quota, high: goal, times: reached, entries: logged })} ${fact.words}`,
      ];
    }
    case 'sets': {
      const { told, within, mean } = fact;
      return [`${say('mine.sets', { entries: told, days: within, mean: rounded(mean) })} ${fact.words}`];
    }
    case 'felt': {
      const { told, within } = fact;
      const row = feltRow(fact, { say });
      return [`${say('mine.felt', { entries: told, days: within, row })} ${fact.words}`];
    }
    case 'medicine-watch': {
      const said = fact.answers.map(
        ({ day, trouble }) =>
          `${nameIn(turn, `brief.trouble.${trouble}`, `${trouble}`)} (${shownDay(day, turn.patient.lang)})`,
      );
      return said.length === 0 ? [] : [say('mine.medicines', { row: said.join(', ') })];
    }
    case 'aim':
      return [`${say('mine.aim', { first: fact.first.value, now: fact.last.value })} ${fact.words}`];
    case 'stop-written':
    case 'stop-watched':
      return [`${say(`mine.${fact.is}`)} ${fact.words}`];
    case 'weeks':
      return [`${say('mine.weeks', { place: fact.part })} ${fact.words}`];
    case 'work':
      return [`${say('mine.work', { value: fact.hours })} ${fact.words}`];
    case 'correction':
      return [`${say('mine.correction')} ${fact.words}`];
    default:
      return [];
  }
}

function nameIn({ content, patient }: Turn, key: string, otherwise: string): string {
  return content.has(key) ? content.text(key, patient.lang) : otherwise;
}

function meanOf({ mean, entries, days }: { mean: number; entries: number; days: number }) {
  return { mean: rounded(mean), entries, days };
}
