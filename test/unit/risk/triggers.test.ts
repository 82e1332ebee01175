/** What numbers, trends and silence mean by the shipped rules: a row each for met, just missed and not enough to say. */
import { shippedContent } from '../../harness/scene.ts';
import { dayAfter } from '../../../src/model/time.ts';
import type { TriggerRule } from '../../../src/model/trigger.ts';
import type { SignalName } from '../../../src/model/signal.ts';
import { triggered, type Observed, type PastDanger, type Point } from '../../../src/risk/triggers.ts';

const TODAY = '2026-03-20';
const PAIN = 'daily-check-in/pain-now';
const SLEEP = 'daily-check-in/sleep';
const MOOD = 'daily-check-in/mood';
type Seen = Omit<Observed, 'today'>;

const answer = (of: string, value: number | 'yes' | 'no' | 'refused'): Seen => ({ answer: { of, value } });

/** One number a day up to today; `-` is a day without one. */
function days(of: string, numbers: string): Seen {
  const values = numbers.split(' ');
  const points = values.flatMap((value, at): Point[] =>
    value === '-' ? [] : [{ day: dayAfter(TODAY, at + 1 - values.length), value: Number(value) }],
  );
  return { series: { [of]: points } };
}
function both(one: Seen, other: Seen): Seen {
  return { ...one, ...other, series: { ...one.series, ...other.series } };
}
function fromTheFirst(numbers: string): Seen {
  const seen = days(PAIN, numbers);
  return { ...seen, ...(seen.series && { first: seen.series }) };
}
const ago = (count: number) => dayAfter(TODAY, -count);
const heard = (signal: SignalName, daysAgo: number, more: Partial<PastDanger> = {}): PastDanger => ({
  signal,
  day: ago(daysAgo),
  ...more,
});
/** Item 9 of the PHQ-9, and a clinician has talked about it with the person. */
const talked = (daysAgo: number, more: Partial<PastDanger> = {}) =>
  heard('suicide_self_harm', daysAgo, { rule: 'phq9-item-9', isTalkedAbout: true, ...more });
const silent = (missedInARow: number, ...dangers: PastDanger[]): Seen => ({
  silence: 'missed',
  missedInARow,
  dangers,
});
/** Item 9, where the clinic was told with `told` and knows of these dangers. */
const again = (value: number, told: number | undefined, ...dangers: PastDanger[]): Seen => ({
  ...answer('phq-9/item-9', value),
  dangers,
  ...(told !== undefined && { toldWith: { 'phq-9/item-9': told } }),
});
const isKnownThought = ['phq9-item-9-known soon suicide_self_harm'];
const isNewThought = ['phq9-item-9 urgent suicide_self_harm'];
const calls = ['silence-after-risk urgent suicide_self_harm'];
const isListed = ['silence-after-talk soon suicide_self_harm'];
const risen = '5 5 5 5 5 8 8 8';
const risenSince = `5 5 5 5 5 5 5 5 5 5 5 5 5 5 ${risen} 8 8 9 8 8 8 8`;
const slowlyWorse = '4 4 4 4 4 4 4 4 4 4 5 5 5 5 5 5 6 6 6 6 6 6 6';
const badNights = '6 6 6 6 6 2 8 2 2 8 2 1';
const steady = '4 4 4 4 4 4 4 4 4 4 4 4 4 4';

