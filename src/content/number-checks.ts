/** Crisis numbers grow old: whether somebody has verified them in time, and whether each has a source. */
import { countries, type Country } from '../model/language.ts';
import { dayAfter, type Day } from '../model/time.ts';
import type { Parts } from './read-content.ts';
import { faultAt, type Fault, type Path } from './source.ts';

const WARNED_BEFORE_DAYS = 30;

/** Without `today` only that every country has numbers: an expired one never keeps the service from starting. */
export function numberFaults(
  { numbers: { source, value }, ...parts }: Parts,
  today: Day | undefined,
): Fault[] {
  const isApproved = parts.numbersReview === 'approved';
  return countries.flatMap((country) => {
    const path = ['countries', country];
    const known = value[country];
    if (known === undefined) return [faultAt(source, path, `${country} has no numbers. Add them.`)];
    const at = (field: string, text: string) => [faultAt(source, [...path, field], text)];
    const loose = [
      ...known.notConfirmed,
      ...known.more.filter((each) => !each.confirmed).map((each) => each.for),
    ];
    const { verifiedOn, expiresOn } = known;
    return [
      ...(expiresOn <= verifiedOn
        ? at('expiresOn', `the numbers of ${country} expire before they are verified.`)
        : []),
      ...(isApproved && loose.length > 0
        ? at(
            'notConfirmed',
            `${country} has numbers that nobody has confirmed: ${loose.join(', ')}. Confirm them first.`,
          )
        : []),
      ...(today !== undefined && expiresOn < today
        ? at(
            'expiresOn',
            `the numbers of ${country} expired on ${expiresOn}. Call each one, then change verifiedOn and expiresOn.`,
          )
        : []),
      ...(today !== undefined && verifiedOn > today
        ? at('verifiedOn', `the numbers of ${country} are verified on ${verifiedOn}, a day still to come.`)
        : []),
    ];
  });
}

/** What will be a fault before long. */
export function numberWarnings({ numbers }: Pick<Parts, 'numbers'>, today: Day): Fault[] {
  return numbersExpiring({ numbers }, today).flatMap(({ country, expiresOn, path }) => {
    if (expiresOn < today) return [];
    const text = `the numbers of ${country} expire on ${expiresOn}. Call each one before then.`;
    return [faultAt(numbers.source, path, text)];
  });
}

export interface Expiring {
  country: Country;
  expiresOn: Day;
  path: Path;
}

/** Before long, or already. */
export function numbersExpiring({ numbers: { value } }: Pick<Parts, 'numbers'>, today: Day): Expiring[] {
  return countries.flatMap((country) => {
    const { expiresOn } = value[country];
    const path = ['countries', country, 'expiresOn'];
    return expiresOn > dayAfter(today, WARNED_BEFORE_DAYS) ? [] : [{ country, expiresOn, path }];
  });
}
