/** What must fit in the questions of the day: each has its words in every language, ends, and choices that differ. */
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
import { hasMessage } from './messages.ts';
import type { Choice, From, Parts } from './read-content.ts';
import { faultAt, type Fault } from './source.ts';

export function questionnaireFaults(parts: Parts): Fault[] {
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
  if (!hasMessage(parts.catalogues, `label.${linkId}`))
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
