/**
 * The part of a FHIR R4 Questionnaire that a check-in uses. Spanish is carried by the standard `translation`
 * extension; the ends of a scale and the answer to "why do you ask?" are display items with an item control.
 * https://hl7.org/fhir/R4/questionnaire.html
 */
import { z } from 'zod';
import type { Language } from './language.ts';

const extension: z.ZodType<Extension> = z.lazy(() =>
  z.looseObject({
    url: z.string(),
    extension: z.array(extension).optional(),
    valueCode: z.string().optional(),
    valueString: z.string().optional(),
    valueInteger: z.number().optional(),
    valueCodeableConcept: z
      .looseObject({ coding: z.array(z.looseObject({ code: z.string() })).optional() })
      .optional(),
  }),
);
export interface Extension {
  [key: string]: unknown;
  url: string;
  extension?: Extension[] | undefined;
  valueCode?: string | undefined;
  valueString?: string | undefined;
  valueInteger?: number | undefined;
  valueCodeableConcept?:
    { [key: string]: unknown; coding?: { [key: string]: unknown; code: string }[] | undefined } | undefined;
}
const element = z.looseObject({ extension: z.array(extension).optional() });
const coding = z.looseObject({
  system: z.string().optional(),
  code: z.string(),
  display: z.string().optional(),
  _display: element.optional(),
});
const itemFields = {
  linkId: z.string(),
  text: z.string().optional(),
  _text: element.optional(),
  type: z.enum(['group', 'display', 'boolean', 'integer', 'decimal', 'string', 'text', 'choice']),
  required: z.boolean().optional(),
  code: z.array(coding).optional(),
  extension: z.array(extension).optional(),
  answerOption: z
    .array(z.looseObject({ valueCoding: coding.optional(), valueInteger: z.number().optional() }))
    .optional(),
};
export const item = z.looseObject({ ...itemFields, item: z.array(z.looseObject(itemFields)).optional() });
export type Item = z.infer<typeof item>;
export const questionnaire = z.looseObject({
  resourceType: z.literal('Questionnaire'),
  id: z.string(),
  url: z.string(),
  version: z.string(),
  status: z.enum(['draft', 'active', 'retired', 'unknown']),
  title: z.string(),
  item: z.array(item).min(1),
});
export type Questionnaire = z.infer<typeof questionnaire>;

const TRANSLATION = 'http://hl7.org/fhir/StructureDefinition/translation';
const CONTROL = 'http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl';
const MIN = 'http://hl7.org/fhir/StructureDefinition/minValue';
const MAX = 'http://hl7.org/fhir/StructureDefinition/maxValue';

/** The questions a person answers, in order; help and scale ends are not among them. */
export function questions(form: Questionnaire): Item[] {
  return form.item.filter((each) => each.type !== 'display' && each.type !== 'group');
}

export function translated(text: string | undefined, shadow: Item['_text'], lang: Language): string {
  const found = shadow?.extension
    ?.filter((each) => each.url === TRANSLATION)
    .find((each) => each.extension?.some((part) => part.url === 'lang' && part.valueCode === lang));
  return found?.extension?.find((part) => part.url === 'content')?.valueString ?? text ?? '';
}

export function itemText(of: Pick<Item, 'text' | '_text'>, lang: Language): string {
  return translated(of.text, of._text, lang);
}

/** The text of the child display item with this control: `help` (why we ask), `lower` and `upper` (scale ends). */
export function controlText(
  of: Item,
  control: 'help' | 'lower' | 'upper',
  lang: Language,
): string | undefined {
  const found = of.item?.find((child) =>
    child.extension?.some(
      (each) => each.url === CONTROL && each.valueCodeableConcept?.coding?.[0]?.code === control,
    ),
  );
  return found && itemText(found, lang);
}

export function range(of: Item): { min: number; max: number } | undefined {
  const value = (url: string) => of.extension?.find((each) => each.url === url)?.valueInteger;
  const [min, max] = [value(MIN), value(MAX)];
  return min === undefined || max === undefined ? undefined : { min, max };
}

/** What is written in somebody's own words beside the numbers. */
export function isNote(linkId: string): boolean {
  return linkId === 'note';
}
