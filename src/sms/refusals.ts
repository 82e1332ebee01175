/**
 * What Twilio's error codes say, and about whom: https://www.twilio.com/docs/api/errors. Most say something of our account
 * or of the moment; very few say that the person cannot be texted, and only those may change what we do about a person.
 */
export type About =
  /** The person has told the carrier to stop. */
  | 'opted-out'
  /** The number can never be texted. */
  | 'no-phone'
  /** The text did not reach the number this time; a switched-off phone and an unknown number look alike. */
  | 'not-reached'
  /** Our account, its registration or its settings: somebody has to mend it, and then the text can go. */
  | 'account'
  /** Too fast, or a queue is full: soon, or after the day's limit. */
  | 'too-fast'
  | 'day-limit'
  /** This one text: sent again it would be refused again. */
  | 'this-text';

const codes: Record<About, readonly number[]> = {
  'opted-out': [21610],
  'no-phone': [21211, 21265, 21614, 21635],
  'not-reached': [30003, 30005, 30006],
  account: [
    20003, 20005, 20403, 20404, 21212, 21408, 21601, 21603, 21606, 21608, 21612, 21659, 21660, 21661, 21701,
    21703, 30002, 30010, 30024, 30032, 30034, 30035,
  ],
  'too-fast': [14107, 20429, 21611, 30001, 30022, 63017],
  'day-limit': [30023, 60728, 63038],
  'this-text': [21602, 21617, 21656, 30004, 30007, 30008, 30009],
};

const known = new Map(
  Object.entries(codes).flatMap(([about, list]) => list.map((code) => [code, about as About] as const)),
);

export function aboutCode(code: number): About | undefined {
  return known.get(code);
}
