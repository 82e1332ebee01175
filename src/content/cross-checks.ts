/** What must fit together between the files: keys that exist, people who are known, questions that can be answered. */
import type { Clinician, Way } from '../model/clinician.ts';
import { languages } from '../model/language.ts';
import {
  controlText,
  itemText,
  questions,
  range,
  translated,
  type Item,
  type Questionnaire,
} from '../model/questionnaire.ts';
import { signalNames, tiers } from '../model/signal.ts';
import type { Day } from '../model/time.ts';
import { formPolicyFaults } from './form-checks.ts';
import { numberFaults } from './number-checks.ts';
import { skillFaults } from './skill-checks.ts';
import { flareFaults } from './flare-checks.ts';
import { parityFaults } from './messages.ts';
import { outcomeFaults } from './outcome-checks.ts';
import { rosterFaults } from './roster-checks.ts';
import { triggerFaults } from './trigger-checks.ts';
import type { Choice, From, Parts } from './read-content.ts';
import { faultAt, type Fault, type Path } from './source.ts';

export function crossFaults(parts: Parts, today: Day | undefined): Fault[] {
  return [
    ...parityFaults(parts.catalogues),
    ...namedFaults(parts),
    ...protocolFaults(parts),
    ...policyFaults(parts),
    ...triggerFaults(parts),
    ...outcomeFaults(parts),
    ...flareFaults(parts),
    ...skillFaults(parts),
    ...clinicFaults(parts),
    ...rosterFaults(parts),
    ...questionnaireFaults(parts),
    ...formPolicyFaults(parts),
    ...numberFaults(parts, today),
  ];
}

/** Every signal and tier has words for people. */
function namedFaults(parts: Parts): Fault[] {
  const needed = [...signalNames.map((name) => `signal.${name}`), ...tiers.map((name) => `tier.${name}`)];
  return needed
    .filter((key) => !has(parts, key))
    .map((key) =>
      faultAt(parts.catalogues.en.source, ['messages'], `${key} is missing. Add it in every language.`),
    );
}

function protocolFaults(parts: Parts): Fault[] {
  const faults: Fault[] = [];
  for (const { source, value } of parts.protocols) {
    const check = (path: Path, key: string | undefined) => {
      if (key !== undefined && !has(parts, key))
        faults.push(
          faultAt(source, path, `there is no message ${key}. Add it to content/messages or mend the name.`),
        );
    };
    for (const tier of ['emergency', 'urgent', 'soon', 'ask'] as const) {
      check([tier, 'say'], value[tier].say);
      check([tier, 'ask'], value[tier].ask);
      if (value[tier].ask !== undefined && value.answers === undefined)
        faults.push(
          faultAt(source, [tier, 'ask'], 'a question is asked but there are no answers. Add answers.'),
        );
    }
    for (const reply of ['yes', 'no', 'unsure', 'unclear', 'silence'] as const)
      check(['answers', reply, 'say'], value.answers?.[reply]?.say);
    for (const reply of ['unclear', 'silence'] as const)
      check(['answers', 'afterAsk', reply, 'say'], value.answers?.afterAsk?.[reply].say);
    check(['answers', 'otherwise'], value.answers?.otherwise);
    for (const [aside, key] of Object.entries(value.asides ?? {})) check(['asides', aside], key);
    const task = value.answers?.silence.task;
    check(['answers', 'silence', 'task'], task === undefined ? undefined : `task.${task}`);
    const twin = parts.protocols.find((each) => each.value.signal === value.signal);
    if (twin?.source !== source)
      faults.push(
        faultAt(source, ['signal'], `${value.signal} has a protocol in ${twin?.source.file} too. Keep one.`),
      );
  }
  for (const name of signalNames)
    if (!parts.protocols.some(({ value }) => value.signal === name && value.ask.ask !== undefined))
      faults.push({
        file: `content/protocols/${name.replaceAll('_', '-')}.yaml`,
        line: 1,
        text: `${name} has no protocol with a question of its own. Write one.`,
      });
  for (const name of ['any', 'for-other'] as const)
    if (!parts.protocols.some(({ value }) => value.signal === name))
      faults.push({
        file: `content/protocols/${name}.yaml`,
        line: 1,
        text: `the protocol for signal ${name} is missing. Put it back.`,
      });
  return faults;
}