const rows: [string, Seen, string[]][] = [
  ['PHQ-9 item 9: not at all', answer('phq-9/item-9', 0), []],
  ['PHQ-9 item 9: several days', answer('phq-9/item-9', 1), ['phq9-item-9 urgent suicide_self_harm']],
  [
    'PHQ-9 item 9: more than half the days',
    answer('phq-9/item-9', 2),
    ['phq9-item-9 urgent suicide_self_harm'],
  ],
  [
    'PHQ-9 item 9: nearly every day',
    answer('phq-9/item-9', 3),
    ['phq9-item-9-daily urgent suicide_self_harm'],
  ],
  ['item 9 as it was talked about', again(1, 1, talked(28)), isKnownThought],
  ['item 9 less than it was talked about', again(1, 2, talked(28)), isKnownThought],
  ['item 9 twelve weeks after the call', again(1, 1, talked(84)), isKnownThought],
  [
    'item 9 as it was told twice, called about and read since',
    again(1, 1, talked(56), talked(28, { rule: 'phq9-item-9-known' })),
    isKnownThought,
  ],
  ['item 9 thirteen weeks after the call', again(1, 1, talked(85)), isNewThought],
  [
    'item 9 told since, and called about thirteen weeks ago',
    again(1, 1, talked(85), talked(28, { rule: 'phq9-item-9-known' })),
    isNewThought,
  ],
  ['item 9 more than it was talked about', again(2, 1, talked(28)), isNewThought],
  ['item 9 that nobody has talked about', again(1, 1, talked(28, { isTalkedAbout: false })), isNewThought],
  [
    'item 9 and words of their own, both talked about',
    again(1, 1, talked(28), talked(20, { rule: 'death-wish' })),
    isNewThought,
  ],
  [
    'item 9 and a yes to the direct question, both talked about',
    again(1, 1, talked(28), talked(28, { rule: 'direct-question' })),
    isNewThought,
  ],
  [
    'item 9 and silence after it, both talked about',
    again(1, 1, talked(28), talked(20, { rule: 'silence-after-risk' })),
    isKnownThought,
  ],
  ['item 9 of whom nobody knows what was told', again(1, undefined, talked(28)), isNewThought],
  [
    'item 9 nearly every day, after less of it was talked about',
    again(3, 1, talked(28)),
    ['phq9-item-9-daily urgent suicide_self_harm'],
  ],
  ['item 9 left out', answer('phq-9/item-9', 'refused'), ['phq9-item-9-refused urgent suicide_self_harm']],
  ['another item of the PHQ-9', answer('phq-9/item-1', 3), []],
  ['PHQ-9 total 14', answer('phq-9/total', 14), []],
  ['PHQ-9 total 15', answer('phq-9/total', 15), ['phq9-moderately-severe soon severe_distress']],
  ['PHQ-9 total 19', answer('phq-9/total', 19), ['phq9-moderately-severe soon severe_distress']],
  ['PHQ-9 total 20', answer('phq-9/total', 20), ['phq9-severe urgent severe_distress']],
  ['GAD-7 total 14', answer('gad-7/total', 14), []],
  ['GAD-7 total 15', answer('gad-7/total', 15), ['gad7-severe soon worry-high']],
  ['ASQ question 1: no', answer('asq/1', 'no'), []],
  ['ASQ question 1: yes', answer('asq/1', 'yes'), ['asq-1 urgent suicide_self_harm']],
  ['ASQ question 4: yes', answer('asq/4', 'yes'), ['asq-4 urgent suicide_self_harm']],
  ['ASQ question 2 refused', answer('asq/2', 'refused'), ['asq-2 urgent suicide_self_harm']],
  ['ASQ question 5: no', answer('asq/5', 'no'), []],
  ['ASQ question 5: yes', answer('asq/5', 'yes'), ['asq-5 emergency suicide_self_harm']],
  ['C-SSRS question 3: yes', answer('c-ssrs/3', 'yes'), ['cssrs-3 urgent suicide_self_harm']],
  ['C-SSRS question 4 is high', answer('c-ssrs/4', 'yes'), ['cssrs-4 emergency suicide_self_harm']],
  ['C-SSRS question 6, long ago', answer('c-ssrs/6', 'yes'), ['cssrs-6 urgent suicide_self_harm']],
  ['C-SSRS 6, recent', answer('c-ssrs/6a', 'yes'), ['cssrs-6-recent emergency suicide_self_harm']],

  ['medicines: no trouble', answer('medicines/trouble', 1), []],
  ['side effects', answer('medicines/trouble', 2), ['medicines-side-effects soon adverse_drug_reaction']],
  ['running low', answer('medicines/trouble', 3), ['medicines-running-low soon ran_out_of_medicine']],
  ['taken in another way', answer('medicines/trouble', 4), ['medicines-otherwise soon medication_misuse']],
  ['worried about a medicine', answer('medicines/trouble', 5), ['medicines-worried soon medicines-worried']],
  [
    'medicine for three days',
    answer('medicines/days-left', 3),
    ['medicines-nearly-out urgent ran_out_of_medicine'],
  ],
  ['medicine for four days', answer('medicines/days-left', 4), []],

  ['pain 10 on three days, of whom nobody knows what is usual', days(PAIN, '10 10 10'), []],
  [
    'pain 9 in the first week, on six of its days',
    days(PAIN, '9 9 10 8 9 9 9'),
    ['pain-severe-long soon pain-severe'],
  ],
  ['pain 9 in the first week, on five of its days', days(PAIN, '9 8 10 8 9 9 9'), []],
  [
    'pain 9 on all days, told eleven weeks ago',
    { ...days(PAIN, '9 9 9 9 9 9 9 9'), found: { 'pain-severe-long': ago(77) } },
    [],
  ],
  ['pain 9 on two days', days(PAIN, '7 7 7 7 7 7 9 9'), []],
  ['pain 9 on three days, as on the days before', days(PAIN, '9 8 8 9 9 9 9 9'), []],
  [
    'pain near 10 on three days, a point and a half above the days before',
    days(PAIN, '8 8 8 8 8 9 10 10'),
    ['pain-severe soon pain-severe'],
  ],
  [
    'pain 8 on three days, two above the days before',
    days(PAIN, '6 6 6 6 6 8 8 8'),
    ['pain-high soon pain-high'],
  ],
  ['pain 8 on three days, a point above the days before', days(PAIN, '7 7 7 7 7 8 8 8'), []],
  ['pain 8 on three days, with four days before', days(PAIN, '4 4 4 4 8 8 8'), []],
  ['mood four lower, and still fair', days(MOOD, '8 8 4'), []],
  ['sleep 2 on all days, as before', days(SLEEP, '2 2 2 2 2 2 2 2 2 2 2 2 2 2'), []],
  ['pain 8 with a day between', days(PAIN, '5 5 5 5 5 8 - 8 8'), []],
  ['pain 8 until yesterday', days(PAIN, '5 5 5 5 5 8 8 8 3'), []],
  [
    'pain two above its baseline',
    days(PAIN, `${steady} 6 6 6 6 6 7 6`),
    ['pain-above-baseline soon pain-worse'],
  ],
  ['one day below that', days(PAIN, `${steady} 6 6 6 5 6 7 6`), []],
  ['too few numbers to say', days(PAIN, `${steady} 6 - - - 6 7 6`), []],
  [
    'pain two above the first week, however slowly',
    fromTheFirst(slowlyWorse),
    ['pain-worse-than-first soon pain-worse'],
  ],
  ['a point and a half above it', fromTheFirst('4 4 4 4 4 4 4 4 4 4 5 5 5 5 5 5 6 5 6 5 6 5 6'), []],
  ['with three answers in the first week', fromTheFirst('4 - - 4 - - 4 4 4 4 5 5 5 5 5 5 6 6 6 6 6 6 6'), []],
  ['with three answers in the last', fromTheFirst('4 4 4 4 4 4 4 4 4 4 5 5 5 5 5 5 - 6 - - 6 - 6'), []],
  ['while the first week is not over', fromTheFirst('4 4 4 4 - - - - 7 7 7 7'), []],
  ['no baseline', days(PAIN, '- - - - - - - - - 4 4 4 4 4 6 6 6 6 6 7 6'), []],
  ['PEG two points worse than before, twice', days('peg/mean', '3 2 4 4'), ['peg-worse soon pain-worse']],
  ['PEG two points worse, once', days('peg/mean', '3 2 4'), []],
  ['PEG two points worse, and then half of it', days('peg/mean', '2 4 3'), []],
  ['PEG 30 percent worse', days('peg/mean', '5 6.5 6.5'), ['peg-worse soon pain-worse']],
  ['PEG 29 percent worse', days('peg/mean', '5 6.5 6.4'), []],
  ['PEG 50 percent worse from a low number', days('peg/mean', '2 3 3'), []],
  ['PEG worse than the first', days('peg/mean', '4 4.5 5 5.5 6'), ['peg-worse soon pain-worse']],
  [
    'PEG worse, and pain was said to be worse weeks ago',
    { ...days('peg/mean', '4 4.5 7 7'), found: { 'pain-worse-than-first': ago(20) } },
    ['peg-worse soon pain-worse'],
  ],
  [
    'PEG as bad as it was when pain was said to be worse',
    { ...days('peg/mean', '4 6 6 6'), found: { 'pain-worse-than-first': ago(2) } },
    [],
  ],
  [
    'PEG worse, and its answers before that are older than what the clinic was told',
    {
      ...days('peg/mean', '4 5.5 - - - - - - - - - - - - - - - - 6'),
      found: { 'pain-above-baseline': ago(15) },
    },
    [],
  ],
  ['PEG better', days('peg/mean', '7 4'), []],

  ['sleep 2 on five of seven', days(SLEEP, badNights), ['sleep-poor soon sleep-poor']],
  ['the same, of whom nobody knows what is usual', days(SLEEP, '2 8 2 2 8 2 1'), []],
  ['sleep 2 on four of seven', days(SLEEP, '6 6 6 6 6 2 8 2 2 8 3 1'), []],
  [
    'sleep 2 and low mood',
    both(days(SLEEP, badNights), days(MOOD, '5 2')),
    ['sleep-poor-mood-low urgent severe_distress', 'sleep-poor soon sleep-poor'],
  ],
  [
    'the same, called about thirteen days ago',
    { ...both(days(SLEEP, '2 8 2 2 8 2 1'), days(MOOD, '5 2')), found: { 'sleep-poor-mood-low': ago(13) } },
    [],
  ],
  [
    'the same, called about two weeks ago',
    { ...both(days(SLEEP, '2 8 2 2 8 2 1'), days(MOOD, '5 2')), found: { 'sleep-poor-mood-low': ago(14) } },
    ['sleep-poor-mood-low urgent severe_distress'],
  ],
  [
    'sleep 2 and low mood, of whom nobody knows what is usual',
    both(days(SLEEP, '2 8 2 2 8 2 1'), days(MOOD, '5 2')),
    ['sleep-poor-mood-low urgent severe_distress'],
  ],
  ['under four hours', days('sleep/hours', '3 3 3.5 3 2'), ['sleep-hours soon sleep-poor']],
  ['mood 2 on three days', days(MOOD, '2 1 2'), ['mood-low soon severe_distress']],
  ['mood 3', days(MOOD, '2 3 2'), []],
  ['mood 2 on three days, as on the days before', days(MOOD, '2 2 3 2 2 2 2 2'), []],
  [
    'mood 2 told two weeks ago, and the same again after better days',
    { ...days(MOOD, '2 2 2 2 2 2 3 3 3 3 3 2 2 2'), found: { 'mood-low': ago(14) }, toldWith: { [MOOD]: 2 } },
    [],
  ],
  [
    'the same of whom it was told four weeks ago',
    { ...days(MOOD, '5 5 5 5 5 2 2 2'), found: { 'mood-low': ago(28) }, toldWith: { [MOOD]: 2 } },
    ['mood-low soon severe_distress'],
  ],
  [
    'mood four lower within a week, for two days',
    days(MOOD, '7 7 7 6 5 3 3'),
    ['mood-fall soon severe_distress'],
  ],
  ['mood four lower for one day', days(MOOD, '7 7 7 6 5 5 3'), []],
  [
    'mood as low as it gets, for one day',
    days(MOOD, '7 7 7 6 5 5 1'),
    ['mood-fall-deep soon severe_distress'],
  ],
  ['mood three lower', days(MOOD, '6 6 6 6 5 3 3'), []],

  ['silence', { silence: 'missed', missedInARow: 1 }, []],
  ['a week of it', { silence: 'missed', missedInARow: 7 }, ['missed-week soon missed-check-ins']],
  ['six days of it', { silence: 'missed', missedInARow: 6 }, []],
  [
    'a week of it, told eleven weeks ago',
    { silence: 'missed', missedInARow: 7, found: { 'missed-week': ago(77) } },
    [],
  ],
  [
    'a week of it, and somebody has just looked for another reason',
    { silence: 'missed', missedInARow: 7, found: { 'pain-high': ago(13) } },
    [],
  ],
  [
    'and still when two weeks are over',
    { silence: 'missed', missedInARow: 8, found: { 'pain-high': ago(14) } },
    ['missed-week soon missed-check-ins'],
  ],
  [
    'three in a row after low mood',
    { silence: 'missed', missedInARow: 3, found: { 'mood-low': ago(28) } },
    ['missed-after-low-mood soon missed-after-low-mood'],
  ],
  ['two in a row after low mood', { silence: 'missed', missedInARow: 2, found: { 'mood-low': ago(2) } }, []],
  [
    'three in a row, low mood longer ago',
    { silence: 'missed', missedInARow: 3, found: { 'mood-low': ago(29) } },
    [],
  ],
  [
    'three in a row after high pain',
    { silence: 'missed', missedInARow: 3, found: { 'pain-high': ago(2) } },
    [],
  ],
  [
    'the first silence after thoughts of suicide',
    { silence: 'missed', missedInARow: 1, dangers: [heard('suicide_self_harm', 30)] },
    ['silence-after-risk urgent suicide_self_harm'],
  ],
  [
    'the same a day later',
    { silence: 'missed', missedInARow: 1, dangers: [heard('suicide_self_harm', 31)] },
    [],
  ],
  [
    'silence after thoughts of suicide, found six days ago',
    {
      silence: 'missed',
      missedInARow: 1,
      dangers: [heard('suicide_self_harm', 6)],
      found: { 'silence-after-risk': ago(6) },
    },
    [],
  ],
  [
    'found a week ago',
    {
      silence: 'missed',
      missedInARow: 1,
      dangers: [heard('suicide_self_harm', 7)],
      found: { 'silence-after-risk': ago(7) },
    },
    ['silence-after-risk urgent suicide_self_harm'],
  ],
  [
    'found two days ago, and thoughts were heard again since',
    {
      silence: 'missed',
      missedInARow: 1,
      dangers: [heard('suicide_self_harm', 1)],
      found: { 'silence-after-risk': ago(2) },
    },
    ['silence-after-risk urgent suicide_self_harm'],
  ],
  ['silence after item 9, nobody has talked about it', silent(1, talked(3, { isTalkedAbout: false })), calls],
  ['the first silence after item 9 that was talked about', silent(1, talked(3)), []],
  ['two in a row after it', silent(2, talked(30)), isListed],
  ['the same a day later', silent(2, talked(31)), []],
  [
    'two in a row, told of thirteen days ago',
    { ...silent(2, talked(20)), found: { 'silence-after-talk': ago(13) } },
    [],
  ],
  ['told of two weeks ago', { ...silent(2, talked(20)), found: { 'silence-after-talk': ago(14) } }, isListed],
  ['thoughts nearly every day, talked about', silent(1, talked(3, { rule: 'phq9-item-9-daily' })), calls],
  ['a yes to the direct question, talked about', silent(1, talked(3, { rule: 'direct-question' })), calls],
  [
    'a direct question without an answer, talked about',
    silent(2, talked(3, { rule: 'unanswered' })),
    isListed,
  ],
  [
    'words of their own, talked about',
    silent(2, talked(3, { rule: 'suicide/wish-to-die' }), talked(1)),
    calls,
  ],
  [
    'an answer that is not talked about yet, after one that is',
    silent(2, talked(9), talked(1, { isTalkedAbout: false })),
    calls,
  ],
  [
    'silence that was called about and talked about, and longer ago words of their own',
    silent(2, talked(3, { rule: 'silence-after-risk' }), heard('suicide_self_harm', 31)),
    isListed,
  ],
  [
    'two in a row after item 9 that was known, read and talked about',
    silent(2, talked(56), talked(28, { rule: 'phq9-item-9-known' })),
    isListed,
  ],
  [
    'one after item 9 that was known, and stands on the list unread',
    silent(1, talked(56), talked(1, { rule: 'phq9-item-9-known', isTalkedAbout: false })),
    calls,
  ],
  [
    'both thoughts and despair talked about, in one line',
    silent(2, talked(3), heard('severe_distress', 3, { rule: 'phq9-severe', isTalkedAbout: true })),
    isListed,
  ],
  [
    'opted out after item 9 that was talked about',
    { silence: 'opted-out', dangers: [talked(30)] },
    ['opt-out-after-risk urgent suicide_self_harm'],
  ],

  ['silence after a fall', { silence: 'missed', missedInARow: 1, dangers: [heard('fracture_fall', 2)] }, []],
  ['opted out', { silence: 'opted-out' }, []],
  [
    'opted out after a clot',
    { silence: 'opted-out', dangers: [heard('clot', 30)] },
    ['opt-out-after-risk urgent clot'],
  ],
  ['long after', { silence: 'opted-out', dangers: [heard('clot', 31)] }, []],
  ['a risk and an answer', { ...answer('asq/1', 'no'), dangers: [heard('suicide_self_harm', 1)] }, []],

  [
    'pain high, three days after thoughts that were known',
    { ...days(PAIN, risen), found: { 'phq9-item-9-known': ago(3) } },
    [],
  ],
  ['found six days ago', { ...days(PAIN, risen), found: { 'pain-high': ago(6) } }, []],
  [
    'found a week ago, and much the same since',
    { ...days(PAIN, risenSince), found: { 'pain-high': ago(7) } },
    [],
  ],
  [
    'found by another rule about the same number, and much the same since',
    { ...days(PAIN, risenSince), found: { 'pain-worse-than-first': ago(7) } },
    [],
  ],
  [
    'found a week ago, and worse since',
    { ...days(PAIN, '5 5 5 5 5 5 5 8 8 8 8 8 8 8 10 10 10'), found: { 'pain-high': ago(7) } },
    ['pain-high soon pain-high'],
  ],
  [
    'told with 9, six weeks ago, and high again after a better time',
    {
      ...fromTheFirst('5 5 5 5 5 5 5 6 6 6 6 6 6 6 8 8 8'),
      found: { 'pain-worse-than-first': ago(42) },
      toldWith: { [PAIN]: 9 },
    },
    ['pain-high soon pain-high'],
  ],
  [
    'told with 6, nine weeks ago, and slowly two points worse since',
    {
      ...fromTheFirst('6 6 6 6 7 7 7 7 7 7 7 7 7 7 7 7 7 8 8 8 8 8 8 8'),
      found: { 'pain-worse-than-first': ago(63) },
      first: { [PAIN]: days(PAIN, '4 4 4 4 4 4 4 - - - - - - - - - - - - - - - - -').series![PAIN]! },
      toldWith: { [PAIN]: 6 },
    },
    ['pain-worse-than-first soon pain-worse'],
  ],
  [
    'told with 7.5, nine weeks ago, and half a point worse since',
    {
      ...fromTheFirst('6 6 6 6 7 7 7 7 7 7 7 7 7 7 7 7 7 8 8 8 8 8 8 8'),
      found: { 'pain-worse-than-first': ago(63) },
      first: { [PAIN]: days(PAIN, '4 4 4 4 4 4 4 - - - - - - - - - - - - - - - - -').series![PAIN]! },
      toldWith: { [PAIN]: 7.5 },
    },
    [],
  ],
  [
    'PHQ-9 of 16 again, told four weeks ago',
    {
      ...answer('phq-9/total', 16),
      found: { 'phq9-moderately-severe': ago(28) },
      toldWith: { 'phq-9/total': 15 },
    },
    [],
  ],
  [
    'PHQ-9 of 20 is told whatever was told before',
    { ...answer('phq-9/total', 20), found: { 'phq9-severe': ago(14) }, toldWith: { 'phq-9/total': 20 } },
    ['phq9-severe urgent severe_distress'],
  ],
  [
    'GAD-7 four points higher than it was told',
    { ...answer('gad-7/total', 19), found: { 'gad7-severe': ago(28) }, toldWith: { 'gad-7/total': 15 } },
    ['gad7-severe soon worry-high'],
  ],
  [
    'found a week ago, and better in between',
    { ...days(PAIN, '5 5 5 5 5 5 5 8 8 8 4 4 4 4 8 8 8'), found: { 'pain-high': ago(7) } },
    ['pain-high soon pain-high'],
  ],
  [
    'found four weeks ago',
    { ...days(PAIN, risen), found: { 'pain-high': ago(28) } },
    ['pain-high soon pain-high'],
  ],
  [
    'poor sleep in the two weeks in which a worry was told',
    { ...days(SLEEP, badNights), found: { 'gad7-severe': ago(13) } },
    [],
  ],
  [
    'poor sleep when they are over',
    { ...days(SLEEP, badNights), found: { 'gad7-severe': ago(14) } },
    ['sleep-poor soon sleep-poor'],
  ],
  [
    'pain worse than in the first week, in the week in which sleep was found poor',
    { ...fromTheFirst(slowlyWorse), found: { 'sleep-poor': ago(6) } },
    [],
  ],
  [
    'pain worse than in the first week when that week is over',
    { ...fromTheFirst(slowlyWorse), found: { 'sleep-poor': ago(7) } },
    ['pain-worse-than-first soon pain-worse'],
  ],
  [
    'poor sleep while this person is on the list anyway',
    { ...days(SLEEP, badNights), found: { 'pain-high': ago(1) }, isListed: true },
    ['sleep-poor soon sleep-poor'],
  ],
  [
    'low mood in the week in which pain was found high waits for nothing',
    { ...days(MOOD, '2 1 2'), found: { 'pain-high': ago(1) } },
    ['mood-low soon severe_distress'],
  ],
  [
    'thoughts of suicide are never kept back',
    { ...answer('phq-9/item-9', 2), found: { 'phq9-item-9': TODAY } },
    ['phq9-item-9 urgent suicide_self_harm'],
  ],
];

