/** All words that somebody is offered as an answer: on cards, in lists, in words of a scale and in forms, in both languages. */
import { formOf } from '../../../dialogs/form/known.ts';
import { everyItem } from '../../../src/forms/form.ts';
import { languages } from '../../../src/model/language.ts';
import { questions } from '../../../src/model/questionnaire.ts';
import { patientContent as content } from '../../harness/scene.ts';

export function offeredTexts(): string[] {
  const form = content.questionnaire('daily-check-in');
  const scales = languages.flatMap((lang) =>
    (form ? questions(form) : []).flatMap(({ linkId }) =>
      content.choices(linkId, lang).map(({ word }) => word),
    ),
  );
  const labels = [...content.flare.steps, ...content.flare.screen].flatMap((each) =>
    'answers' in each ? each.answers.map(({ label }) => label) : [],
  );
  const common = ['easier', 'same', 'harder', 'usual', 'ready'].map((name) => `label.flare.${name}`);
  const effects = ['yes', 'little', 'no', 'worse', 'short', 'guided'].map((name) => `label.skill.${name}`);
  const said = languages.flatMap((lang) =>
    [...labels, ...common, ...effects].map((key) => content.text(key, lang)),
  );
  const options = content.forms
    .flatMap((id) => everyItem(formOf({ content }, id)?.items ?? []))
    .flatMap((item) => item.options ?? [])
    .flatMap(({ label }) => [label.text, ...Object.values(label.in)]);
  return [...scales, ...said, ...options];
}
