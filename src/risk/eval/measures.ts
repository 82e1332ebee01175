/** What is measured of one set, by one reader, and which of it may not get worse. */
import {
  byKey,
  isAlerted,
  isAtTier,
  isDanger,
  isNamed,
  isNoticed,
  isPaged,
  share,
  type Judged,
  type Share,
} from './score.ts';

export interface Measure {
  /** "dev, held back / en / emergency / alerted": how a floor names it. */
  name: string;
  value: Share;
  /** A false alarm is better rare, a danger better heard. */
  better: 'more' | 'less';
}

const heard = { noticed: isNoticed, alerted: isAlerted, 'at tier': isAtTier };
const disturbed = { asked: isNoticed, alerted: isAlerted, paged: isPaged };

export function measuresOf(judged: readonly Judged[]): Measure[] {
  return byKey(judged, ({ said }) => said.source).flatMap(([source, all]) => [
    ...dangers(source, all.filter(isDanger)),
    ...harmless(
      source,
      all.filter((each) => !isDanger(each)),
    ),
  ]);
}

function dangers(source: string, all: Judged[]): Measure[] {
  const groups = byKey(all, ({ said }) => `${said.lang} / ${said.tier === 'some' ? 'danger' : said.tier}`);
  return groups.flatMap(([group, some]) =>
    Object.entries(heard).map(([what, is]) => measure(`${source} / ${group} / ${what}`, some, is, 'more')),
  );
}

function harmless(source: string, all: Judged[]): Measure[] {
  const groups = byKey(all, ({ said }) => `${said.lang} / ${said.kind}`);
  return groups.flatMap(([group, some]) =>
    Object.entries(disturbed).map(([what, is]) =>
      measure(`${source} / ${group} / ${what}`, some, is, 'less'),
    ),
  );
}

/** Of each signal: heard at all, alerted, at its tier, and called by its name. */
export function signalMeasures(judged: readonly Judged[]): Measure[] {
  const named = judged.filter((each) => isDanger(each) && each.said.signal !== undefined);
  const groups = byKey(named, ({ said }) => `${said.source} / ${said.signal ?? ''} / ${said.lang}`);
  return groups.flatMap(([group, some]) =>
    Object.entries({ ...heard, named: isNamed }).map(([what, is]) =>
      measure(`${group} / ${what}`, some, is, 'more'),
    ),
  );
}

function measure(
  name: string,
  all: Judged[],
  is: (each: Judged) => boolean,
  better: Measure['better'],
): Measure {
  return { name, value: share(all, is), better };
}