describe('numbers, trends and silence', () => {
  it.each(rows)('%s', (_, seen, found) => {
    const all = triggered(shippedContent.triggers, { today: TODAY, ...seen });
    const shown = all.map(({ rule, tier, signals, task }) => `${rule} ${tier} ${signals[0] ?? task}`);
    expect(shown).toEqual(found);
  });

  it('every rule is met by a row of this table', () => {
    const met = rows.flatMap(([, , found]) => found.map((each) => each.split(' ')[0]));
    const families = shippedContent.triggers
      .map(({ id }) => id)
      .filter((id) => !/^(?:asq|cssrs)-\d$/.test(id));
    expect(families.filter((id) => !met.includes(id))).toEqual([]);
  });

  it('says whose rule it is, and the numbers', () => {
    const [found] = triggered(shippedContent.triggers, { today: TODAY, ...days(MOOD, '2 1 2') });
    expect(found).toMatchObject({ source: 'clinic rule', because: 'daily-check-in/mood: 2, 1, 2' });
  });

  it('what is known is told again no sooner than the rule itself', () => {
    const rule = { ...shippedContent.triggers.find(({ id }) => id === 'phq9-item-9')!, notAgainDays: 14 };
    const seen = { today: TODAY, ...again(1, 1, talked(28)) };
    const rules = (daysAgo: number) =>
      triggered([rule], { ...seen, found: { 'phq9-item-9-known': ago(daysAgo) } }).map(({ rule: id }) => id);
    expect(rules(13)).toEqual([]);
    expect(rules(14)).toEqual(['phq9-item-9-known']);
  });

  it('a rule without bounds is met by no number', () => {
    const rule = { ...shippedContent.triggers[0]!, when: { kind: 'answer', of: 'a/b' } } as TriggerRule;
    expect(triggered([rule], { today: TODAY, ...answer('a/b', 0) })).toEqual([]);
  });
});