const LONGEST_SNOOZE = 15;

function policyFaults({ policy, roster }: Parts): Fault[] {
  const faults: Fault[] = [];
  const places = roster.value.lines.length;
  const place = { first: 1, second: 2, third: 3, everyone: 1, fallback: 0 };
  for (const [tier, rules] of Object.entries(policy.value.tiers)) {
    if (rules.kind !== 'page') {
      if (tier === 'emergency')
        faults.push(
          faultAt(policy.source, ['tiers', tier], 'an emergency must page somebody. Use kind: page.'),
        );
      continue;
    }
    const path = ['tiers', tier];
    if (tier === 'emergency' && rules.snoozeUpToMinutes > LONGEST_SNOOZE)
      faults.push(
        faultAt(
          policy.source,
          [...path, 'snoozeUpToMinutes'],
          `an emergency can be put off for ${LONGEST_SNOOZE} minutes at most. Write ${LONGEST_SNOOZE} or less.`,
        ),
      );
    if (rules.repeatFrom >= rules.steps.length)
      faults.push(
        faultAt(
          policy.source,
          [...path, 'repeatFrom'],
          `there is no step ${rules.repeatFrom}; steps count from 0.`,
        ),
      );
    rules.steps.forEach((step, at) => {
      for (const whom of step.tell.filter((each) => place[each] > places))
        faults.push(
          faultAt(
            policy.source,
            [...path, 'steps', at, 'tell'],
            `${whom} is told, but only ${places} lines stand in ${roster.source.file}. Change one of them.`,
          ),
        );
    });
  }
  return faults;
}

function clinicFaults({ clinic: { source, value } }: Parts): Fault[] {
  const faults: Fault[] = [];
  const known = new Set<string>();
  value.clinicians.forEach((each, at) => {
    if (known.has(each.id))
      faults.push(faultAt(source, ['clinicians', at, 'id'], `${each.id} is there twice. Rename one.`));
    known.add(each.id);
    if (each.sms === undefined && each.teams === undefined)
      faults.push(
        faultAt(
          source,
          ['clinicians', at],
          `${each.id} cannot be reached. Give a number (sms) or a Teams id (teams).`,
        ),
      );
    each.contacts.forEach((one, place) => {
      const wrong = contactFault(one, each);
      if (wrong !== undefined) faults.push(faultAt(source, ['clinicians', at, 'contacts', place], wrong));
    });
  });
  const unknown = (path: Path, id: string) =>
    known.has(id)
      ? []
      : [faultAt(source, path, `${id} is not among the clinicians. Add them or mend the name.`)];
  faults.push(
    ...(value.onCall ?? []).flatMap((id, at) => unknown(['onCall', at], id)),
    ...unknown(['fallback'], value.fallback),
  );
  return faults;
}

const ADDRESS: Record<Way, { of: RegExp; like: string }> = {
  sms: { of: /^\+[1-9]\d{6,14}$/, like: 'a number such as +15550100201' },
  voice: { of: /^\+[1-9]\d{6,14}$/, like: 'a number such as +15550100201' },
  email: { of: /^[^\s@]+@[^\s@]+\.[^\s@]+$/, like: 'an address such as name@clinic.example' },
  webhook: {
    of: /^(?:pagerduty|opsgenie|goalert)(?:\/\S+)?$/,
    like: 'a paging service (pagerduty, opsgenie, goalert), with the id of the person there such as pagerduty/PLH1HKV',
  },
  teams: { of: /^\S+$/, like: 'a Teams user id' },
  'teams-channel': { of: /^\S+$/, like: 'the id of a Teams channel' },
};

