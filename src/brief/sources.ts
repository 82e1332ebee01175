/** Where a line was told from, in words: by these anybody finds the messages and answers in the record. */
import { readable, shownDay, type Day } from '../model/time.ts';
import type { Brief, Line, Source } from './line.ts';
import { nameOf, type Wording } from './wording.ts';

export function sourcesText({ from }: Line, { zone }: Pick<Brief, 'zone'>, words: Wording): string {
  const alerts = from.filter(({ kind }) => kind === 'alert').length;
  const others = from.flatMap((each) => sourceText(each, zone, words) ?? []);
  const told = alerts === 0 ? others : [words.say('brief.from.alerts', { count: alerts }), ...others];
  return told.join('; ');
}

function sourceText(source: Source, zone: string, words: Wording): string | undefined {
  const { say, lang } = words;
  switch (source.kind) {
    case 'answers':
      return say('brief.from.answers', {
        label: nameOf(`brief.measure.${source.of.split('/').at(-1)}`, source.of, words),
        ...spanOf(source.days, lang),
      });
    case 'check-ins':
      return say('brief.from.check-ins', spanOf(source.days, lang));
    case 'message':
      return say('brief.from.message', { time: readable(source.at, zone, lang) });
    case 'record':
      return say('brief.from.record', { label: source.name });
    // Counted together.
    case 'alert':
      return undefined;
  }
}

function spanOf(days: readonly Day[], lang: string) {
  const sorted = days.toSorted();
  const ends = new Set([sorted[0], sorted.at(-1)].filter((day) => day !== undefined));
  return { entries: days.length, dates: [...ends].map((day) => shownDay(day, lang)).join(' – ') };
}
