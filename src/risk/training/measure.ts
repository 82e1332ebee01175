/** How the second reader does on messages it was not trained with, and the thresholds that keep its budgets there. */
import {
  levels,
  type Budget,
  type Budgets,
  type BudgetsFile,
  type Calibration,
  type Level,
  type Lang,
  type Measured,
} from '../second/files.ts';
import { worst, type Ears } from '../second/score.ts';
import { foldCount } from './folds.ts';
import type { Labelled } from './labelled-line.ts';

/** A message with what a model said of it that had not seen it. */
export interface Heard {
  message: Labelled;
  /** By whose bounds it is judged. Strangers wrote English, whatever it sounds like. */
  lang: Lang;
  danger: number;
  settled: number;
  emergency: number;
}

/** What a model says of the messages of each fold, which was made without them. */
export function crossValidate(
  messages: readonly Labelled[],
  folds: readonly number[],
  earsWithout: (fold: number) => Ears,
): Heard[] {
  const heard: Heard[] = [];
  for (let fold = 0; fold < foldCount; fold++) {
    const ears = earsWithout(fold);
    messages.forEach((message, at) => {
      if (folds[at] !== fold) return;
      const { lang, sure, settled, emergency } = worst(ears, message.rows);
      const judged = message.kind === 'stranger' ? message.lang : lang;
      heard[at] = { message, lang: judged, danger: sure, settled, emergency };
    });
  }
  return heard;
}

type Bounds = Record<Level, number>;

/** The lowest bounds of each language that keep within the budgets, and what they let through. */
export function calibrate(
  heard: readonly Heard[],
  budgets: BudgetsFile['budgets'],
): Record<Level, Calibration> {
  const judgedBy = (lang: Lang) => heard.filter((each) => each.lang === lang);
  const at = { en: boundsOf(judgedBy('en'), budgets.en), es: boundsOf(judgedBy('es'), budgets.es) };
  const calibration = (level: Level): Calibration => ({
    at: { en: at.en[level], es: at.es[level] },
    measured: measure(heard, (each) => reaches(each, level, at[each.lang])),
  });
  return Object.fromEntries(levels.map((level) => [level, calibration(level)])) as Record<Level, Calibration>;
}

/** The lowest threshold of each level that keeps within its budget for every kind of harmless message. */
function boundsOf(heard: readonly Heard[], budgets: Budgets): Bounds {
  const at = { ask: -Infinity, support: -Infinity, alert: -Infinity, page: -Infinity };
  at.ask = lowest(heard, budgets.ask, ({ danger }) => danger);
  const settling = (each: Heard) => (reaches(each, 'ask', at) ? each.settled : -Infinity);
  at.support = lowest(heard, budgets.support, settling);
  at.alert = Math.max(at.support, lowest(heard, budgets.alert, settling));
  const paging = (each: Heard) => (reaches(each, 'alert', at) ? each.emergency : -Infinity);
  const lesser = heard.filter(({ message: { tier, kind } }) => kind === 'danger' && tier !== 'emergency');
  at.page = Math.max(lowest(heard, budgets.page, paging), cut(lesser.map(paging), budgets.page.lesser));
  return at;
}

function reaches({ danger, settled, emergency }: Heard, level: Level, at: Bounds): boolean {
  if (danger < at.ask) return false;
  if (level === 'ask') return true;
  if (level === 'support') return settled >= at.support;
  return settled >= at.alert && (level === 'alert' || emergency >= at.page);
}

const kinds = {
  everyday: ({ message }: Heard) => message.kind === 'ordinary' || message.kind === 'day',
  lookAlikes: ({ message }: Heard) => message.kind === 'lookalike',
  strangers: ({ message }: Heard) => message.kind === 'stranger' && message.tier === 'none',
};

function lowest(heard: readonly Heard[], budget: Budget, of: (each: Heard) => number): number {
  const needed = (Object.keys(kinds) as (keyof typeof kinds)[]).map((kind) =>
    cut(heard.filter(kinds[kind]).map(of), budget[kind] ?? 1),
  );
  return Math.max(...needed);
}

/** Three decimals are plenty, and rounding up keeps the budget. */
function cut(scores: number[], share: number): number {
  const sorted = scores.sort((a, b) => b - a);
  const last = sorted[Math.floor(sorted.length * share)] ?? -Infinity;
  return Math.floor(last * 1000 + 1) / 1000;
}

function measure(heard: readonly Heard[], reached: (each: Heard) => boolean): Calibration['measured'] {
  const share = (list: readonly Heard[]) => {
    const part = list.length === 0 ? 0 : list.filter(reached).length / list.length;
    return Math.round(part * 10_000) / 10_000;
  };
  const written = heard.filter(({ message: { kind } }) => !['stranger', 'word', 'copy'].includes(kind));
  const of = (lang: string): Measured => {
    const own = written.filter((each) => each.lang === lang);
    const tier = (name: string) => share(own.filter(({ message }) => message.tier === name));
    return {
      everyday: share(own.filter(kinds.everyday)),
      lookAlikes: share(own.filter(kinds.lookAlikes)),
      emergencies: tier('emergency'),
      urgent: tier('urgent'),
      soon: tier('soon'),
    };
  };
  return { strangers: share(heard.filter(kinds.strangers)), en: of('en'), es: of('es') };
}