function contactFault({ by, to }: Clinician['contacts'][number], who: Clinician): string | undefined {
  const address = to ?? (by === 'sms' || by === 'teams' ? who[by] : undefined);
  if (address === undefined) return `${by} has no address. Add to: ${ADDRESS[by].like}.`;
  // Codes are taken from the person's own number, so there is one of it, and it stands with the person.
  if (to !== undefined && (by === 'sms' || by === 'teams') && to !== who[by])
    return `${by} is another one than ${who.id} has. Write it as ${by}: of the person, and leave out to.`;
  return ADDRESS[by].of.test(address) ? undefined : `to is not ${ADDRESS[by].like}.`;
}

function questionnaireFaults(parts: Parts): Fault[] {
  const wanted = parts.checkIns.value.questionnaire;
  const found = parts.questionnaires.some(({ value }) => value.id === wanted);
  const absent = `there is no questionnaire ${wanted} in content/questionnaires. Mend the name.`;
  const faults = found ? [] : [faultAt(parts.checkIns.source, ['questionnaire'], absent)];
  return [...faults, ...parts.questionnaires.flatMap((form) => formFaults(parts, form))];
}

function formFaults(parts: Parts, { source, value: form }: From<Questionnaire>): Fault[] {
  const faults: Fault[] = [];
  const seen = new Set<string>();
  form.item.forEach((item, at) => {
    const path = ['item', at];
    for (const each of [item, ...(item.item ?? [])]) {
      if (seen.has(each.linkId))
        faults.push(faultAt(source, path, `linkId ${each.linkId} is there twice. Rename one.`));
      seen.add(each.linkId);
    }
    if (questions(form).includes(item))
      faults.push(...itemFaults(parts, item).map((text) => faultAt(source, path, text)));
  });
  return faults;
}

function itemFaults(parts: Parts, item: Item): string[] {
  const { linkId } = item;
  const faults: string[] = [];
  for (const lang of languages.filter((each) => each !== 'en'))
    for (const each of [item, ...(item.item ?? [])])
      if (translated(undefined, each._text, lang) === '')
        faults.push(`${each.linkId} has no ${lang} text. Add a translation extension.`);
  if (itemText(item, 'en') === '') faults.push(`${linkId} has no text. Write the question.`);
  if (!has(parts, `label.${linkId}`))
    faults.push(`there is no message label.${linkId}. Add it to content/messages.`);
  if (controlText(item, 'help', 'en') === undefined)
    faults.push(`${linkId} does not say why it is asked. Add a help item.`);
  if (item.type === 'integer') faults.push(...scaleFaults(parts, item));
  return faults;
}

function scaleFaults(parts: Parts, item: Item): string[] {
  const scale = range(item);
  if (scale === undefined) return [`${item.linkId} has no ends. Add minValue and maxValue.`];
  const faults = (['lower', 'upper'] as const)
    .filter((end) => controlText(item, end, 'en') === undefined)
    .map(
      (end) =>
        `${item.linkId} does not say what its ${end} end means. Add a display item with control ${end}.`,
    );
  const choices = parts.choices.value[item.linkId]?.en;
  if (choices === undefined)
    return [...faults, `content/choices.yaml has no words for ${item.linkId}. Add them.`];
  faults.push(
    ...languages.flatMap((lang) =>
      insideAnother(item.linkId, parts.choices.value[item.linkId]?.[lang] ?? []),
    ),
  );
  const outside = choices.filter(({ value }) => value < scale.min || value > scale.max);
  return [
    ...faults,
    ...outside.map(
      ({ word }) => `"${word}" in content/choices.yaml lies outside the scale of ${item.linkId}.`,
    ),
  ];
}

/** "good" inside "very good" would be taken for it. */
function insideAnother(linkId: string, choices: Choice[]): string[] {
  return choices.flatMap(({ word }) =>
    choices
      .filter((other) => other.word !== word && other.word.includes(word))
      .map(
        (other) =>
          `"${word}" is part of "${other.word}" in content/choices.yaml (${linkId}). Choose words that differ.`,
      ),
  );
}

function has(parts: Parts, key: string): boolean {
  return Object.hasOwn(parts.catalogues.en.messages, key);
}
